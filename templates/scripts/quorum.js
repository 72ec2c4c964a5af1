// Who may recognise what: good proofs become people's signatures, each judged by the version of the rules in force for it and by what the chain later came to say of
// its key; a rule counts people, not keys.
import { holdsRole, inForceAt } from './authority.js';
import { sri } from './bytes.js';
import { dayOf } from './moments.js';
import { jcs, latest, rdfc } from './proofs.js';
import { capital, count, distinct, list, people, sentence, spelled } from './words.js';

/**
 * What the whole chain has come to say of each key. Compromise looks back; a version that retires a key and affirms awards makes its signatures count there only.
 * @param {object[]} chain the versions
 * @param {Map<string, Uint8Array>} lists the lists of affirmed awards, by their digests
 */
export function readFates(chain, lists) {
  const fates = new Map();
  const earlier = (left, right) => (left === null ? right : right === null ? left : Math.min(left, right));
  for (const key of chain.flatMap(version => version.members).flatMap(member => member.keys)) {
    if (key.retiredAt === null && key.compromisedAt === null) continue;
    const before = fates.get(key.multibase) ?? { retiredAt: null, compromisedAt: null, affirmed: null };
    fates.set(key.multibase, {
      retiredAt: earlier(before.retiredAt, key.retiredAt),
      compromisedAt: earlier(before.compromisedAt, key.compromisedAt),
      affirmed: key.affirmed === null ? before.affirmed : readAffirmed(key.affirmed, lists),
    });
  }
  return fates;
}

// A list that is not at hand, is in no order, or has another length than its version says, affirms nothing.
function readAffirmed({ count: length, digest }, lists) {
  const bytes = lists.get(digest);
  const text = bytes === undefined ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text === null || (text !== '' && !text.endsWith('\n'))) return new Set();
  const lines = text === '' ? [] : text.slice(0, -1).split('\n');
  const isList = lines.length === length && lines.every((line, at) => /^[a-z0-9-]+ sha256-[A-Za-z0-9+/=]{44}$/.test(line) && (at === 0 || lines[at - 1] < line));
  return new Set(isList ? lines : []);
}

/** The line by which a list would affirm an award. */
export const affirmedLine = async (awardId, bytes) => `${awardId} ${await sri(bytes)}`;

/**
 * The signatures of a document, in the order of its proofs: `{method, created, member, kept, objection}`.
 * @param {object} guild `{chain, fates}`
 * @param {object[]} proofs good proofs by known keys
 * @param {object} version the version that judges
 * @param {{line?: string, isList?: boolean, jcsOnly?: boolean}} about a list is signed anew when its signer's key ends; an award may be affirmed by its line
 */
export function judgeSignatures(guild, proofs, version, about) {
  return distinct(proofs.map(({ proof }) => proof.method)).map(method => {
    const own = proofs.filter(({ proof }) => proof.method === method);
    const { multibase } = own[0].key;
    const member = version.members.find(({ keys }) => keys.some(key => key.multibase === multibase)) ?? null;
    const key = member?.keys.find(one => one.multibase === multibase) ?? null;
    return { method, created: latest(own), member, name: member?.id ?? method, kept: key?.kept ?? 'file', objection: objectionTo(guild, own, version, key, about) };
  });
}

function objectionTo({ chain, fates }, proofs, version, key, about) {
  if (key === null) return `the key is not one of version ${version.number} of the rules`;
  const suites = proofs.map(({ proof }) => proof.suite);
  if (!about.jcsOnly && suites.join() !== `${rdfc},${jcs}`) {
    return suites.length < 2 ? `only one of its two proofs is there (${suites[0]})` : 'its proofs are not one rdfc proof followed by one jcs proof';
  }
  for (const { proof } of proofs) {
    const objection = untimely(proof.created, version, chain[version.number], key) ?? fateObjection(fates.get(key.multibase), proof.created, about);
    if (objection !== null) return objection;
  }
  // A compromised key is never listed, and counts all the same where the award is affirmed.
  const isCompromised = fates.get(key.multibase)?.compromisedAt != null;
  return proofs[0].key.isListed || isCompromised ? null : proofs[0].key.problem ?? "the issuer's DID document does not list the key";
}

function untimely(created, version, next, key) {
  if (created < version.validFrom) return `it is dated ${dayOf(created)}, before version ${version.number} of the rules came into force`;
  if (next !== undefined && created >= next.validFrom) return `it is dated ${dayOf(created)}, when version ${next.number} of the rules was in force`;
  if (created < key.validFrom) return `it is dated ${dayOf(created)}, before the key was valid`;
  return key.retiredAt !== null && created >= key.retiredAt ? `the key was retired on ${dayOf(key.retiredAt)}, before it signed` : null;
}

function fateObjection(fate, created, { line, isList }) {
  if (fate === undefined) return null;
  const { retiredAt, compromisedAt, affirmed } = fate;
  const isAffirmed = line !== undefined && affirmed !== null && affirmed.has(line);
  if (compromisedAt !== null && !isAffirmed) return `the key was reported as compromised since ${dayOf(compromisedAt)}, and the issuer has not affirmed this award`;
  if (retiredAt === null) return null;
  if (created >= retiredAt) return `the key was retired on ${dayOf(retiredAt)}, before it signed`;
  // Dates are claims, and a list can say that nothing was ever revoked: it is signed anew when its signer's key ends.
  if (isList) return 'the key is retired, so a list by it counts no longer';
  return line !== undefined && affirmed !== null && !isAffirmed ? "the key is retired, and the issuer's list of its awards does not have this one" : null;
}

/** Whether a signer held a role when signing. */
export const heldRole = ({ member, created }, role) => member !== null && holdsRole(member, role, created);

/** What one rule says of a document: `missing` people, a `fault` that signatures cannot mend, what is `unknown`, and how far it is from letting it. */
export function judgeRule(index, rule, signatures, holder, hasEvidence, prerequisites = []) {
  const counted = [];
  const notCounted = [];
  let unknown = null;
  for (const signature of signatures) {
    const found = signature.objection === null ? ruleObjection(rule, signature, holder) : { objection: signature.objection };
    unknown = found.unknown ?? unknown;
    if (found.objection === null) counted.push(signature);
    else notCounted.push(`the signature of ${signature.name} does not count: ${found.objection}`);
  }
  const persons = distinct(counted.map(({ member }) => member.subject)).length;
  // Somebody with a key kept as the rule asks can still sign.
  const missing = Math.max(0, rule.quorum - persons) || (rule.kept !== null && counted.every(({ kept }) => kept !== rule.kept) ? 1 : 0);
  const fault = rule.evidenceRequired && !hasEvidence ? 'the rule asks for evidence, and the award has none' : null;
  // Who held a badge when is known to a repository, not to a page.
  const open = rule.prerequisitesRequired && missing === 0 && prerequisites.length > 0 ? prerequisiteUnknown(prerequisites[0]) : null;
  unknown = open ?? unknown;
  const isSatisfied = missing === 0 && fault === null && open === null;
  return { index, rule, counted, notCounted, persons, missing, fault, unknown, isSatisfied, distance: isSatisfied ? 0 : fault !== null ? 3 : unknown !== null ? 1 : 2 };
}

const prerequisiteUnknown = ({ slug, name }) => (slug !== null ? `whether the holder held the badge ${slug} before, as the rule asks, could not be checked`
  : `whether the holder had '${name}' before, as the rule asks, could not be checked: it is no badge of this issuer`);

// `<base>/badges/<slug>/`, the page of a badge whatever its version.
function prerequisitesOf({ prerequisites }, base) {
  const folder = `${base}/badges/`;
  return prerequisites.map(({ name, url }) => ({ name, slug: url.startsWith(folder) ? /^([^/]+)\/$/.exec(url.slice(folder.length))?.[1] ?? null : null }));
}

function ruleObjection({ signers, selfAward }, signature, holder) {
  const { member } = signature;
  if (!selfAward && member.subject === holder) return { objection: 'nobody recognises themselves under this rule' };
  if (signers.role !== null) return { objection: heldRole(signature, signers.role) ? null : `they were not ${signers.role} when they signed` };
  if (signers.holdersOf === null) return { objection: signers.members.includes(member.id) ? null : 'the rule does not name them' };
  // Who held a badge when is known to a repository, not to a page.
  const unknown = `whether ${member.id} held the badge ${signers.holdersOf} when signing could not be checked`;
  return { objection: unknown, unknown };
}

const appliesTo = (rule, slug, tags) => rule.badges.some(badge => badge === '*' || badge === slug || (badge.startsWith('tag:') && tags.includes(badge.slice(4))));

/** The Authority step for an award of a guild: `{verdict, reason, signers, version, rule, missing, onlySignaturesMissing}`. */
export async function judgeAuthority(guild, award, addresses, signatures, at) {
  const { chain } = guild;
  const named = addresses.authority;
  if (named === null) return failed('It does not name the version of the rules it was made under.');
  if (named.number > chain.length) {
    return { ...failed(`It was made under version ${named.number} of the rules; the newest one at hand is version ${chain.length}.`), verdict: 'notChecked' };
  }
  const version = chain[named.number - 1];
  if (version === undefined || version.digest !== named.digest) return failed(`The rules it names, version ${named.number}, are not the rules its issuer has under that number.`);
  const persons = judgeSignatures(guild, signatures.byIssuer, version, { line: await affirmedLine(addresses.awardId, award.document.bytes) });
  const rules = version.rules.map((rule, index) => ({ rule, index })).filter(({ rule }) => appliesTo(rule, addresses.slug, award.tags))
    .map(({ rule, index }) => judgeRule(index, rule, persons, award.holder, award.hasEvidence, prerequisitesOf(award, addresses.base)));
  // The satisfied rule, else one that could not be judged, else the one that lacks least; of equals the first.
  const nearest = rules.reduce((best, rule) => (best === null || rule.distance < best.distance || (rule.distance === best.distance && rule.missing < best.missing) ? rule : best), null);
  return {
    ...nearest === null ? failed(`No rule of version ${version.number} speaks of the badge ${addresses.slug}.`) : judgeNearest(nearest, version, chain[version.number], signatures, at),
    version,
    ruleIndex: nearest?.index ?? null,
    signers: persons.map(person => ({ memberId: person.member?.id ?? null, subject: person.member?.subject ?? null, verificationMethod: person.method, created: person.created, counts: nearest?.counted.includes(person) ?? false })),
  };
}

const failed = (reason, missing = 0) => ({ verdict: 'failed', reason, missing, onlySignaturesMissing: false, version: null, ruleIndex: null, signers: [] });

function judgeNearest(judged, version, next, { stranger }, at) {
  if (stranger !== undefined) return failed(`It is also signed with a key that is not its issuer's: ${stranger.key.problem}.`, judged.missing);
  if (judged.isSatisfied) return { ...failed(passedWords(judged, version)), verdict: 'passed' };
  if (judged.unknown !== null && judged.fault === null) return { ...failed(sentence(judged.unknown), judged.missing), verdict: 'notChecked' };
  const isVoid = next !== undefined && next.validFrom <= at;
  return { ...failed(failedWords(judged, isVoid), judged.missing), onlySignaturesMissing: judged.fault === null && judged.missing > 0 && !isVoid };
}

const namesOf = counted => list(distinct(counted.map(({ name }) => name)));

function passedWords({ counted, persons, rule }, version) {
  const words = [`${capital(people(persons))} signed it (${namesOf(counted)}); version ${version.number} of the rules asks for ${spelled(rule.quorum)}.`];
  if (rule.coolingOffDays > 0) words.push(`That ${count(rule.coolingOffDays, 'day', 'days')} passed between nomination and award does not show in the award.`);
  if (rule.prerequisitesRequired) words.push('The holder held what the badge builds on.');
  if (rule.consentRequired) words.push('That the holder agreed does not show in the award either.');
  return words.join(' ');
}

function failedWords({ rule, counted, notCounted, missing, fault }, isVoid) {
  const { role, holdersOf, members } = rule.signers;
  const whom = role !== null ? ` with the role ${role}` : holdersOf !== null ? ` who hold the badge ${holdersOf}` : ` of ${list(members)}`;
  const kept = rule.kept === null ? '' : `, at least one with a key kept as ${rule.kept}`;
  const signed = counted.length === 0 ? '' : `${namesOf(counted)} signed, and `;
  return [
    ...fault === null ? [] : [sentence(fault)],
    ...missing === 0 ? [] : [`The rule asks for ${people(rule.quorum)}${whom}${kept}; ${signed}${count(missing, 'more has', 'more have')} to sign.`],
    ...notCounted.map(sentence),
    ...isVoid ? ['Newer rules have come into force since, so it cannot be completed any more.'] : [],
  ].join(' ');
}

/** Why the signers of a status list may not keep it; null when they may. A list is judged by the rules in force when it was signed. */
export function listObjection(guild, { byIssuer, stranger }) {
  if (byIssuer.length === 0 || stranger !== undefined) return 'the status list is signed by somebody else than its issuer';
  if (guild === null) return null;
  const version = inForceAt(guild.chain, latest(byIssuer)) ?? guild.chain[0];
  const { role, quorum } = version.status.list;
  const signatures = judgeSignatures(guild, byIssuer, version, { isList: true });
  const persons = distinct(signatures.filter(signature => signature.objection === null && heldRole(signature, role)).map(({ member }) => member.subject));
  if (persons.length >= quorum) return null;
  const why = signatures.map(({ objection }) => objection).find(objection => objection !== null) ?? `its signer was not ${role}`;
  return `nobody who may do so has signed the status list (${why})`;
}
