// The arithmetic of Ed25519 (RFC 8032 §5.1), for verifying only: nothing here is secret, so nothing has to take the same time.

export const prime = 2n ** 255n - 19n;
export const order = 2n ** 252n + 27742317777372353535851937790883648493n;

const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
const rootOfMinusOne = 19681161376707505956807079304988542015446066515923890162744021073123829784752n;
const base = pointOf(15112221349535400772501151409588531511454012693041857206046113283949847762202n, 46316835694926478169428394003475163141307993866256225615783033603165251855960n);
const neutral = pointOf(0n, 1n);

/** The number that bytes spell, least significant first. */
export function numberOf(bytes) {
  let number = 0n;
  for (let at = bytes.length - 1; at >= 0; at--) number = (number << 8n) | BigInt(bytes[at]);
  return number;
}

/** Whether S·B − k·A is R, byte for byte. `hash` is SHA-512 of R, A and the message. */
export function isGood(key, signature, hash) {
  const point = decompress(key);
  if (point === null) return false;
  const minus = { x: modulo(-point.x), y: point.y, z: point.z, t: modulo(-point.t) };
  const found = add(times(base, numberOf(signature.subarray(32))), times(minus, numberOf(hash) % order));
  return numberOf(signature.subarray(0, 32)) === compress(found);
}

// Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z.
function pointOf(x, y) {
  return { x, y, z: 1n, t: modulo(x * y) };
}

function modulo(number) {
  const rest = number % prime;
  return rest < 0n ? rest + prime : rest;
}

function power(number, exponent) {
  let result = 1n;
  for (let factor = modulo(number); exponent > 0n; exponent >>= 1n, factor = factor * factor % prime) {
    if (exponent & 1n) result = result * factor % prime;
  }
  return result;
}

function decompress(bytes) {
  const spelled = numberOf(bytes);
  const y = spelled & (2n ** 255n - 1n);
  const isOdd = spelled >> 255n;
  const [u, v] = [modulo(y * y - 1n), modulo(d * y * y + 1n)];
  let x = modulo(u * power(v, 3n) * power(u * power(v, 7n), (prime - 5n) / 8n));
  const squared = modulo(v * x * x);
  if (squared === modulo(-u)) x = modulo(x * rootOfMinusOne);
  else if (squared !== u) return null;
  if (x === 0n && isOdd) return null;
  return pointOf((x & 1n) === isOdd ? x : prime - x, y);
}

function compress({ x, y, z }) {
  const inverse = power(z, prime - 2n);
  return modulo(y * inverse) | ((modulo(x * inverse) & 1n) << 255n);
}

function add(p, q) {
  const a = modulo((p.y - p.x) * (q.y - q.x));
  const b = modulo((p.y + p.x) * (q.y + q.x));
  const c = modulo(2n * d * p.t * q.t);
  const e = modulo(2n * p.z * q.z);
  const [f, g, h, i] = [b - a, e - c, e + c, b + a];
  return { x: modulo(f * g), y: modulo(h * i), z: modulo(g * h), t: modulo(f * i) };
}

function times(point, number) {
  let result = neutral;
  for (let bit = BigInt(number.toString(2).length); bit-- > 0n;) {
    result = add(result, result);
    if ((number >> bit) & 1n) result = add(result, point);
  }
  return result;
}
