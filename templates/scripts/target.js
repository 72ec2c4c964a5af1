// Makes of bytes, whatever they are, the document to verify: a credential, a picture that carries one, an offline file. What is not read is refused by name.
import { textOf, utf8 } from './bytes.js';
import { credentialLimits, isObject, isText, parse, textIn } from './json.js';
import { part } from './parts.js';
import { Shape } from './shapes.js';

const mostBytes = 8 * 1024 * 1024;
const mostDocuments = 512;
const somethingElse = 'some other document';
const others = [
  ['RecognitionAuthority', "a guild's rules about who may recognise what"],
  ['StatusDecision', "a decision about an award's status"],
  ['Achievement', 'a badge definition'],
  ['BadgeClass', 'an Open Badges 2.0 badge definition'],
  ['Issuer', 'an Open Badges 2.0 issuer'],
  ['Profile', "an issuer's profile"],
  ['Endorsement', 'an Open Badges 2.0 endorsement'],
  ['RevocationList', 'an Open Badges 2.0 revocation list'],
  ['CryptographicKey', "an issuer's key"],
  ['DataIntegrityProof', 'a signature without its document'],
];

/**
 * Reads a file.
 * @returns {Promise<{kind: string, document?: object, is?: string, problem?: string, isDoubt?: boolean, bundle?: object, picture: boolean}>} `is`: what it is in words, where it
 *   is nothing that is judged; `problem`: why it cannot be read; `isDoubt`: nothing was found out, rather than that it is bad
 */
export async function readTarget(bytes) {
  if (bytes.length > mostBytes) return unread(`it has ${bytes.length >> 10} KiB, and at most ${mostBytes >> 10} are read`);
  if (!isSignedText(bytes) && isPicture(bytes)) {
    const { readPicture } = await part(import('./pictures.js'));
    const found = await readPicture(bytes);
    return { ...found.problem === undefined ? readCarried(found) : unread(found.problem, found.isDoubt), picture: true };
  }
  return readDocument(bytes);
}

// As a PNG begins, or as XML does, which an SVG is; a file's name says nothing.
const isPicture = bytes => /^(?:\ufffdPNG\r\n|\ufeff?[ \t\r\n]*<)/.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 1024)));

const unread = (problem, isDoubt = false, kind = 'award') => ({ kind, problem, isDoubt, picture: false });

// Of two awards in one picture the signed one says more.
function readCarried({ credential, assertion }) {
  const text = textOf(credential ?? assertion);
  return credential === undefined && /^https?:\/\//i.test(text) ? unread(`the picture holds only the address where its award is hosted; verify that: ${text}`, true) : readDocument(credential ?? assertion);
}

function readDocument(bytes) {
  if (isSignedText(bytes)) return unread('it is signed as a whole text (JWT or JWS), a form we do not read yet', true, 'signed-text');
  if (bytes.length === 0) return unread('it is empty');
  // Somebody who took the wrong file, a certificate as PDF or a letter, changed nothing and claimed nothing.
  if (!beginsLikeJson(bytes)) return unread('it is neither a picture nor JSON, so there is no award in it', true, 'other');
  // Only an offline file may be longer than a credential.
  const isLong = bytes.length > credentialLimits.bytes && new TextDecoder().decode(bytes.subarray(0, 256)).includes('"PublisherBundle"');
  const { document, problem, place } = parse(bytes, isLong ? { bytes: mostBytes, depth: 8 } : credentialLimits);
  if (problem !== undefined) return unread(place === undefined ? problem : `${problem} (${place})`);
  return textIn(document.root, 'type') === 'PublisherBundle' ? readBundle(document.root) : { ...kindOf(document.root), document, picture: false };
}

function beginsLikeJson(bytes) {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[at])) at++;
  return bytes[at] === 0x7b || bytes[at] === 0x5b;
}

// RFC 7515 §3.1: three texts in base64url between points; the first is an object, and so begins with "ey".
const isSignedText = bytes => bytes.length <= mostBytes && /^[ \t\r\n]*ey[\w-]*\.[\w-]*\.[\w-]*[ \t\r\n]*$/.test(textOf(bytes) ?? '');

function typesOf(value) {
  const type = isObject(value) ? value.get('type') : undefined;
  return (Array.isArray(type) ? type : [type]).filter(isText);
}

function kindOf(root) {
  if (Array.isArray(root)) {
    const areProofs = root.length > 0 && root.every(item => typesOf(item).includes('DataIntegrityProof'));
    return { kind: 'other', is: areProofs ? "a further signer's proofs" : somethingElse };
  }
  const types = typesOf(root);
  if (types.includes('BitstringStatusListCredential')) return { kind: 'status-list', is: 'a status list' };
  if (types.includes('EndorsementCredential')) return { kind: 'endorsement', is: 'an endorsement' };
  // A changed type must not hide a changed award.
  if (root.has('credentialSubject') || types.includes('OpenBadgeCredential')) return { kind: 'award' };
  if (types.includes('Assertion')) return { kind: 'hosted-assertion', is: 'a hosted Open Badges 2.0 assertion, which only the site it stands on can confirm' };
  const other = others.find(([type]) => types.includes(type))?.[1] ?? (Array.isArray(root.get('verificationMethod')) ? "an issuer's DID document" : undefined);
  // What is signed, or says to whom something was given, and not what it is, may be an award that lost its words.
  return other === undefined && (root.has('proof') || root.has('recipient')) ? { kind: 'unknown' } : { kind: 'other', is: other ?? somethingElse };
}

// docs/formats.md, "The offline file": documents by their addresses, each as its exact text.
function readBundle(value) {
  const root = new Shape(value);
  root.only('type', 'format', 'asOf', 'credential', 'documents', 'evidence');
  const format = root.number('format', 0);
  if (format !== 1) root.refuse('format', `format is ${format}; 1 is what this program knows`, true);
  root.optionalMoment('asOf');
  const address = root.text('credential');
  const texts = root.object('documents');
  const documents = new Map();
  for (const name of isObject(texts.value) ? texts.value.keys() : []) {
    if (documents.size === mostDocuments) {
      texts.refuse(null, `there are more than ${mostDocuments} documents`);
      break;
    }
    documents.set(name, utf8(texts.get(name) === '' ? '' : texts.text(name)));
  }
  if (root.problem !== null) return unread(`${root.problem.detail} (at ${root.problem.pointer})`);
  if (!documents.has(address)) return unread(`the award it is about, ${address}, is not in it`);
  const { document, problem } = parse(documents.get(address));
  return problem === undefined ? { kind: 'award', document, bundle: { address, documents }, picture: false } : unread(`the award in it cannot be read: ${problem}`);
}
