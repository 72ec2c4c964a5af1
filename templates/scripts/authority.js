// A guild's rules: one RecognitionAuthority document, format 1, read strictly as docs/authority.schema.json states it, and the chain of its versions. A member or word that
// is not known is told apart from one that is wrong.
import { sri } from './bytes.js';
import { setOf } from './contexts.js';
import { isText } from './json.js';
import { documentAddress, isRefusedKey, isStableId, keyOf } from './keys.js';
import { ProofVerifier, jcs, readProof } from './proofs.js';
import { Shape } from './shapes.js';

/** Reads a version: `{version}` or `{problem: {pointer, detail, unknown}}`. */
export async function readAuthority(document) {
  const root = new Shape(document.root);
  root.isOfType('RecognitionAuthority');
  const format = root.number('format', 0);
  if (format !== 1) root.refuse('format', `format is ${format}; 1 is what this program knows`, true);
  root.only('type', 'format', 'version', 'previous', 'issuer', 'validFrom', 'members', 'rules', 'definitions', 'treaties', 'status', 'amendment', 'proof');
  const number = root.number('version', 1);
  const version = {
    document, number,
    digest: await sri(document.bytes),
    previous: readPrevious(root, number),
    issuer: root.text('issuer'),
    validFrom: root.moment('validFrom'),
    members: required(root, 'members').map(readMember),
    rules: required(root, 'rules').map(readRule),
    definitions: root.has('definitions') ? required(root, 'definitions').map(readDefinition) : [],
    treaties: root.has('treaties') ? readTreaty(root.optionalObject('treaties')) : null,
    status: readStatus(root.object('status')),
    amendment: required(root, 'amendment').map(readQuorum),
  };
  if (documentAddress(version.issuer) === null) root.refuse('issuer', `issuer is '${version.issuer}'; expected a did:web in its canonical spelling`);
  checkMembers(version, root);
  return root.problem === null ? { version } : { problem: root.problem };
}

function required(owner, member) {
  const items = owner.objects(member);
  if (items.length === 0) owner.refuse(null, `${member} is missing; expected an array of objects`);
  return items;
}

function readPrevious(root, number) {
  if (root.get('previous') === null) {
    if (number !== 1) root.refuse('previous', `previous is null; version ${number} has one before it`);
    return null;
  }
  const link = root.object('previous');
  link.only('version', 'digestSRI');
  const read = { number: link.number('version', 1), digest: link.text('digestSRI') };
  if (read.number !== number - 1) link.refuse('version', `previous is version ${read.number}; expected ${number - 1}, the one before version ${number}`);
  return read;
}

function readMember(member) {
  member.only('id', 'subject', 'keys', 'roles');
  const roles = member.get('roles');
  return {
    id: member.text('id'),
    subject: member.text('subject'),
    keys: required(member, 'keys').map(readKey),
    roles: Array.isArray(roles) && roles.length === 0 ? [] : required(member, 'roles').map(readRole), // a named member may hold no role
  };
}

function readKey(key) {
  key.only('publicKeyMultibase', 'kept', 'validFrom', 'retiredAt', 'compromisedAt', 'affirmed');
  const multibase = key.text('publicKeyMultibase');
  if (keyOf(multibase) === null) key.refuse('publicKeyMultibase', `'${multibase}' is not an acceptable Ed25519 key in its one spelling (z6Mk…)`);
  if (!key.has('kept')) key.refuse(null, 'kept is missing; expected file, agent, browser or code');
  const affirmed = key.optionalObject('affirmed');
  affirmed?.only('count', 'digestSRI');
  return {
    multibase,
    kept: key.optionalWord('kept', 'file', 'agent', 'browser', 'code') ?? 'file',
    validFrom: key.moment('validFrom'),
    retiredAt: key.optionalMoment('retiredAt'),
    compromisedAt: key.optionalMoment('compromisedAt'),
    affirmed: affirmed && { count: affirmed.number('count', 0), digest: affirmed.text('digestSRI') },
  };
}

function readRole(role) {
  role.only('role', 'from', 'until');
  return { role: role.text('role'), from: role.moment('from'), until: role.optionalMoment('until') };
}

function readRule(rule) {
  rule.only('badges', 'signers', 'quorum', 'selfAward', 'evidence', 'coolingOffDays', 'consent', 'prerequisites', 'atLeastOne');
  return {
    ...readNamed(rule, readBadges(rule, 'slugs, tag:… or *')),
    selfAward: rule.optionalFlag('selfAward') ?? false,
    evidenceRequired: rule.optionalWord('evidence', 'optional', 'required') === 'required',
    coolingOffDays: rule.optionalNumber('coolingOffDays', 0) ?? 0,
    consentRequired: rule.optionalWord('consent', 'none', 'recorded') === 'recorded',
    prerequisitesRequired: rule.optionalWord('prerequisites', 'optional', 'required') === 'required',
  };
}

function readDefinition(rule) {
  rule.only('badges', 'signers', 'quorum', 'atLeastOne');
  const badges = readBadges(rule, 'slugs or *');
  const tag = badges.find(badge => badge.includes(':'));
  if (tag !== undefined) rule.refuse('badges', `'${tag}' is no badge; who approves a badge is said by its slug, or * for all: by its tags, it would choose its own judges`);
  return readNamed(rule, badges);
}

function readTreaty(rule) {
  rule.only('signers', 'quorum', 'atLeastOne');
  return readNamed(rule, []);
}

function readBadges(rule, expected) {
  const badges = rule.texts('badges');
  if (badges.length === 0) rule.refuse(null, `badges is missing; expected ${expected}`);
  return badges;
}

function readNamed(rule, badges) {
  const atLeastOne = rule.optionalObject('atLeastOne');
  atLeastOne?.only('kept');
  const quorum = rule.optionalNumber('quorum', 1) ?? 1;
  const signers = readSigners(rule.object('signers'));
  // Where several people sign, one of the keys is a kept file unless the rule says otherwise.
  const kept = atLeastOne?.optionalWord('kept', 'file', 'agent', 'browser', 'any') ?? (quorum > 1 ? 'file' : 'any');
  return { badges, signers, quorum, kept: kept === 'any' ? null : kept };
}

function readSigners(signers) {
  signers.only('role', 'members', 'holdersOf');
  const read = { role: signers.optionalText('role'), members: signers.texts('members'), holdersOf: signers.optionalText('holdersOf') };
  const named = [read.role !== null, read.members.length > 0, read.holdersOf !== null].filter(Boolean).length;
  if (named !== 1) signers.refuse(null, 'signers has to name exactly one of role, members and holdersOf');
  return read;
}

function readStatus(status) {
  status.only('revoke', 'list');
  const revoke = status.object('revoke');
  if (!isText(revoke.get('quorum'))) return { revoke: readQuorum(revoke), list: readQuorum(status.object('list')) };
  revoke.only('quorum');
  revoke.optionalWord('quorum', 'as-awarded');
  return { revoke: null, list: readQuorum(status.object('list')) };
}

function readQuorum(rule) {
  rule.only('role', 'quorum');
  return { role: rule.text('role'), quorum: rule.number('quorum', 1) };
}

function checkMembers({ members, rules, definitions, treaties }, root) {
  const [ids, keys] = [new Set(), new Set()];
  for (const member of members) {
    if (!isStableId(member.subject)) root.refuse('members', `the subject '${member.subject}' of ${member.id} is no id in its one spelling (did:key, did:web, https, urn:uuid)`);
    if (ids.has(member.id)) root.refuse('members', `the member id ${member.id} stands twice`);
    ids.add(member.id);
    for (const { multibase, kept } of member.keys) {
      if (keys.has(multibase)) root.refuse('members', `the key ${multibase} stands twice: a key belongs to one person`);
      keys.add(multibase);
      if (kept === 'code' && member.roles.some(({ role }) => role !== 'recovery')) {
        root.refuse('members', `the member ${member.id} has a key that is only a printed code, and a role other than recovery`);
      }
    }
  }
  for (const [member, named] of Object.entries({ rules, definitions, treaties: treaties === null ? [] : [treaties] })) {
    for (const id of named.flatMap(rule => rule.signers.members)) {
      if (!ids.has(id)) root.refuse(member, `a rule names the member ${id}, whom members does not have`);
    }
  }
}

/** Verifies numbers, links, signatures and quorums, and that no key belongs to two people. Null for a good chain, else `{number, detail}`. */
export async function chainProblem(versions) {
  const problem = brokenLink(versions) ?? sharedKey(versions) ?? demonstrationKey(versions);
  if (problem !== null) return problem;
  // Side by side: a browser checks signatures beside this script.
  const details = await Promise.all(versions.map((version, at) => quorumProblem(version, versions[at - 1] ?? null, endedKeys(versions.slice(0, at), version.validFrom))));
  const at = details.findIndex(detail => detail !== null);
  return at < 0 ? null : { number: versions[at].number, detail: details[at] };
}

const keysOf = versions => versions.flatMap(version => version.members).flatMap(member => member.keys);

// Keys that an earlier version had retired or called compromised by a moment: they sign no later version, whatever date a signature bears.
const endedKeys = (earlier, by) =>
  new Set(keysOf(earlier).filter(key => key.compromisedAt !== null || (key.retiredAt !== null && key.retiredAt <= by)).map(key => key.multibase));

function brokenLink(versions) {
  for (const [at, version] of versions.entries()) {
    const { number, previous } = version;
    const before = versions[at - 1];
    const detail = versions.slice(0, at).some(other => other.number === number) ? `there are two documents of version ${number}: the authority has forked, and neither is believed`
      : number !== at + 1 ? `found version ${number} where version ${at + 1} was expected`
      : at === 0 ? (previous === null ? null : 'version 1 names a version before it')
      : previous === null ? `version ${number} does not name the version before it`
      : previous.number !== before.number ? `version ${number} names version ${previous.number} as the one before it`
      : previous.digest !== before.digest ? `version ${number} follows another text of version ${before.number}: it names ${previous.digest}, and the one here is ${before.digest}`
      : version.issuer !== before.issuer ? `version ${number} is of ${version.issuer}, version ${before.number} of ${before.issuer}`
      : version.validFrom < before.validFrom ? `version ${number} comes into force before version ${before.number}`
      : null;
    if (detail !== null) return { number, detail };
  }
  return null;
}

// A key belongs to one person, and a member id means one person, for ever.
function sharedKey(versions) {
  const [keys, ids] = [new Map(), new Map()];
  const isAnothers = (known, name, subject) => (known.has(name) ? known.get(name) !== subject : (known.set(name, subject), false));
  for (const { number, members } of versions) {
    for (const { id, subject, keys: own } of members) {
      if (isAnothers(ids, id, subject)) return { number, detail: `the member id ${id} stood for another person before` };
      const key = own.find(({ multibase }) => isAnothers(keys, multibase, subject));
      if (key !== undefined) return { number, detail: `the key ${key.multibase} of member ${id} belongs to another person: a key is one person's for ever` };
    }
  }
  return null;
}

// Everyone has the private halves of these.
function demonstrationKey(versions) {
  for (const { number, issuer, members } of versions) {
    const member = members.find(({ keys }) => keys.some(({ multibase }) => isRefusedKey(multibase, issuer)));
    if (member !== undefined) return { number, detail: `${member.id} has a key whose private half is published for demonstrations; anyone could sign with it` };
  }
  return null;
}

// Its proofs are jcs only, by keys of members of it or of the version before; every one has to be good. It takes the quorum of the version before, counted among that
// version's members, and its own, counted among its own.
async function quorumProblem(version, before, ended) {
  const { number, issuer, document } = version;
  const proofs = document.root.get('proof');
  if (!Array.isArray(proofs)) return `version ${number} has no proof array: nobody has signed it`;
  const verifier = new ProofVerifier(document.root, setOf(true));
  const named = keysOf(before === null ? [version] : [version, before]);
  const checked = await Promise.all(proofs.map(async json => {
    const { proof, problem } = readProof(json, true);
    if (problem !== undefined) return { problem: `a signature of version ${number} cannot be read: ${problem}` };
    if (proof.suite !== jcs) return { problem: 'authority documents are signed with eddsa-jcs-2022 only' };
    const key = named.find(({ multibase }) => proof.method === `${issuer}#${multibase}`);
    if (key === undefined) return { problem: `version ${number} is signed with ${proof.method}, a key that neither it nor the version before it names` };
    const isGood = await verifier.verify(proof, key.multibase);
    return isGood ? { ...proof, multibase: key.multibase } : { problem: `the signature by ${proof.method} is not good: version ${number} was changed after signing` };
  }));
  const refused = checked.find(({ problem }) => problem !== undefined);
  if (refused !== undefined) return refused.problem;
  const signatures = checked.filter(({ multibase }) => !ended.has(multibase));
  const missing = Math.max(missingBy(version, version, signatures), before === null ? 0 : missingBy(before, version, signatures));
  if (missing === 0) return null;
  const rules = before === null ? 'its own rules' : `the rules of version ${before.number} and its own`;
  return `version ${number} needs ${missing} more ${missing === 1 ? 'person' : 'people'} to sign it, by ${rules}`;
}

// How many people the nearest alternative of one version's amendment rule still needs.
function missingBy(rules, signed, signatures) {
  const isCompromised = multibase => keysOf([signed]).some(key => key.multibase === multibase && key.compromisedAt !== null);
  const signs = (member, role) => signatures.some(({ multibase, created }) =>
    member.keys.some(key => key.multibase === multibase && isValidAt(key, created) && !isCompromised(multibase)) && holdsRole(member, role, Math.max(created, rules.validFrom)));
  const peopleOf = role => new Set(rules.members.filter(member => signs(member, role)).map(member => member.subject)).size;
  return Math.min(...rules.amendment.map(({ role, quorum }) => Math.max(0, quorum - peopleOf(role))));
}

const isValidAt = (key, moment) => key.validFrom <= moment && (key.retiredAt === null || moment < key.retiredAt) && key.compromisedAt === null;

/** Whether a member held a role at a moment. */
export const holdsRole = (member, role, moment) => member.roles.some(held => held.role === role && held.from <= moment && (held.until === null || moment < held.until));

/** The version in force at a moment; undefined before the first. */
export const inForceAt = (versions, moment) => versions.findLast(version => version.validFrom <= moment);
