// Verifies an award in the reader's browser, by the steps and states of docs/formats.md ("Verifying an award").
import { terms } from './tables.0a703aac8c6e3bb2.js';

/**
 * The verdict on one file: a credential, a picture that carries one, or an offline file.
 *
 * @param {Uint8Array} bytes the file
 * @param {object} [options]
 * @param {string} [options.file] what it is called in the report
 * @param {Date | string} [options.at] the moment to judge at; now when absent
 * @param {{base: string, root: string}} [options.home] the site being read: its guild's address, as documents write it, and where it is read
 * @param {(address: string, mostBytes: number) => Promise<{bytes: Uint8Array} | {absent: string} | {unreachable: string}>} [options.fetch]
 *   what stands at an address below `home.base`; asks the site being read when absent
 * @param {{claim?: string, email?: string, name?: string, salt?: string}} [options.holder] who is asked about; `holderOf(location.hash)` reads a holder's link
 * @returns {Promise<object>} a `result` of docs/verify-report.schema.json
 */
export async function verify(bytes, options = {}) {
  throw new Error(`not here yet: ${bytes.length} ${terms.length} ${options}`);
}
