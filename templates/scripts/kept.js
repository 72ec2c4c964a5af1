// A page that is read from a folder can ask for nothing; it brings along what checking takes.
import { utf8 } from './bytes.js';

/** The documents by their published addresses; undefined on a page of a site, which asks for them. */
export function keptDocuments() {
  const block = document.querySelector('script#kept');
  return block === null ? undefined : new Map(Object.entries(JSON.parse(block.textContent)).map(([address, text]) => [address, utf8(text)]));
}
