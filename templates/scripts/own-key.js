// A person's own Ed25519 key, made of a 32-byte seed. Only the browser's own Ed25519 signs: arithmetic that takes more time for one bit than for another would tell of the key.
import { base58, concat, fromBase64Url, utf8 } from './bytes.js';
import { numberOf } from './field.js';

const algorithm = { name: 'Ed25519' };
// RFC 8410 §7: what stands before the seed in PKCS #8.
const before = Uint8Array.of(0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20);

/** Whether this browser can sign at all. */
export async function canSign() {
  try {
    await crypto.subtle.importKey('pkcs8', concat(before, new Uint8Array(32).fill(1)), algorithm, false, ['sign']);
    return true;
  } catch {
    return false;
  }
}

/**
 * The key of a seed. The seed is wiped.
 * @param {Uint8Array} seed 32 bytes
 * @returns {Promise<{multibase: string, sign: (bytes: Uint8Array) => Promise<Uint8Array>}>}
 */
export async function keyOfSeed(seed) {
  const bytes = concat(before, seed);
  try {
    const open = await crypto.subtle.importKey('pkcs8', bytes, algorithm, true, ['sign']);
    const { x } = await crypto.subtle.exportKey('jwk', open);
    const key = await crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']);
    return {
      multibase: base58(concat(Uint8Array.of(0xed, 0x01), fromBase64Url(x))),
      sign: async message => new Uint8Array(await crypto.subtle.sign(algorithm, key, message)),
    };
  } finally {
    bytes.fill(0);
    seed.fill(0);
  }
}

/** Random bytes. */
export const random = length => crypto.getRandomValues(new Uint8Array(length));

/**
 * The word by which somebody asks to be let in: the public key, where it is kept, and a signature that shows that they hold it, for one guild.
 * It signs text, never 64 bytes: nothing that a proof signs can be passed off as it.
 */
export async function possession(issuer, key) {
  const signature = await key.sign(utf8(`Publisher proof of possession 1\n${issuer}\n${key.multibase}\nbrowser\n`));
  return `${key.multibase}.browser.${base58(signature)}`;
}

// No 0, 1, I, O, L: what is read aloud or typed again stays what it was.
const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/** A passphrase of 20 letters, nearly a hundred bits of chance. */
export function suggestPassphrase() {
  let number = numberOf(random(16));
  let text = '';
  for (let at = 0; at < 20; at++, number /= BigInt(letters.length)) text += (at > 0 && at % 4 === 0 ? '-' : '') + letters[Number(number % BigInt(letters.length))];
  return text;
}
