// What is known of an issuer: its DID document, its authority chain, the lists of affirmed awards, the status list an award names and, where its bit is set, the decisions.
// Asked for by the addresses that documents name, one below another; what is missing or wrong is told by the step that needs it.
import { chainProblem, readAuthority } from './authority.js';
import { sri } from './bytes.js';
import { credentialLimits, isObject, parse, textIn } from './json.js';
import { controllerAddresses, didOfBase, keyOfDid, readController } from './keys.js';
import { readFates } from './quorum.js';
import { actions, readList } from './status.js';

const mostVersions = 128;
const mostAffirmedBytes = 4 * 1024 * 1024;

/**
 * Documents of one issuer, each asked for once.
 * @param {(address: string, mostBytes: number) => Promise<{bytes?: Uint8Array, problem?: string}>} find
 */
export class Documents {
  constructor(source, find) {
    Object.assign(this, { source, ask: find, answers: new Map() });
  }

  find(address, most = credentialLimits.bytes) {
    if (!this.answers.has(address)) this.answers.set(address, Promise.resolve(this.ask(address, most)));
    return this.answers.get(address);
  }

  /** A document: `{document}` or `{problem}`. */
  async read(address) {
    const { bytes, problem } = await this.find(address);
    if (problem !== undefined) return { problem };
    const read = parse(bytes);
    return read.problem === undefined ? read : { problem: `${address} cannot be read: ${read.problem}` };
  }
}

/** Gathers what judging a credential needs of its issuer's documents. */
export async function assemble(issuer, credential, documents) {
  const material = { issuer, source: documents.source, controller: null, controllerProblem: null, guild: null, authorityProblem: null, lists: new Map(), listProblems: new Map(), decisions: [] };
  if (keyOfDid(issuer) === null) {
    Object.assign(material, await readControllerOf(issuer, documents));
    if (material.controller === null) return material;
    // What will be asked for in any case is asked for now.
    const address = statusAddressOf(credential);
    if (address !== null) documents.find(address);
    Object.assign(material, await readGuild(issuer, material.controller, documents));
  }
  await addStatus(material, credential, documents);
  return material;
}

async function readControllerOf(issuer, documents) {
  let first = null;
  for (const address of controllerAddresses(issuer)) {
    const { document, problem: missing } = await documents.read(address);
    if (missing !== undefined) {
      first ??= missing;
      continue;
    }
    const { controller, problem } = readController(document);
    if (problem !== undefined) return { controllerProblem: `${address} cannot be read: ${problem}` };
    return controller.id === issuer ? { controller } : { controllerProblem: `${address} is the document of ${controller.id}, not of ${issuer}` };
  }
  return { controllerProblem: first ?? `this program does not know how to look up ${issuer}` };
}

async function readGuild(issuer, controller, documents) {
  const services = controller.services.filter(({ type }) => type === 'RecognitionAuthority');
  if (services.length === 0) return {};
  const place = services.length === 1 ? placeOf(issuer, services[0].endpoint) : null;
  const because = authorityProblem => ({ authorityProblem });
  if (place === null) return because('its DID document does not say plainly where they stand');
  if (place.newest > mostVersions) return because(`there are ${place.newest} versions of them, and at most ${mostVersions} are read`);
  const addresses = Array.from({ length: place.newest }, (_, at) => `${place.folder}${at + 1}.json`);
  const chain = [];
  for (const [at, { document, problem: missing }] of (await Promise.all(addresses.map(address => documents.read(address)))).entries()) {
    if (missing !== undefined) return because(missing);
    const { version, problem } = await readAuthority(document);
    if (problem !== undefined) return because(`${addresses[at]} cannot be read: ${problem.detail} (at ${problem.pointer})`);
    chain.push(version);
  }
  if (chain[0].digest !== place.firstDigest) return because('version 1 of them is not the one its DID document names');
  const refused = await chainProblem(chain);
  if (refused !== null) return because(`version ${refused.number} of them does not hold: ${refused.detail}`);
  if (chain.at(-1).issuer !== issuer) return because(`they are the rules of ${chain.at(-1).issuer}`);
  return { guild: { chain, fates: readFates(chain, await affirmedLists(chain, place, documents)) } };
}

// Where the chain stands, as the service says; null unless it says exactly that, of this issuer's own site.
function placeOf(issuer, endpoint) {
  const [first, firstDigest, newest] = ['first', 'firstDigestSRI', 'newest'].map(name => textIn(endpoint, name));
  if (first === null || !first.endsWith('/authority/1.json') || firstDigest === null || newest === null) return null;
  const base = first.slice(0, -'/authority/1.json'.length);
  const folder = `${base}/authority/`;
  const [, number] = newest.startsWith(folder) ? /^(\d+)\.json$/.exec(newest.slice(folder.length)) ?? [] : [];
  return didOfBase(base) === issuer && number >= 1 && number <= 2_147_483_647 ? { folder, newest: Number(number), firstDigest } : null;
}

// A list that is not found, or is another than its version names, affirms nothing. A later version repeats what an earlier one said of a key, and names the earlier one's list.
async function affirmedLists(chain, { folder }, documents) {
  const lists = new Map();
  for (const { number, members } of chain) {
    const named = members.flatMap(({ keys }) => keys).map(({ affirmed }) => affirmed?.digest).filter(digest => digest !== undefined);
    if (named.every(digest => lists.has(digest))) continue;
    const { bytes } = await documents.find(`${folder}${number}.affirmed`, mostAffirmedBytes);
    if (bytes !== undefined) lists.set(await sri(bytes), bytes);
  }
  return lists;
}

const statusAddressOf = ({ root }) => textIn(isObject(root) ? root.get('credentialStatus') : undefined, 'statusListCredential');

async function addStatus(material, { root }, documents) {
  const entry = isObject(root) ? root.get('credentialStatus') : undefined;
  const address = statusAddressOf({ root });
  if (address === null) return;
  const { document, problem } = await documents.read(address);
  if (problem !== undefined) {
    material.listProblems.set(address, problem);
    return;
  }
  material.lists.set(address, document);
  const index = textIn(entry, 'statusListIndex');
  const { list } = material.guild !== null && /^\d+$/.test(index ?? '') && index <= 2_147_483_647 ? await readList(document) : {};
  if (list?.bitAt(Number(index))) material.decisions = await decisionsAbout(textIn(root, 'id') ?? '', documents);
}

// What is not found is not there: the set bit counts by itself.
async function decisionsAbout(award, documents) {
  const [, base, id] = /^(.*)\/credentials\/(.*)\.json$/s.exec(award) ?? [];
  if (base === undefined) return [];
  const found = await Promise.all(actions.map(action => documents.read(`${base}/status/decisions/${id}-${action}.json`)));
  return found.filter(({ problem }) => problem === undefined).map(({ document }) => document);
}
