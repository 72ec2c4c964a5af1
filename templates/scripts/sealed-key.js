// A key locked with a passphrase (docs/formats.md, "A key kept in a browser"): PBKDF2-HMAC-SHA-256 and AES-256-GCM, which is what every browser has. The record is kept by the
// browser for this site, and as a file that its owner saves; either opens with the passphrase alone.
import { base64, fromBase64Url, utf8 } from './bytes.js';
import { random } from './own-key.js';

const iterations = 600_000;
const mostIterations = 10_000_000;
const members = ['type', 'format', 'issuer', 'publicKeyMultibase', 'kdf', 'iterations', 'salt', 'cipher', 'nonce', 'sealed'];
const prefix = 'publisher-key ';
/** Fewest characters a passphrase may have. */
export const shortest = 12;

/** Whether a text is long enough to be a passphrase. */
export const isLongEnough = passphrase => [...passphrase].length >= shortest;

/** The record of a key. The seed stays as it is. */
export async function seal(seed, multibase, issuer, passphrase) {
  const record = {
    type: 'PublisherBrowserKey', format: 1, issuer, publicKeyMultibase: multibase,
    kdf: 'PBKDF2-HMAC-SHA-256', iterations, salt: spell(random(16)), cipher: 'AES-256-GCM', nonce: spell(random(12)), sealed: '',
  };
  const key = await lockOf(record, passphrase, 'encrypt');
  return { ...record, sealed: spell(new Uint8Array(await crypto.subtle.encrypt(parametersOf(record), key, seed))) };
}

/** The seed in a record; null when the passphrase is not the one. */
export async function open(record, passphrase) {
  const key = await lockOf(record, passphrase, 'decrypt');
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parametersOf(record), key, fromBase64Url(record.sealed)));
  } catch {
    return null;
  }
}

/** Reads a record; null for any other text. */
export function readRecord(text) {
  let record;
  try {
    record = JSON.parse(text);
  } catch {
    return null;
  }
  const isRecord = record !== null && typeof record === 'object' && Object.keys(record).join() === members.join()
    && record.type === 'PublisherBrowserKey' && record.format === 1 && record.kdf === 'PBKDF2-HMAC-SHA-256' && record.cipher === 'AES-256-GCM'
    && Number.isSafeInteger(record.iterations) && record.iterations >= iterations && record.iterations <= mostIterations
    && lengthOf(record.salt) === 16 && lengthOf(record.nonce) === 12 && lengthOf(record.sealed) === 48
    && typeof record.issuer === 'string' && typeof record.publicKeyMultibase === 'string';
  return isRecord ? record : null;
}

/** A record as the file its owner saves. */
export const fileOf = record => JSON.stringify(record, members, 2) + '\n';

/** Keeps a record in this browser; false where the browser keeps nothing. */
export function keep(record) {
  try {
    localStorage.setItem(prefix + record.publicKeyMultibase, fileOf(record));
    return true;
  } catch {
    return false;
  }
}

/** The records of a guild that this browser keeps. */
export function keptFor(issuer) {
  try {
    return Object.keys(localStorage).filter(name => name.startsWith(prefix)).sort().map(name => readRecord(localStorage.getItem(name)))
      .filter(record => record?.issuer === issuer);
  } catch {
    return [];
  }
}

// What stands in the clear is bound to what is sealed: a record put together of two opens nothing.
const parametersOf = record => ({
  name: 'AES-GCM', iv: fromBase64Url(record.nonce), additionalData: utf8(JSON.stringify({ ...record, sealed: undefined }, members)),
});

async function lockOf(record, passphrase, use) {
  const typed = utf8(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  typed.fill(0);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64Url(record.salt), iterations: record.iterations }, material, { name: 'AES-GCM', length: 256 }, false, [use]);
}

const spell = bytes => base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const lengthOf = text => (typeof text === 'string' ? fromBase64Url(text)?.length : undefined);
