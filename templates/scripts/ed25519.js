// Ed25519 signatures (RFC 8032) under one strict, cofactorless policy: keys and the first half of a signature have one spelling and are not of small order, and the second
// half is below the group's order. What passes, every library judges alike; it goes to WebCrypto, and where a browser's has no Ed25519 to the arithmetic in curve.js.
import { concat, digest, hex } from './bytes.js';
import { isGood, numberOf, order, prime } from './curve.js';

// The y of the eight points of order 1, 2, 4 and 8, little-endian, without the bit that says which of two x is meant.
const smallOrder = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);

/** Whether 32 bytes are the one spelling of a point that is not of small order. */
export function acceptsPoint(point) {
  if (point.length !== 32) return false;
  const y = Uint8Array.from(point);
  y[31] &= 0x7f;
  return numberOf(y) < prime && !smallOrder.has(hex(y));
}

/** Whether 64 bytes may be a signature at all. */
export const acceptsSignature = signature =>
  signature.length === 64 && acceptsPoint(signature.subarray(0, 32)) && numberOf(signature.subarray(32)) < order;

const basePoint = new Uint8Array(32).fill(0x66).fill(0x58, 0, 1);

let native;

// Asked once: a browser that knows the algorithm takes any point as a key.
function hasNative() {
  native ??= importKey(basePoint).then(() => true, () => false);
  return native;
}

const importKey = point => crypto.subtle.importKey('raw', point, { name: 'Ed25519' }, false, ['verify']);

/**
 * Whether a signature is good.
 * @param {boolean} [own] by the arithmetic here, whatever the browser knows
 */
export async function verifySignature(point, message, signature, own = false) {
  if (!acceptsPoint(point) || !acceptsSignature(signature)) return false;
  if (own || !await hasNative()) return isGood(point, signature, await digest(concat(signature.subarray(0, 32), point, message), 'SHA-512'));
  try {
    return await crypto.subtle.verify({ name: 'Ed25519' }, await importKey(point), signature, message);
  } catch {
    return false; // some browsers refuse bytes that are no point when they are imported
  }
}
