// Whether an award still stands: the bit of its issuer's signed status list (W3C Bitstring Status List 1.0), and the decisions that say who took it back, when and why.
import { inForceAt } from './authority.33fae4276ac736f7.js';
import { fromBase64Url, sri } from './bytes.01d34c9964d06629.js';
import { setOf } from './contexts.ef62c6c7d715c4ac.js';
import { isObject, isText } from './json.98277d6290a288e6.js';
import { dayOf, readXsdMoment } from './moments.f4d08c9807b154f2.js';
import { ProofVerifier, contextsFor, jcs, latest, readSignatures } from './proofs.10e0700b733d7bbb.js';
import { judgeRule, judgeSignatures, listObjection } from './quorum.04eeae0319719fe0.js';
import { Shape } from './shapes.661a650f264edb4b.js';
import { count, people, sentence } from './words.5a274d2237564d35.js';

const leastBits = 131_072;
const mostBytes = 2 * 1024 * 1024;
/** The actions of decisions, in the order in which they are told. */
export const actions = ['revoke', 'withdraw', 'supersede'];
const states = { revoke: 'revoked', withdraw: 'withdrawn', supersede: 'superseded' };

/** Reads a list's content, not its proofs: `{list}` or `{problem}`; a browser that cannot unpack it says so (`isOld`). */
export async function readList({ root: value }) {
  const root = new Shape(value);
  root.hasType('VerifiableCredential');
  root.hasType('BitstringStatusListCredential');
  const id = root.text('id');
  const issuer = isObject(root.get('issuer')) ? root.object('issuer').text('id') : root.text('issuer');
  const subject = root.object('credentialSubject');
  subject.isOfType('BitstringStatusList');
  const purpose = subject.text('statusPurpose');
  const encoded = subject.text('encodedList');
  if (subject.optionalNumber('statusSize', 1) > 1) subject.refuse('statusSize', 'statusSize is more than 1; this program reads lists of single bits');
  if (root.problem !== null) return { problem: root.problem.detail };
  const bits = await inflate(encoded);
  if (bits === null) return { problem: 'encodedList is not u, base64url and gzip of at most 2 MiB' };
  if (bits.length * 8 < leastBits) return { problem: `the list has ${bits.length * 8} bits; the standard's least is ${leastBits}` };
  return { list: { id, issuer, purpose, bitAt: index => (index < bits.length * 8 ? (bits[index >> 3] & (0x80 >> (index & 7))) !== 0 : null) } };
}

// Never unpacks more than is allowed, however much there would be.
async function inflate(encoded) {
  const packed = encoded[0] === 'u' ? fromBase64Url(encoded.slice(1)) : null;
  if (packed === null || packed.length < 18) return null;
  const bits = await unpack(packed, 'gzip', mostBytes);
  // RFC 1952: the last four bytes are the length.
  return bits !== null && new DataView(packed.buffer).getUint32(packed.length - 4, true) === bits.length ? bits : null;
}

/** What is packed; null when it cannot be unpacked, or is longer than is read. */
export async function unpack(packed, format, most) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const all = new Uint8Array(most);
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (length + part.value.length > most) {
        reader.cancel().catch(() => {});
        return null;
      }
      all.set(part.value, length);
      length += part.value.length;
    }
  } catch {
    return null;
  }
  return all.slice(0, length);
}

/** The list an award names, checked: `{list, signed, validUntil}` or `{problem}`. It is its issuer's own, well signed, and by people who may keep it. */
export async function checkList(address, material, keys) {
  const document = material?.lists.get(address);
  if (document === undefined) {
    const reason = material?.listProblems.get(address);
    return { problem: reason === undefined ? 'the status list is not at hand' : `the status list could not be had: ${reason}` };
  }
  const { list, problem } = await readList(document);
  if (problem !== undefined) return { problem: `the status list cannot be read (${problem})` };
  if (list.id !== address) return { problem: `the status list is of another address, ${list.id}` };
  if (list.issuer !== material.issuer) return { problem: `the status list is by somebody else, ${list.issuer}` };
  const { root } = document;
  const isOurs = material.guild !== null;
  const contexts = contextsFor(root, isOurs);
  const signatures = await readSignatures(root, new ProofVerifier(root, contexts ?? setOf(false)), contexts !== null, keys, isOurs);
  if (signatures.bad !== null || signatures.notChecked !== null || contexts === null) {
    return { problem: `the status list's own signature is not good (${signatures.bad ?? signatures.notChecked ?? 'its context is not known'})` };
  }
  const objection = listObjection(material.guild, signatures);
  return objection === null ? { list, signed: latest(signatures.byIssuer), validUntil: endOf(root) } : { problem: objection };
}

// An end that cannot be read is an end long ago.
function endOf(root) {
  const end = root.get('validUntil');
  return end === undefined ? null : (isText(end) ? readXsdMoment(end) : null) ?? -Infinity;
}

/** The Status step by the list alone: `{verdict, reason, isRevoked, asOf}`. */
export async function judgeStatus(award, material, keys, at) {
  const entry = award.status;
  if (entry === null) {
    return award.hasStatus ? open('It has a status of a kind this program does not read, so we could not check whether it was revoked.')
      : { verdict: 'passed', reason: 'It names no status: its issuer keeps no way to revoke it.', isRevoked: false, asOf: null };
  }
  if (!['revocation', 'suspension'].includes(entry.purpose)) return open(`Its status is about '${entry.purpose}', which this program does not know.`);
  const { list, problem, signed, validUntil } = await checkList(entry.list, material, keys);
  const unknown = reason => ({ ...open(`We could not check whether it was revoked: ${reason}`), asOf: signed ?? null });
  if (problem !== undefined) return unknown(`${problem}.`);
  if (validUntil !== null && validUntil < at) return unknown(`the status list was good until ${dayOf(Math.max(validUntil, -62135596800000))} only.`);
  if (list.purpose !== entry.purpose) return unknown(`the status list is about ${list.purpose}, not ${entry.purpose}.`);
  const bit = list.bitAt(entry.index);
  if (bit === null) return unknown(`its place ${entry.index} is outside the status list.`);
  const isRevocation = entry.purpose === 'revocation';
  const verb = isRevocation ? 'revoke' : 'suspend';
  const dated = `issuer's status list dated ${dayOf(signed)}`;
  return {
    verdict: bit ? 'failed' : 'passed',
    reason: !bit ? `Its issuer's status list, dated ${dayOf(signed)}, does not ${verb} it.`
      : isRevocation ? `It was revoked, by its ${dated}${material.guild === null ? '' : '; no signed decision that says why is at hand'}.` : `It is suspended, by its ${dated}.`,
    isRevoked: bit && isRevocation,
    asOf: signed,
  };
}

const open = reason => ({ verdict: 'notChecked', reason, isRevoked: false, asOf: null });

/** Reads a decision: `{decision}` or `{problem: {pointer, detail, unknown}}`. */
export function readDecision(document) {
  const root = new Shape(document.root);
  root.isOfType('StatusDecision');
  const format = root.number('format', 0);
  if (format !== 1) root.refuse('format', `format is ${format}; 1 is what this program knows`, true);
  root.only('type', 'format', 'award', 'awardDigest', 'action', 'by', 'reason', 'date', 'authority', 'proof');
  const authority = root.object('authority');
  authority.only('version', 'digestSRI');
  if (!root.has('action')) root.refuse(null, 'action is missing; expected revoke, withdraw or supersede');
  const action = root.optionalWord('action', ...actions) ?? 'revoke';
  const decision = {
    document, action,
    award: root.text('award'),
    digest: root.text('awardDigest'),
    by: root.optionalText('by'),
    reason: root.text('reason'),
    date: root.moment('date'),
    authority: { number: authority.number('version', 1), digest: authority.text('digestSRI') },
  };
  if ((action === 'supersede') !== (decision.by !== null)) {
    root.refuse(decision.by === null ? null : 'by', decision.by === null ? 'by is missing; expected the address of the award that takes its place' : 'by goes with supersede only');
  } else if (decision.by !== null && decision.by === decision.award) root.refuse('by', 'an award does not take its own place');
  return root.problem === null ? { decision } : { problem: root.problem };
}

/** Judges one decision about an award: `{decision, standing: 'counts' | 'waits' | 'refused' | 'notChecked', reason}`. */
export async function judgeDecision(document, award, rule, guild, keys) {
  const { decision, problem } = readDecision(document);
  if (problem !== undefined) return { decision: null, standing: problem.unknown ? 'notChecked' : 'refused', reason: problem.detail };
  const told = (standing, reason) => ({ decision, standing, reason });
  const { number, digest } = decision.authority;
  if (decision.award !== award.id) return told('refused', `it is about ${decision.award}`);
  if (decision.digest !== await sri(award.document.bytes)) return told('refused', 'it is about other bytes than those that are published');
  if (number > guild.chain.length) return told('notChecked', `it follows version ${number} of the rules, and the newest one at hand is version ${guild.chain.length}`);
  const version = guild.chain[number - 1];
  if (version.digest !== digest) return told('refused', `the rules it names, version ${number}, are not the rules its issuer has under that number`);
  if (inForceAt(guild.chain, decision.date) !== version) return told('refused', `it is dated ${dayOf(decision.date)}, when version ${number} of the rules was not in force`);
  return { decision, ...await judgeSigners(document.root, version, rule, guild, keys) };
}

async function judgeSigners(root, version, rule, guild, keys) {
  const signatures = await readSignatures(root, new ProofVerifier(root, setOf(true)), false, keys, true);
  if (signatures.bad !== null) return { standing: 'refused', reason: root.get('proof')?.length === 0 ? 'nobody has signed it' : signatures.bad };
  if (signatures.proofs.some(({ proof }) => proof.suite !== jcs)) return { standing: 'refused', reason: 'decisions are signed with eddsa-jcs-2022 only' };
  if (signatures.stranger !== undefined) return { standing: 'refused', reason: `it is also signed with a key that is not its issuer's: ${signatures.stranger.key.problem}` };
  const quorum = quorumOf(version, rule);
  if (quorum === null) return { standing: 'notChecked', reason: 'it takes as many people as the award took, and by which rule that was is not known' };
  const judged = judgeRule(0, quorum, judgeSignatures(guild, signatures.byIssuer, version, { jcsOnly: true }), null, true);
  if (judged.isSatisfied) return { standing: 'counts', reason: '' };
  if (judged.unknown !== null) return { standing: 'notChecked', reason: judged.unknown };
  const role = quorum.signers.role === null ? '' : ` with the role ${quorum.signers.role}`;
  const reason = [`it takes ${people(quorum.quorum)}${role}, and ${count(judged.missing, 'more has', 'more have')} to sign`, ...judged.notCounted].join('; ');
  return guild.chain.at(-1) === version ? { standing: 'waits', reason }
    : { standing: 'refused', reason: `${reason}; newer rules have come into force since, so it cannot be completed any more` };
}

// As the award was decided, apart from what only an award has: evidence, and that nobody recognises themselves.
function quorumOf({ status: { revoke } }, rule) {
  if (revoke === null) return rule && { ...rule, selfAward: true, evidenceRequired: false };
  return { badges: [], signers: { role: revoke.role, members: [], holdersOf: null }, quorum: revoke.quorum, selfAward: true, evidenceRequired: false, kept: null };
}

/** What the Status step says when the decisions at hand are put beside the list's answer: `{verdict, reason, state}`. */
export function besideDecisions(listed, judged) {
  const told = judged.filter(({ standing }) => standing === 'counts').map(({ decision }) => decision)
    .sort((left, right) => actions.indexOf(left.action) - actions.indexOf(right.action) || left.date - right.date)[0];
  if (told !== undefined) {
    const addition = listed.isRevoked ? '' : listed.verdict === 'passed' ? " Its issuer's status list does not show that yet; the signed decision is enough."
      : ' The signed decision says so; the status list could not be checked.';
    return { verdict: 'failed', reason: decisionWords(told) + addition, state: states[told.action] };
  }
  if (listed.isRevoked) {
    const refused = judged.map(({ reason }) => ` A decision at hand does not count: ${sentence(reason)}`);
    return { verdict: listed.verdict, reason: [listed.reason, ...refused].join(''), state: 'revoked' };
  }
  const unjudged = judged.find(({ standing }) => standing === 'notChecked');
  return unjudged !== undefined && listed.verdict === 'passed'
    ? { verdict: 'notChecked', reason: `There is a decision about it that could not be judged: ${sentence(unjudged.reason)}`, state: null }
    : { verdict: listed.verdict, reason: listed.reason, state: null };
}

function decisionWords({ action, date, reason, by }) {
  const quoted = `'${reason}'${/[.!?]$/.test(reason) ? '' : '.'}`;
  if (action === 'revoke') return `This award was revoked on ${dayOf(date)}: ${quoted}`;
  return action === 'withdraw' ? `This award was withdrawn at its holder's wish on ${dayOf(date)}: ${quoted}`
    : `Another award took the place of this one on ${dayOf(date)}: ${quoted} It is ${by}.`;
}
