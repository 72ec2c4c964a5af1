// Verifies an award in the reader's browser, by the steps and states of docs/formats.md ("Verifying an award"); the same verdict, on the same bytes, as `publisher verify`.
import { readMoment, dayOf, writeMoment } from './moments.js';
import { sri } from './bytes.js';
import { Documents, assemble } from './issuer.js';
import { didOfBase, issuerOf, keyOfDid } from './keys.js';
import { askSite } from './site.js';
import { PartMissing, part } from './parts.js';
import { readTarget } from './target.js';
import { judge, reportOf } from './verdict.js';
import { distinct, lower, capital, people, sentence, spelled } from './words.js';

export { holderOf } from './holder.js';

/**
 * The verdict on one file: a credential, a picture that carries one, or an offline file. It never throws for bad input, and asks nobody but the site being read.
 *
 * @param {Uint8Array} bytes the file
 * @param {object} [options]
 * @param {string} [options.file] what it is called in the report
 * @param {Date | string} [options.at] the moment to judge at (`2027-05-03T00:00:00Z`); now when absent
 * @param {{base: string, root: string, partners?: boolean}} [options.home] the site being read: its guild's address, as documents write it and without a slash at the end, and where it is
 *   read (relative to the page, or whole). Documents of this guild are asked for there, and it is recognised; so are badges of partners by treaty, where the site has some (`partners`).
 *   Without it nothing is asked, and recognition is not.
 * @param {(address: string, mostBytes: number) => Promise<{bytes: Uint8Array} | {absent: string} | {unreachable: string}>} [options.fetch]
 *   what stands at an address below `home.base`, and why there is nothing (a phrase, or true); asks the site being read when absent
 * @param {Map<string, Uint8Array>} [options.kept] the guild's documents by their addresses, where the page lies in a folder and brought them along. Then nothing is asked; and
 *   because a folder can come from anybody, its issuer is not recognised by that.
 * @param {{claim?: string, email?: string, name?: string, salt?: string}} [options.holder] who is asked about; `holderOf(location.hash)` reads a holder's link
 * @returns {Promise<object>} a `result` of docs/verify-report.schema.json
 */
export async function verify(bytes, options = {}) {
  const told = { file: options.file ?? '', kind: 'unknown', address: null, bundle: false, picture: false, preview: options.kept === undefined && isPreview(options.home), endorsements: [] };
  const missing = missingInBrowser();
  if (missing !== null) return finished(told, unjudged({ problem: missing, isDoubt: true }), { problem: missing });
  try {
    return await verifyHere(bytes, options, told);
  } catch (problem) {
    if (!(problem instanceof PartMissing)) throw problem;
    return finished(told, unjudged({ problem: problem.message, isDoubt: true }), { problem: problem.message });
  }
}

async function verifyHere(bytes, { at = new Date(), home, fetch, kept, holder }, told) {
  const target = await readTarget(bytes);
  Object.assign(told, { kind: target.kind, picture: target.picture, bundle: target.bundle !== undefined, address: target.bundle?.address ?? null });
  if (target.document === undefined || target.is !== undefined) return finished(told, unjudged(target), target);

  const site = documentsOf(home, kept, fetch);
  const issuer = issuerOf(target.document.root);
  const isHome = site !== null && didOfBase(home.base) === issuer;
  const partner = home?.partners && !isHome && issuer !== null && kept === undefined ? await (await part(import('./partners.js'))).partnerOf(issuer, home, site) : null;
  const documents = target.bundle === undefined ? (isHome ? site : partner?.documents ?? null) : heldDocuments(target.bundle.documents, 'offline file');
  const material = issuer === null || documents === null ? null : await assemble(issuer, target.document, documents);
  const moment = typeof at === 'string' ? readMoment(at) ?? Date.parse(at) : at.getTime();
  const treaty = await partner?.recognise(target.document, material, moment);
  const isRecognised = kept !== undefined ? false : treaty !== undefined || await recognises({ isHome, site, home, target, issuer, material, documents });
  const report = await judge(target.document, material, {
    at: moment,
    holder,
    isRecognised,
    recognition: treaty ? `: ${treaty.sentence.slice(0, -1)}` : told.preview ? `: this is a preview of its site, checked against the documents at ${hostOf(home)}` : ': this is its site',
  });
  if (partner && documents === partner.documents) told.copy = partner.copy;
  if (report.state === 'valid') told.recognition = treaty;
  return finished(told, report, { ...target, folder: kept !== undefined && documents === site });
}

// The guild whose site this is, by its rules, is recognised; nobody else. Null when nobody asks. An offline file brings the very documents it is judged by: that they are its
// issuer's own, only its site says, unless the issuer is the very key that signed.
async function recognises({ isHome, site, home, target, issuer, material, documents }) {
  if (site === null) return target.bundle === undefined || (issuer !== null && keyOfDid(issuer) !== null) ? null : false;
  if (!isHome || material?.guild == null) return false;
  if (documents === site) return true;
  const { bytes } = await site.find(`${home.base}/authority/1.json`);
  return bytes !== undefined && await sri(bytes) === material.guild.chain[0].digest;
}

// What this browser lacks, as a phrase; null when it has all.
function missingInBrowser() {
  if (globalThis.crypto?.subtle === undefined) {
    return globalThis.isSecureContext === false ? 'this page was not opened over https, and browsers compute no digests there' : 'this browser is too old: it computes no SHA-256';
  }
  return globalThis.DecompressionStream === undefined ? 'this browser is too old: it cannot unpack a status list' : null;
}

const hostOf = ({ root }) => new URL(root, globalThis.location?.href).host;

const isPreview = home => home !== undefined && new URL(home.root, globalThis.location?.href).href.replace(/\/$/, '') !== home.base;

/** The guild's documents: those a page in a folder brought along, or those of the site being read. Null where there is no site. */
export const documentsOf = (home, kept, fetch) => (kept === undefined ? siteDocuments(home, fetch) : heldDocuments(kept, 'folder'));

// Only what stands below the guild's own address is asked for, by the letters our own addresses are made of.
function siteDocuments(home, fetch) {
  if (home === undefined) return null;
  const ask = fetch ?? askSite(home);
  const host = hostOf(home);
  return new Documents(isPreview(home) ? `known from the documents at ${host}` : `learned from ${host} just now, not pinned`, async (address, most) => {
    const path = address.startsWith(`${home.base}/`) ? address.slice(home.base.length + 1) : '';
    const isPlain = path.split('/').every(part => /^[A-Za-z0-9._-]+$/.test(part) && /[^.]/.test(part));
    if (!isPlain) return { problem: `${address} does not stand on the site being read, and nothing else is asked` };
    const { bytes, absent, unreachable } = await ask(address, most);
    if (bytes !== undefined) return bytes.length <= most ? { bytes } : { problem: `${address} is longer than ${most >> 10} KiB` };
    const reason = absent ?? unreachable;
    return { problem: `${typeof reason === 'string' ? reason : absent ? 'nothing stands there' : 'its site cannot be reached'} (${address})` };
  });
}

const heldDocuments = (documents, place) => new Documents(`known from this ${place}`, (address, most) => {
  const bytes = documents.get(address);
  if (bytes === undefined) return { problem: `${address} is not in this ${place}` };
  return bytes.length > most ? { problem: `${address} is longer than ${most >> 10} KiB` } : { bytes };
});

// What cannot be read, or is none that is judged.
function unjudged({ problem, isDoubt, is, kind }) {
  if (problem !== undefined) {
    const verdict = isDoubt ? 'notChecked' : 'failed';
    return reportOf(isDoubt ? 'undetermined' : 'altered', [{ verdict, reason: sentence(problem) }], isDoubt ? 'There was nothing to check.' : 'The file cannot be read as a credential.');
  }
  const reason = kind === 'other' ? `This is ${is}, not an award.` : `This is ${is}; only awards are judged here.`;
  return reportOf('undetermined', [{ verdict: 'notChecked', reason }], 'Only awards and what belongs to them are judged.');
}

function finished(told, report, target) {
  const instant = moment => (moment === null ? null : writeMoment(moment));
  return {
    ...told, ...report,
    summary: summaryOf(report, { ...target, copy: told.copy }),
    signers: report.signers.map(signer => ({ ...signer, created: writeMoment(signer.created) })),
    statusAsOf: instant(report.statusAsOf),
  };
}

function summaryOf({ state, checks, signers, missingSigners, waiting, statusAsOf }, { problem, is, bundle, folder, copy }) {
  const held = bundle !== undefined ? 'file' : folder ? 'folder' : null;
  const known = held !== null ? statusAsOf : readMoment(copy?.seen ?? '');
  const asOf = known !== null ? ` as of ${dayOf(known)}` : '';
  const signed = `${capital(people(distinct(signers.filter(({ counts }) => counts).map(({ subject, verificationMethod }) => subject ?? verificationMethod)).length))} signed it.`;
  const unchecked = checks.slice(0, 5).find(({ verdict }) => verdict === 'notChecked')?.reason ?? 'Something is missing.';
  switch (state) {
    case 'valid': return `Genuine and in force${asOf}. ${signed}`;
    case 'valid-unrecognised': return held !== null ? `Genuine and in force${asOf}, by the documents in this ${held}; that they are its issuer's own, nothing else says. ${signed}`
      : `Genuine and in force${asOf}, but its issuer is not recognised here. ${signed}`;
    case 'altered': return "This file was changed after it was signed, or was never signed. Don't rely on it.";
    case 'unauthorised': return waiting ? `Not authorised: the signatures are genuine, but the guild's rules ask for ${spelled(missingSigners)} more ${missingSigners === 1 ? 'person' : 'people'} to sign.`
      : "Not authorised: the signatures are genuine, but not as the guild's rules require.";
    case 'revoked': return 'This award was revoked.';
    case 'withdrawn': return "This award was withdrawn at its holder's wish.";
    case 'superseded': return 'This award was replaced by a newer one.';
    case 'expired': return 'This award has expired. It was genuine.';
    default: return is !== undefined ? unchecked : problem !== undefined ? `We could not check it: ${problem}.` : `We could not check everything: ${lower(unchecked)}`;
  }
}
