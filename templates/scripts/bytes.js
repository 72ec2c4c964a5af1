// Bytes and their spellings: UTF-8, hexadecimal, base64, base58btc, and SHA-256.

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The UTF-8 of a text. */
export const utf8 = text => new TextEncoder().encode(text);

/** The text of UTF-8; null when the bytes are none. A byte order mark is kept: whoever reads decides about it. */
export function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A hash of some bytes; SHA-256 unless another is named. */
export async function digest(bytes, algorithm = 'SHA-256') {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
}

/** Lower-case hexadecimal digits. */
export const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/** Padded base64. */
export function base64(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** The bytes of base64url without padding, in its one spelling; null for any other text. */
export function fromBase64Url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === text ? bytes : null;
}

/** The digest of bytes as documents name it: `sha256-` and padded base64. */
export const sri = async bytes => 'sha256-' + base64(await digest(bytes));

export const concat = (...parts) => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
};

export const areEqual = (left, right) => left.length === right.length && left.every((byte, at) => byte === right[at]);

/** Multibase base58btc: `z`, a `1` for each leading zero byte, then the rest as one number. */
export function base58(bytes) {
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  let text = '';
  for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)] + text;
  const zeros = bytes.findIndex(byte => byte !== 0);
  return 'z' + '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}

/** The bytes of a text that `base58` could have written; null for any other, and for one longer than keys and signatures are. */
export function fromBase58(text) {
  if (text.length === 0 || text.length > 256 || text[0] !== 'z') return null;
  let number = 0n;
  let zeros = 0;
  for (let at = 1; at < text.length; at++) {
    const digit = alphabet.indexOf(text[at]);
    if (digit < 0) return null;
    if (digit === 0 && number === 0n) zeros++;
    number = number * 58n + BigInt(digit);
  }
  const rest = [];
  for (; number > 0n; number >>= 8n) rest.push(Number(number & 255n));
  return Uint8Array.from([...new Array(zeros).fill(0), ...rest.reverse()]);
}
