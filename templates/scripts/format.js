// The Format step: what every credential has to have (VC Data Model 2.0 §4), a known context, every word defined, the shapes of Open Badges 3.0; and, in an award of a
// guild, addresses of that guild, a status entry, and an rdfc proof first.
import { isObject, isText, textIn } from './json.js';
import { isAbsolute } from './jsonld.js';
import { didOfBase, isStableId } from './keys.js';
import { readXsdMoment } from './moments.js';
import { rdfc } from './proofs.js';
import { Shape } from './shapes.js';
import { sentence } from './words.js';

const version2 = 'https://www.w3.org/ns/credentials/v2';
const version1 = 'https://www.w3.org/2018/credentials/v1';
const awardTypes = ['OpenBadgeCredential', 'AchievementCredential'];
const mostNumber = 2_147_483_647;

// Where there may be several, one may stand for itself.
const itemsOf = value => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const isAddress = value => isText(value) && isAbsolute(value);

/** Whether a document says it is a presentation or an enveloped credential: forms that hold credentials, and are none. */
export const isContainer = root => isObject(root) && itemsOf(root.get('type')).some(type => ['VerifiablePresentation', 'EnvelopedVerifiableCredential'].includes(type));

/**
 * Reads the format: `{verdict, reason, award, addresses}`; `award` is null where nothing further can be said.
 * @param {{bytes: Uint8Array, root: Map}} document
 * @param {boolean} contextKnown whether its context is one of the set it is read under
 * @param {object} verifier what reads it as JSON-LD
 * @param {string | null} issuer its issuer, when that is one with an authority chain
 * @param {string | null} firstSuite the suite of its first proof
 */
export async function readFormat(document, contextKnown, verifier, issuer, firstSuite) {
  const { root } = document;
  const isOurs = issuer !== null;
  const unless = isOurs ? 'failed' : 'notChecked';
  if (!isObject(root) || !root.has('@context') || !root.has('type')) return failed('This is not a credential.');
  const wrong = isOurs ? null : dataModelProblem(root);
  if (wrong !== null) return failed(sentence(wrong));
  if (!contextKnown) return given(unless, 'Its @context is not one this program knows, so what its words mean could not be determined.');
  const problem = await verifier.jsonLdProblem();
  if (problem !== null) return given(problem.isUnknown && (!isOurs || problem.kind === 'complex') ? 'notChecked' : 'failed', placed(problem));
  const types = root.get('type');
  if (!Array.isArray(types) || !types.some(type => awardTypes.includes(type))) return given(unless, 'It is a credential of another kind than an Open Badges award.');
  const shape = new Shape(root);
  const award = readAward(document, shape);
  if (shape.problem !== null) return given(unless, placed(shape.problem));
  return isOurs ? readOurs(award, issuer, firstSuite) : passed(award, null);
}

const placed = ({ detail, pointer }) => sentence(`${detail} (at ${pointer})`);
const given = (verdict, reason) => ({ verdict, reason, award: null, addresses: null });
const failed = reason => given('failed', reason);
const passed = (award, addresses) => ({ verdict: 'passed', reason: 'It is an Open Badges 3.0 award, and every word in it is defined.', award, addresses });

function readOurs(award, issuer, firstSuite) {
  const addresses = readAddresses(award, issuer);
  if (addresses.problem !== undefined) return failed(sentence(addresses.problem));
  if (award.holder === null) return failed('It does not name its holder by an identifier.');
  // Ids are compared letter by letter: with a second spelling of their own, a person could sign for themselves.
  if (!isStableId(award.holder)) return failed(`Its holder's identifier '${award.holder}' is none, or is not written in its one spelling.`);
  if (award.status?.purpose !== 'revocation' || !award.status.list.startsWith(`${addresses.base}/status/`)) return failed("It does not name its place in one of its issuer's status lists.");
  if (firstSuite !== null && firstSuite !== rdfc) return failed(`Its first proof is not of the kind other programs read (${rdfc}).`);
  return passed(award, addresses);
}

// <base>/credentials/<id>.json and <base>/badges/<slug>/<version>/achievement.json; the base is one whose did:web is the issuer.
function readAddresses({ id, issuer: named, achievement, related }, issuer) {
  const [, base, awardId] = /^(.*)\/credentials\/([^/]+)\.json$/s.exec(id) ?? [];
  if (named !== issuer || base === undefined || didOfBase(base) !== issuer) return { problem: `its address ${id} is not one of ${named}` };
  const rest = achievement.id.startsWith(`${base}/badges/`) ? achievement.id.slice(`${base}/badges/`.length) : '';
  const [, slug, version] = /^([^/]+)\/([^/]+)\/achievement\.json$/.exec(rest) ?? [];
  if (slug === undefined || (achievement.version !== null && achievement.version !== version)) {
    return { problem: `its badge ${achievement.id} is not a version of a badge of ${named}` };
  }
  return { base, awardId, slug, authority: authorityIn(related, `${base}/authority/`) };
}

// The authority version an award names; null when it names none or several. Numbers have one spelling.
function authorityIn(related, folder) {
  const named = related.filter(resource => resource.id.startsWith(folder));
  const [, number] = named.length === 1 ? /^(0|[1-9]\d*)\.json$/.exec(named[0].id.slice(folder.length)) ?? [] : [];
  return number === undefined || number > mostNumber || named[0].digest === null ? null : { number: Number(number), digest: named[0].digest };
}

// The shapes of the 1EdTech schema, for every member that is relied on.
function readAward(document, root) {
  root.hasType('VerifiableCredential');
  if (!awardTypes.some(type => root.namesType(type))) root.refuse('type', 'type does not name OpenBadgeCredential');
  const id = root.text('id');
  root.optionalText('name');
  const issuer = readProfile(root.object('issuer'));
  const [validFrom, validUntil] = [root.xsdMoment('validFrom'), root.optionalXsdMoment('validUntil')];
  root.optionalXsdMoment('awardedDate');
  const subject = readSubject(root.object('credentialSubject'));
  const evidence = root.objects('evidence').map(readEvidence);
  const status = readStatus(root.optionalObject('credentialStatus'));
  const related = isObject(root.get('relatedResource')) ? [root.object('relatedResource')] : root.objects('relatedResource');
  return {
    document, id, issuer, validFrom, validUntil, status, ...subject,
    hasEvidence: evidence.includes(true),
    hasStatus: root.has('credentialStatus'),
    related: related.map(resource => {
      const read = { id: resource.text('id'), digest: resource.optionalText('digestSRI') };
      resource.optionalText('mediaType');
      return read;
    }),
  };
}

function readTexts(owner, ...names) {
  for (const name of names) owner.optionalText(name);
}

function readProfile(profile) {
  profile.hasType('Profile');
  const id = profile.text('id');
  readTexts(profile, 'name', 'url', 'email', 'description');
  readImage(profile);
  return id;
}

function readImage(owner) {
  const image = owner.optionalObject('image');
  image?.isOfType('Image');
  image?.text('id');
}

function readSubject(subject) {
  subject.hasType('AchievementSubject');
  const identifiers = subject.objects('identifier');
  if (!subject.has('id') && identifiers.length === 0) subject.refuse(null, 'the holder has neither an id nor an identifier');
  const holder = subject.optionalText('id');
  const identities = identifiers.map(identity => {
    identity.isOfType('IdentityObject');
    return { isHashed: identity.flag('hashed'), hash: identity.text('identityHash'), type: identity.text('identityType'), salt: identity.optionalText('salt') };
  });
  subject.optionalText('narrative');
  const achievement = subject.object('achievement');
  return { holder, identities, ...readAchievement(achievement) };
}

function readAchievement(achievement) {
  achievement.hasType('Achievement');
  const criteria = achievement.object('criteria');
  if (!criteria.has('id') && !criteria.has('narrative')) criteria.refuse(null, 'criteria has neither an id nor a narrative');
  const id = achievement.text('id');
  achievement.text('name');
  achievement.text('description');
  readTexts(criteria, 'narrative', 'id');
  achievement.optionalText('achievementType');
  const version = achievement.optionalText('version');
  readImage(achievement);
  const tags = achievement.texts('tag');
  const alignments = achievement.objects('alignment').map(alignment => {
    alignment.hasType('Alignment');
    const [name, url] = [alignment.text('targetName'), alignment.text('targetUrl')];
    readTexts(alignment, 'targetFramework', 'targetCode', 'targetDescription');
    return { name, url, type: alignment.optionalText('targetType') };
  });
  return { achievement: { id, version }, tags, prerequisites: alignments.filter(({ type }) => type === 'ext:Prerequisite') };
}

// Whether it is evidence: something at an address, or something told.
function readEvidence(evidence) {
  evidence.hasType('Evidence');
  const id = evidence.optionalText('id');
  readTexts(evidence, 'name', 'description');
  const narrative = evidence.optionalText('narrative');
  readTexts(evidence, 'genre', 'digestSRI', 'mediaType');
  return id !== null || /[^\s\u0085]|\ufeff/.test(narrative ?? '');
}

// Another kind of status is not read here; the Status step says that it was not checked.
function readStatus(status) {
  if (status === null || status.text('type') !== 'BitstringStatusListEntry') return null;
  const index = status.text('statusListIndex');
  if (!/^(?:0|[1-9]\d*)$/.test(index) || index > mostNumber) status.refuse('statusListIndex', `statusListIndex is '${index}'; expected a whole number in a text, such as "42"`);
  status.text('id');
  return { purpose: status.text('statusPurpose'), index: Number(index), list: status.text('statusListCredential') };
}

// The first thing that VC Data Model 2.0 §4 forbids, as a phrase; null for none.
function dataModelProblem(root) {
  return contextProblem(root) ?? typeProblem(root) ?? idProblem(root, 'the credential') ?? issuerProblem(root) ?? dateProblem(root)
    ?? subjectProblem(root) ?? serviceProblem(root) ?? textProblem(root, '');
}

// §4.3: the base context first; after it addresses, or contexts written out.
function contextProblem(root) {
  const items = itemsOf(root.get('@context'));
  if (items.length === 0) return 'its @context is empty';
  if (![version2, version1].includes(items[0])) return `its @context does not begin with ${version2}`;
  return items.every(item => isObject(item) || isAddress(item)) ? null : 'its @context has something in it that is neither an address nor a context';
}

// §4.5
function typeProblem(root) {
  const types = itemsOf(root.get('type'));
  if (!types.every(isText)) return 'its type is not text';
  return types.includes('VerifiableCredential') ? null : 'its type does not name VerifiableCredential';
}

// §4.4
const idProblem = (value, what) => (value.has('id') && !isAddress(value.get('id')) ? `the id of ${what} is not one address` : null);

// §4.7
function issuerProblem(root) {
  const issuer = root.get('issuer');
  if (issuer === undefined) return 'it names no issuer';
  if (!isObject(issuer)) return isAddress(issuer) ? null : 'its issuer is not an address';
  return isAddress(issuer.get('id')) ? textProblem(issuer, "issuer's ") : 'its issuer has no address';
}

// §4.9; issuanceDate and expirationDate are version 1.1's.
function dateProblem(root) {
  let [from, until] = [null, null];
  for (const name of ['validFrom', 'issuanceDate', 'validUntil', 'expirationDate']) {
    if (!root.has(name)) continue;
    const moment = readXsdMoment(textIn(root, name) ?? '');
    if (moment === null) return `its ${name} is not a date and time with a zone`;
    if (name === 'validFrom' || name === 'issuanceDate') from = moment;
    else until = moment;
  }
  return from !== null && until !== null && from > until ? 'it ends before it begins' : null;
}

// §4.8: at least one claim about each subject.
function subjectProblem(root) {
  const subjects = itemsOf(root.get('credentialSubject'));
  if (subjects.length === 0) return 'it says nothing of anybody: credentialSubject is missing';
  for (const subject of subjects) {
    if (!isObject(subject) || subject.size === 0) return 'it says nothing of its subject: credentialSubject is empty';
    const wrong = idProblem(subject, 'its subject');
    if (wrong !== null) return wrong;
  }
  return null;
}

// §4.9–4.12, §5.5, §5.6: members whose objects need a type, and those that need an address as well.
function serviceProblem(root) {
  for (const name of ['credentialStatus', 'credentialSchema', 'refreshService', 'termsOfUse', 'evidence', 'proof']) {
    for (const one of itemsOf(root.get(name))) {
      const types = isObject(one) ? itemsOf(one.get('type')) : [];
      if (types.length === 0 || !types.every(isText)) return `its ${name} has no type`;
      const wrong = idProblem(one, `its ${name}`);
      if (wrong !== null) return wrong;
      if (name === 'credentialSchema' && !one.has('id')) return `its ${name} has no address`;
    }
  }
  return null;
}

// §4.6 and §11.1: text, or text with its language and direction, or several of these.
function textProblem(owner, whose) {
  const isValue = text => isObject(text) && text.has('@value') && [...text.keys()].every(name => ['@value', '@language', '@direction'].includes(name));
  const name = ['name', 'description'].find(member => !itemsOf(owner.get(member)).every(text => isText(text) || isValue(text)));
  return name === undefined ? null : `its ${whose}${name} is not text`;
}
