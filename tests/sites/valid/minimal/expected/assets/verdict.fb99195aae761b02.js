// The verdict on one credential: every step in its order, then the first state that applies (docs/formats.md, "Verifying an award").
import { setOf } from './contexts.ef62c6c7d715c4ac.js';
import { isContainer, readFormat } from './format.aefd2d7fcb5a9418.js';
import { judgeHolder } from './holder.d9d6f3f48d2b42d6.js';
import { isObject } from './json.98277d6290a288e6.js';
import { issuerOf, keyOfDid } from './keys.9c1d2c91bbeb3e76.js';
import { dayOf } from './moments.f4d08c9807b154f2.js';
import { IssuerKeys, ProofVerifier, contextsFor, readSignatures } from './proofs.10e0700b733d7bbb.js';
import { judgeAuthority } from './quorum.04eeae0319719fe0.js';
import { besideDecisions, judgeDecision, judgeStatus } from './status.2acb87f336202a74.js';
import { capital, count, distinct, sentence } from './words.5a274d2237564d35.js';

const names = ['format', 'signatures', 'authority', 'status', 'dates', 'log', 'holder', 'issuer'];
const deciding = names.slice(0, 5);
const unread = 'Not checked, because the document could not be read.';
const hidden = 'Not checked, because the document is not as it was signed, or no award at all.';

/** A report in which everything behind some steps was not checked, for one reason. */
export const reportOf = (state, steps, rest) => ({
  state,
  checks: names.map((name, at) => ({ name, ...steps[at] ?? { verdict: 'notChecked', reason: rest } })),
  signers: [], authorityVersion: null, ruleIndex: null, missingSigners: 0, waiting: false, statusAsOf: null,
});

/**
 * Judges a published credential.
 * @param {{bytes: Uint8Array, root: Map | Array}} document
 * @param {object | null} material what is known of its issuer
 * @param {{at: number, holder: object, isRecognised: boolean | null, recognition?: string}} question
 */
export async function judge(document, material, question) {
  const { root } = document;
  if (isContainer(root)) {
    const step = { verdict: 'notChecked', reason: 'It holds credentials and is none: a form this program does not read yet.' };
    return reportOf('undetermined', [step, step], unread);
  }
  const issuer = issuerOf(root);
  const guild = material?.guild ?? null;
  const keys = new IssuerKeys(issuer ?? '', { ...material, chain: guild?.chain ?? null });
  const contexts = contextsFor(root, guild !== null);
  const verifier = new ProofVerifier(root, contexts ?? setOf(false));
  const signatures = isObject(root) && issuer !== null ? await readSignatures(root, verifier, contexts !== null, keys, guild !== null) : null;
  const format = await readFormat(document, contexts !== null, verifier, guild === null ? null : issuer, signatures?.firstSuite ?? null);
  const signed = signatureCheck(signatures);
  const steps = [{ verdict: format.verdict, reason: format.reason }, signed];
  if (steps.some(({ verdict }) => verdict === 'failed')) return reportOf('altered', steps, hidden);
  if (format.award === null || signatures === null) return reportOf('undetermined', steps, unread);

  const { award } = format;
  const authority = guild === null ? foreignAuthority(signatures, material, issuer) : await judgeAuthority(guild, award, format.addresses, signatures, question.at);
  const listed = await judgeStatus(award, material, keys, question.at);
  const rule = authority.version && authority.ruleIndex !== null ? authority.version.rules[authority.ruleIndex] : null;
  const decisions = await Promise.all((guild === null ? [] : material.decisions).map(decision => judgeDecision(decision, award, rule, guild, keys)));
  const status = besideDecisions(listed, decisions);
  const dates = datesCheck(award, question.at);
  const checks = Object.entries({
    format: steps[0], signatures: signed, authority, status, dates,
    log: { verdict: 'notChecked', reason: 'Its issuer keeps no public log that this program could check.' },
    holder: await judgeHolder(award, question.holder),
    issuer: issuerCheck(question, issuer, material),
  }).map(([name, { verdict, reason }]) => ({ name, verdict, reason }));
  const isFine = except => checks.every(({ name, verdict }) => verdict === 'passed' || name === except || !deciding.includes(name));
  return {
    state: authority.verdict === 'failed' ? 'unauthorised' : status.state ?? (dates.isExpired ? 'expired' : !isFine() ? 'undetermined' : question.isRecognised === false ? 'valid-unrecognised' : 'valid'),
    checks,
    signers: guild === null ? foreignSigners(signatures, authority) : authority.signers,
    authorityVersion: authority.version?.number ?? null,
    ruleIndex: authority.ruleIndex,
    missingSigners: authority.missing,
    waiting: authority.onlySignaturesMissing && isFine('authority'),
    statusAsOf: listed.asOf,
  };
}

function signatureCheck(signatures) {
  if (signatures === null || signatures.bad !== null) return { verdict: 'failed', reason: sentence(signatures?.bad ?? 'it names no issuer, so nobody can have signed it') };
  if (signatures.notChecked !== null) return { verdict: 'notChecked', reason: sentence(`the signatures could not be checked: ${signatures.notChecked}`) };
  const { goodKeys } = signatures;
  return { verdict: 'passed', reason: goodKeys === 1 ? 'The signature is genuine; nothing was changed after it was signed.'
    : `${capital(count(goodKeys, 'signature', 'signatures'))}, all genuine; nothing was changed after it was signed.` };
}

// An issuer without an authority chain: its own DID document is its authority, and any key it lists may sign.
function foreignAuthority(signatures, material, issuer) {
  const told = (verdict, reason) => ({ verdict, reason, version: null, ruleIndex: null, missing: 0, onlySignaturesMissing: false, signers: [] });
  if (signatures.notChecked !== null) return told('notChecked', 'Who may sign could not be checked, because the signatures could not.');
  if (signatures.byIssuer.length === 0) {
    return told('failed', `It is signed with a key that is not its issuer's: ${signatures.proofs.map(({ key }) => key.problem).find(problem => problem)}.`);
  }
  if (material?.controller?.services.some(({ type }) => type === 'RecognitionAuthority')) {
    return told('notChecked', `Its issuer has rules about who may sign, and they could not be relied on: ${material.authorityProblem ?? 'they are not at hand'}.`);
  }
  return told('passed', keyOfDid(issuer) === null ? 'It is signed with a key its issuer lists; the issuer states no further rules.' : 'Its issuer is the very key that signed it.');
}

const foreignSigners = ({ byIssuer }, { verdict }) => distinct(byIssuer.map(({ proof }) => proof.method)).map(method => ({
  memberId: null, subject: null, verificationMethod: method, created: byIssuer.find(({ proof }) => proof.method === method).proof.created, counts: verdict === 'passed',
}));

function datesCheck({ validFrom, validUntil }, at) {
  if (validUntil !== null && validUntil < at) return { verdict: 'failed', reason: `It was valid until ${dayOf(validUntil)}.`, isExpired: true };
  if (validFrom > at) return { verdict: 'failed', reason: `It is not valid before ${dayOf(validFrom)}.`, isExpired: false };
  return { verdict: 'passed', reason: `It is valid from ${dayOf(validFrom)}${validUntil === null ? ', without an end' : ` until ${dayOf(validUntil)}`}.`, isExpired: false };
}

function issuerCheck({ isRecognised, recognition }, issuer, material) {
  const source = material?.source ?? 'known from this file';
  if (isRecognised === null) return { verdict: 'notChecked', reason: `Nobody asked whether ${issuer} is recognised; it is ${source}.` };
  return isRecognised ? { verdict: 'passed', reason: `${issuer} is recognised here${recognition ?? ''}.` }
    : { verdict: 'failed', reason: `${issuer} is not recognised here; it is ${source} only.` };
}
