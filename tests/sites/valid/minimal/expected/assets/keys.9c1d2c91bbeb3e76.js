// Keys and whose they are: Multikey, did:key, did:web, controller documents (W3C Controlled Identifiers 1.0), and the stable ids of people.
import { base58, fromBase58, utf8 } from './bytes.01d34c9964d06629.js';
import { acceptsPoint } from './ed25519.0960c34d0b2cc825.js';
import { isObject, isText, textIn } from './json.98277d6290a288e6.js';
import { demonstrationKeys } from './tables.0a703aac8c6e3bb2.js';

/** The 32 bytes of a key in its Multikey spelling (`z6Mk…`); null for any other text, and for a key that is not acceptable. */
export function keyOf(multibase) {
  const bytes = fromBase58(multibase);
  if (bytes === null || bytes.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01 || base58(bytes) !== multibase) return null;
  const key = bytes.subarray(2);
  return acceptsPoint(key) ? key : null;
}

/** The Multikey that a did:key is; null for anything else. */
export function keyOfDid(did) {
  const multibase = did.startsWith('did:key:') ? did.slice('did:key:'.length) : '';
  return keyOf(multibase) === null ? null : multibase;
}

/** Whether the keys everybody has (tests/keys) are refused for an issuer: unless it is under `.example` or `localhost`. */
export function isRefusedKey(multibase, issuer) {
  const host = issuer.startsWith('did:web:') ? issuer.slice('did:web:'.length).split(':')[0].split('%')[0] : '';
  return demonstrationKeys.includes(multibase) && !/(?:^|\.)(?:localhost|example)$/.test(host);
}

/** The one did:web of a site's base address; null when it can have none. */
export function didOfBase(address) {
  const [, scheme, host, port, path = ''] = /^(https?):\/\/([^/:?#@\\]*)(?::([^/?#@\\]*))?(?:\/([^?#@\\]*))?$/i.exec(address) ?? [];
  if (scheme === undefined) return null;
  const isHttp = scheme.toLowerCase() === 'http';
  const name = host.toLowerCase();
  if (!isHost(name) || (isHttp && !isLocalHost(name)) || (port !== undefined && (!/^[1-9]\d{0,4}$/.test(port) || port > 65535))) return null;
  const folder = path.endsWith('/') ? path.slice(0, -1) : path;
  if (folder === '.well-known') return null; // its document would be the host's own
  const segments = folder === '' ? [] : folder.split('/').map(segmentOf);
  if (segments.includes(null)) return null;
  return `did:web:${name}${port === undefined || Number(port) === (isHttp ? 80 : 443) ? '' : `%3A${port}`}${segments.map(text => `:${text}`).join('')}`;
}

/** The address of a did:web's document; null for one that is not in its one spelling. */
export function documentAddress(did) {
  if (!did.startsWith('did:web:')) return null;
  const [host, ...path] = did.slice('did:web:'.length).split(':');
  const address = `https://${host.replaceAll('%3A', ':')}${path.map(part => `/${part}`).join('')}`;
  return didOfBase(address) !== did ? null : address + (path.length === 0 ? '/.well-known/did.json' : '/did.json');
}

/** The addresses an issuer's document may stand at: http only for localhost. */
export function controllerAddresses(issuer) {
  const address = documentAddress(issuer);
  if (address !== null) return isLocalHost(issuer.slice('did:web:'.length).split(':')[0].split('%3A')[0]) ? ['http' + address.slice('https'.length), address] : [address];
  return issuer.startsWith('https://') && !issuer.includes('#') ? [issuer] : [];
}

const isLocalHost = host => host === 'localhost' || host.endsWith('.localhost');

function isHost(host) {
  const labels = host.split('.');
  // A last label that begins with a digit is read as an IPv4 address (WHATWG URL); no top-level name does.
  return host.length > 0 && host.length <= 253 && labels.every(label => /^(?!-)[a-z0-9-]{1,63}$/.test(label) && !label.endsWith('-')) && !/^\d/.test(labels.at(-1));
}

// A path segment as did:web writes it; null for controls, a broken percent sign, and dots or slashes in disguise.
function segmentOf(segment) {
  if (segment === '' || /%(?![0-9A-Fa-f]{2})/.test(segment)) return null;
  const bytes = [];
  const raw = utf8(segment);
  for (let at = 0; at < raw.length; at++) {
    let byte = raw[at];
    if (byte === 0x25) {
      byte = parseInt(String.fromCharCode(raw[at + 1], raw[at + 2]), 16);
      at += 2;
    }
    if (byte <= 0x20 || byte === 0x7f || byte === 0x2f || byte === 0x5c) return null;
    bytes.push(byte);
  }
  const text = String.fromCharCode(...bytes);
  if (text === '.' || text === '..') return null;
  return text.replace(/[^A-Za-z0-9._-]/g, letter => '%' + letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'));
}

const address = /^https:\/\/[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::[1-9][0-9]{0,4})?\/(?:[A-Za-z0-9._~!$&'()*+,;=:@%-]+\/)*[A-Za-z0-9._~!$&'()*+,;=:@%-]*$/;
const uuid = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is a person's stable id in its one spelling: ids are compared letter by letter. */
export function isStableId(text) {
  if (text.length > 500) return false;
  if (text.startsWith('did:key:')) return keyOfDid(text) !== null;
  if (text.startsWith('did:web:')) return documentAddress(text) !== null;
  if (text.startsWith('https:')) return address.test(text) && !text.includes(':443/') && !/\/\.{1,2}(?:\/|$)|%(?![0-9A-F]{2})/.test(text);
  return uuid.test(text);
}

/** Reads a controller document: `{controller}` or `{problem}`. */
export function readController({ root }) {
  const id = textIn(root, 'id');
  if (id === null) return { problem: 'the document has no id' };
  const lists = ['verificationMethod', 'assertionMethod', 'service'].map(name => root.get(name) ?? []);
  if (!lists.every(Array.isArray) || ['verificationMethod', 'assertionMethod', 'service'].some(name => root.get(name) === null)) {
    return { problem: 'verificationMethod, assertionMethod and service are arrays' };
  }
  const methods = new Map();
  for (const item of lists[0]) {
    const [name, type, controller] = ['id', 'type', 'controller'].map(member => textIn(item, member));
    if (name === null || type === null || controller === null) return { problem: 'every verification method has an id, a type and a controller' };
    if (methods.has(name)) return { problem: `${name} stands twice in verificationMethod` };
    methods.set(name, { type, controller, multibase: textIn(item, 'publicKeyMultibase') });
  }
  const services = lists[2].filter(item => textIn(item, 'id') !== null && textIn(item, 'type') !== null)
    .map(item => ({ type: item.get('type'), endpoint: item.get('serviceEndpoint') }));
  return { controller: { id, methods, assertions: new Set(lists[1].filter(isText)), services } };
}

/** CID §3.3 "Retrieve Verification Method" for `assertionMethod`: `{multibase}` or `{problem}`. The key comes from the document, never from the fragment. */
export function retrieveKey(controller, name) {
  const { id, methods, assertions } = controller;
  const hash = name.indexOf('#');
  const method = methods.get(name);
  const fragment = name.slice(hash + 1);
  const problem = hash < 0 ? `${name} names no key: an address of a key has a # in it`
    : name.slice(0, hash) !== id ? `${name} is not a key of ${id}`
    : method === undefined ? `${id} has no key ${fragment}`
    : method.controller !== id ? `${name} is controlled by ${method.controller}, not by ${id}`
    : !assertions.has(name) ? `${id} does not list ${fragment} for making credentials (assertionMethod)`
    : !['Multikey', 'Ed25519VerificationKey2020'].includes(method.type) || method.multibase === null ? `${name} is of type ${method.type}; Multikey is what this program reads`
    : keyOf(method.multibase) === null ? `the publicKeyMultibase of ${name} is not an acceptable Ed25519 key`
    : null;
  return problem === null ? { multibase: method.multibase } : { problem };
}

/** What a document names as its issuer; null when it names none. */
export function issuerOf(root) {
  const issuer = isObject(root) ? root.get('issuer') : undefined;
  return isObject(issuer) ? textIn(issuer, 'id') : isText(issuer) ? issuer : null;
}
