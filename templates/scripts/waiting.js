// An award that waits for signatures: reading it, who may still sign, and whether one more signature counts. It is judged by the very steps that judge a published one.
import { holdsRole } from './authority.js';
import { assemble } from './issuer.js';
import { isText } from './json.js';
import { didOfBase, issuerOf } from './keys.js';
import { makeProofs, proofFile, withProofs } from './proof-maker.js';
import { readTarget } from './target.js';
import { judge } from './verdict.js';
import { documentsOf } from './verify.js';

/**
 * Reads what somebody was sent: `{award}`, or `{problem}`: `unreadable`, `program` (rules or a decision), `elsewhere` (another guild's), `stale` (its rules are newer than these),
 * `signed` (it waits for nobody), `over` (its rules have ended), `bad`, with the engine's `reason` where there is one.
 */
export async function readWaiting(bytes, { home, kept, at }) {
  const { document, is, kind, problem } = await readTarget(bytes);
  if (['RecognitionAuthority', 'StatusDecision'].includes(document?.root.get?.('type'))) return { problem: 'program' };
  if (document === undefined || is !== undefined || kind !== 'award') return { problem: 'unreadable', reason: problem ?? is };
  const issuer = issuerOf(document.root);
  if (issuer === null || didOfBase(home.base) !== issuer) return { problem: 'elsewhere' };
  const material = await assemble(issuer, document, documentsOf(home, kept));
  const award = { issuer, document, material, ...await judged(document, material, at) };
  const { report, version } = award;
  if (report.state === 'undetermined' && rulesOf(document.root) > (material.guild?.chain.length ?? Infinity)) return { problem: 'stale' };
  if (report.waiting) return version.number === material.guild.chain.length ? { award } : { problem: 'over', award };
  const isSigned = report.state.startsWith('valid') || report.state === 'expired' || isOpen(award);
  return { problem: isSigned ? 'signed' : 'bad', award, reason: report.checks.slice(0, 5).find(({ verdict }) => verdict !== 'passed')?.reason };
}

// Enough people signed, and only what its holder held before does not show here: that was looked at as the award was begun, and every build looks again.
const isOpen = ({ report, rule }) => rule?.prerequisitesRequired === true && report.missingSigners === 0
  && report.checks.slice(0, 5).every(({ name, verdict }) => verdict === 'passed' || (name === 'authority' && verdict === 'notChecked'));

// The number of the rules an award names, 0 for none. Whether it names them rightly is judged elsewhere.
function rulesOf(root) {
  const related = root.get('relatedResource');
  const numbers = (Array.isArray(related) ? related : []).map(item => /\/authority\/([1-9]\d{0,8})\.json$/.exec(item?.get?.('id'))?.[1] ?? 0);
  return Math.max(0, ...numbers.map(Number));
}

async function judged(document, material, at) {
  const report = await judge(document, material, { at, isRecognised: true });
  const version = material.guild?.chain.find(({ number }) => number === report.authorityVersion) ?? null;
  return { report, version, rule: version !== null && report.ruleIndex !== null ? version.rules[report.ruleIndex] : null };
}

/** The members whose signature would still count, each person once. */
export function mayStillSign({ report, version, rule, document }, at) {
  const signed = new Set(report.signers.map(({ subject }) => subject));
  const holder = document.root.get('credentialSubject').get('id');
  const { role, members } = rule.signers;
  const fitting = version.members.filter(member => (role === null ? members.includes(member.id) : holdsRole(member, role, at))
    && !signed.has(member.subject) && (rule.selfAward || member.subject !== holder)
    && member.keys.some(key => key.compromisedAt === null && (key.retiredAt === null || at < key.retiredAt)));
  return fitting.filter((member, at) => fitting.findIndex(({ subject }) => subject === member.subject) === at);
}

/**
 * Signs: `{file, member, missing}`, or `{problem}`: `stranger` (no member has this key), `already`, or `uncounted` with the engine's `reason`.
 * @param {object} award what `readWaiting` gave
 * @param {{multibase: string, sign: Function}} key
 * @param {number} at now
 */
export async function cosign(award, key, at) {
  const { issuer, document, material, report, version } = award;
  const member = version.members.find(({ keys }) => keys.some(({ multibase }) => multibase === key.multibase));
  if (member === undefined) return { problem: 'stranger' };
  if (report.signers.some(({ subject }) => subject === member.subject)) return { problem: 'already', member };
  const proofs = await makeProofs(document.root, issuer, at, key);
  const { report: after } = await judged(withProofs(document, proofs), material, at);
  const counts = after.signers.some(signer => signer.subject === member.subject && signer.counts);
  const stands = after.state.startsWith('valid') || after.waiting || isOpen({ report: after, rule: award.rule });
  if (!counts || !stands) return { problem: 'uncounted', member, reason: after.checks.slice(0, 5).find(({ verdict }) => verdict !== 'passed')?.reason };
  // What is judged against affirmed awards are the document's bytes; a member whose key ended is told above.
  return { file: proofFile(proofs), member, missing: after.missingSigners };
}

/** What was reached, of what the badge measures: its name, and the level or value. */
function results(subject, achievement, text) {
  const items = (owner, name) => (Array.isArray(owner?.get?.(name)) ? owner.get(name) : []);
  return items(subject, 'result').map(result => {
    const measure = items(achievement, 'resultDescription').find(one => text(one, 'id') === text(result, 'resultDescription'));
    const level = items(measure, 'rubricCriterionLevel').find(one => text(one, 'id') === text(result, 'achievedLevel'));
    return [text(measure, 'name'), text(level, 'name') ?? text(result, 'value') ?? text(result, 'status')].filter(isText).join(': ');
  });
}

/** What an award says, for people: texts as they were signed, null where it says nothing. */
export function wordsOf({ document: { root } }) {
  const subject = root.get('credentialSubject');
  const achievement = subject.get('achievement');
  const text = (owner, name) => (isText(owner?.get?.(name)) ? owner.get(name) : null);
  return {
    id: /\/credentials\/([^/]+)\.json$/.exec(root.get('id'))[1],
    badge: text(achievement, 'name'),
    version: text(achievement, 'version'),
    description: text(achievement, 'description'),
    criteria: text(achievement.get('criteria'), 'narrative'),
    holder: text(subject, 'id'),
    isHidden: Array.isArray(subject.get('identifier')) && subject.get('identifier').length > 0,
    why: text(subject, 'narrative'),
    reached: results(subject, achievement, text),
    evidence: (Array.isArray(root.get('evidence')) ? root.get('evidence') : []).map(item => text(item, 'narrative') ?? text(item, 'name') ?? text(item, 'id')).filter(isText),
    awarded: text(root, 'awardedDate') ?? text(root, 'validFrom'),
    until: text(root, 'validUntil'),
  };
}
