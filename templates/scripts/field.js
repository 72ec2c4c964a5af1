// The numbers of Ed25519 (RFC 8032 §5.1): the field's prime, the group's order, and how bytes spell a number.

export const prime = 2n ** 255n - 19n;
export const order = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The number that bytes spell, least significant first. */
export function numberOf(bytes) {
  let number = 0n;
  for (let at = bytes.length - 1; at >= 0; at--) number = (number << 8n) | BigInt(bytes[at]);
  return number;
}
