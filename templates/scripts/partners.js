// Guilds that the guild of this site listens to. The site publishes what was pulled of their documents, and what of theirs counts here (docs/federation.md, "Checking a partner's award"): by that their
// awards are judged without asking them, as of the day of the pull.
import { textOf } from './bytes.js';
import { Documents } from './issuer.js';
import { isObject, isSame } from './json.js';
import { dayOf, readMoment } from './moments.js';

const mostBytes = 1024 * 1024;

/**
 * What this site holds of an issuer; null when nothing.
 * @returns {Promise<{documents: Documents, copy: {of: string, seen: string | null}, recognise: (award: object, material: object | null, at: number) => Promise<object | undefined>} | null>}
 */
export async function partnerOf(issuer, home, site) {
  const peer = (await partners(home, site)).find(each => each.issuer === issuer);
  if (peer === undefined) return null;
  const documents = copyOf(peer, home, site);
  return { documents, copy: { of: peer.title, seen: peer.seen ?? null }, recognise: (award, material, at) => recognitionOf(award, material, { ...peer, documents }, at) };
}

/** An award of a partner's that this site keeps, by the address of its page or file there: its bytes; null for any other. */
export async function keptAward(address, home, site) {
  for (const peer of await partners(home, site)) {
    const path = address.startsWith(`${peer.base}/`) ? address.slice(peer.base.length + 1) : '';
    const [, page, file] = /^(?:awards\/([a-z2-7]{16,})\/?(?:index\.html)?|credentials\/([a-z2-7]{16,})\.json)$/.exec(path) ?? [];
    const id = page ?? file;
    if (id !== undefined) return (await copyOf(peer, home, site).find(`${peer.base}/credentials/${id}.json`)).bytes ?? null;
  }
  return null;
}

// That the guild of this site recognises an award's badge, by a treaty in force: the very issuer that was pinned, and the very badge that was agreed on. Undefined when it does not.
async function recognitionOf({ root }, material, { by, pin, treaties, documents }, at) {
  if (material?.guild?.chain[0].digest !== pin) return undefined;
  const subject = root.get('credentialSubject');
  const achievement = isObject(subject) ? subject.get('achievement') : undefined;
  for (const { badge, from, until, rate, because = null, ...treaty } of treaties) {
    if (!isObject(achievement) || achievement.get('id') !== badge || readMoment(from) > at || at > readMoment(until)) continue;
    const { document } = await documents.read(badge);
    if (document === undefined || !isSame(achievement, document.root)) continue;
    const credits = rate === undefined ? '' : ` ${rate.theirs} of its credits count as ${rate.ours}.`;
    return { by, ...treaty, until, because, sentence: `${by} recognises this badge as ${treaty.as}, version ${treaty.version}, by treaty until ${dayOf(readMoment(until))}.${credits}` };
  }
  return undefined;
}

async function partners(home, site) {
  const { bytes } = await site.find(`${home.base}/federation/peers.json`, mostBytes);
  const { format, by, peers } = bytes === undefined ? {} : JSON.parse(textOf(bytes));
  return format === 1 ? peers.map(peer => ({ ...peer, by })) : [];
}

// By the partner's own addresses. A host's root has the same DID document twice.
function copyOf({ name, base, seen, documents }, home, site) {
  return new Documents(`known from the copy of it on this site${seen === undefined ? '' : `, last seen on ${dayOf(readMoment(seen))}`}`, (address, most) => {
    const path = address.startsWith(`${base}/`) ? address.slice(base.length + 1).replace(/^\.well-known\/did\.json$/, 'did.json') : '';
    return documents.includes(path) ? site.find(`${home.base}/federation/${name}/${path}`, most) : { problem: `the copy of it here has no ${address}` };
  });
}
