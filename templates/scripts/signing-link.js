// What stands behind # in a link to sign by: the award itself, packed. It is read here and sent nowhere; a browser keeps that part of an address to itself.
import { fromBase64Url } from './bytes.js';
import { credentialLimits } from './json.js';

/**
 * Reads `#award=…&file=…&branch=…`: `{bytes, file, branch}`; `{problem: true}` for a link that was cut or changed, null for a page without one.
 * @returns {Promise<{bytes?: Uint8Array, file?: string | null, branch?: string | null, problem?: boolean} | null>}
 */
export async function readLink(hash) {
  if (!hash.startsWith('#award=')) return null;
  const parts = new Map(hash.slice(1).split('&').map(part => part.split('=', 2)));
  const packed = fromBase64Url(parts.get('award'));
  const bytes = packed === null ? null : await unpack(packed);
  const file = parts.get('file') ?? null;
  const branch = parts.get('branch') ?? null;
  return bytes === null ? { problem: true } : {
    bytes,
    file: /^content\/awards\/\d{4}\/[a-z2-7]{16,64}\.json$/.test(file) ? file : null,
    branch: /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(branch) ? branch : null,
  };
}

/** The award that a pasted text is: a link to sign by, an award's own text, or text with such a link in it. Null for none. */
export async function readPasted(text) {
  const [, hash] = /(#award=[A-Za-z0-9_&=./-]+)/.exec(text) ?? [];
  if (hash !== undefined) return readLink(hash);
  return text.trim().startsWith('{') ? { bytes: new TextEncoder().encode(text.trim()), file: null, branch: null } : null;
}

// No more than a credential has, whatever it was packed from.
async function unpack(packed) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      parts.push(part.value);
      if (length > credentialLimits.bytes) return null;
    }
  } catch {
    return null;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
