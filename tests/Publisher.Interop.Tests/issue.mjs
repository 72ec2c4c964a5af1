// Usage: node issue.mjs
// Credentials as programs built on Digital Bazaar's libraries issue them: by a did:key and by a did:web, with both cryptosuites, in every standing.
// Prints one JSON value {documents: {address: document}, credentials: {name: document}}: what stands on the issuers' sites, and what holders have.
import * as vc from '@digitalbazaar/vc';
import * as ed25519 from '@digitalbazaar/ed25519-multikey';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as rdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { createSignCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import { BuiltSite, withOneLetterChanged } from './site.mjs';

const site = 'https://badges.school.example';
const date = '2026-11-01T09:00:00Z';
const revokedIndex = 94_567;
const clearIndex = 7;
const { loader } = new BuiltSite('/nowhere', site);

/** A key made from one repeated byte, so that a failure looks the same every time. */
async function keyOf(byte, controller) {
  const key = await ed25519.generate({ seed: new Uint8Array(32).fill(byte) });
  key.controller = controller ?? `did:key:${key.publicKeyMultibase}`;
  key.id = `${key.controller}#${key.publicKeyMultibase}`;
  return key;
}

const proof = (key, cryptosuite) => new DataIntegrityProof({ signer: key.signer(), date, cryptosuite });
const suites = { rdfc: () => rdfc, jcs: createSignCryptosuite };

/** Signs with each of the suites in turn; the library adds a second proof to the first. */
async function issue(credential, key, ...names) {
  let issued = structuredClone(credential);
  for (const name of names) {
    issued = await vc.issue({ credential: issued, suite: proof(key, suites[name]()), documentLoader: loader, now: new Date(date) });
  }
  return issued;
}

function badge(issuer, changes = {}) {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:5d7c3a52-7c3e-4f0e-9d0a-0f5f6c1f7d11',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer, type: ['Profile'], name: 'Evening School' },
    validFrom: '2026-11-01T00:00:00Z',
    name: 'Basket Weaving',
    credentialSubject: {
      id: 'did:example:learner',
      type: ['AchievementSubject'],
      achievement: {
        id: `${site}/achievements/baskets`,
        type: ['Achievement'],
        name: 'Basket Weaving',
        description: 'Wove a basket that holds water.',
        criteria: { narrative: 'Wove one, and poured water in.' },
      },
    },
    ...changes,
  };
}

const entry = (list, index, purpose = 'revocation') => ({
  credentialStatus: {
    id: `${site}/status/${list}#${index}`, type: 'BitstringStatusListEntry', statusPurpose: purpose, statusListIndex: String(index), statusListCredential: `${site}/status/${list}`,
  },
});

async function statusList(name, key, issuer, statusPurpose, ...suite) {
  const list = await createList({ length: 131_072 });
  list.setStatus(revokedIndex, true);
  const credential = await createCredential({ id: `${site}/status/${name}`, list, statusPurpose });
  return issue({ ...credential, issuer, validFrom: '2026-11-01T00:00:00Z' }, key, ...suite);
}

const did = 'did:web:badges.school.example';
const own = await keyOf(1);
const school = await keyOf(2, did);
const second = await keyOf(3, did);
const stranger = await keyOf(4);
const strangerInSchool = await keyOf(4, did);

const documents = {
  [`${site}/.well-known/did.json`]: {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [school, second].map(key => ({ id: key.id, type: 'Multikey', controller: did, publicKeyMultibase: key.publicKeyMultibase })),
    assertionMethod: [school.id, second.id],
  },
};
for (const [name, list] of [
  ['own-rdfc.json', await statusList('own-rdfc.json', own, own.controller, 'revocation', 'rdfc')],
  ['own-jcs.json', await statusList('own-jcs.json', own, own.controller, 'revocation', 'jcs')],
  ['school.json', await statusList('school.json', school, did, 'revocation', 'rdfc')],
  ['suspended.json', await statusList('suspended.json', school, did, 'suspension', 'rdfc')],
  ['forged.json', await statusList('forged.json', stranger, did, 'revocation', 'rdfc')],
  ['changed.json', { ...await statusList('changed.json', school, did, 'revocation', 'rdfc'), validFrom: '2026-11-02T00:00:00Z' }],
]) {
  documents[`${site}/status/${name}`] = list;
}

const credentials = {};
for (const suite of ['rdfc', 'jcs']) {
  const status = `own-${suite}.json`;
  credentials[`key ${suite}`] = await issue(badge(own.controller), own, suite);
  credentials[`key ${suite} clear`] = await issue(badge(own.controller, entry(status, clearIndex)), own, suite);
  credentials[`key ${suite} set`] = await issue(badge(own.controller, entry(status, revokedIndex)), own, suite);
  credentials[`key ${suite} expired`] = await issue(badge(own.controller, { validUntil: '2026-11-10T00:00:00Z' }), own, suite);
  credentials[`key ${suite} not yet`] = await issue(badge(own.controller, { validFrom: '2026-12-24T00:00:00Z' }), own, suite);
  credentials[`key ${suite} tampered`] = withOneLetterChanged(credentials[`key ${suite}`]);
  credentials[`key ${suite} by a stranger`] = await issue(badge(own.controller), stranger, suite);
  credentials[`web ${suite}`] = await issue(badge(did), school, suite);
  credentials[`web ${suite} clear`] = await issue(badge(did, entry('school.json', clearIndex)), second, suite);
  credentials[`web ${suite} set`] = await issue(badge(did, entry('school.json', revokedIndex)), school, suite);
  credentials[`web ${suite} tampered`] = withOneLetterChanged(credentials[`web ${suite} clear`]);
  credentials[`web ${suite} by an unlisted key`] = await issue(badge(did), strangerInSchool, suite);
}
credentials['key both'] = await issue(badge(own.controller), own, 'rdfc', 'jcs');
credentials['web both set'] = await issue(badge(did, entry('school.json', revokedIndex)), school, 'jcs', 'rdfc');
credentials['key both tampered'] = withOneLetterChanged(credentials['key both']);
credentials['key both, one exchanged'] = { ...credentials['key both'], proof: [credentials['key both'].proof[0], credentials['key jcs expired'].proof] };
credentials['web suspended'] = await issue(badge(did, entry('suspended.json', revokedIndex, 'suspension')), school, 'rdfc');
credentials['web not suspended'] = await issue(badge(did, entry('suspended.json', clearIndex, 'suspension')), school, 'rdfc');
credentials['web forged list'] = await issue(badge(did, entry('forged.json', clearIndex)), school, 'rdfc');
credentials['web changed list'] = await issue(badge(did, entry('changed.json', clearIndex)), school, 'rdfc');
credentials['web missing list'] = await issue(badge(did, entry('missing.json', clearIndex)), school, 'rdfc');
credentials['web outside the list'] = await issue(badge(did, entry('school.json', 131_072)), school, 'rdfc');
credentials['key no badge'] = await issue({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: own.controller,
  credentialSubject: { id: 'did:example:learner', name: 'A learner' },
}, own, 'rdfc');

process.stdout.write(JSON.stringify({ documents, credentials }, null, 1) + '\n');
