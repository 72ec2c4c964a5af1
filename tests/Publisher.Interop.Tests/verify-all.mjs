// Usage: node verify-all.mjs SITE BASE_URL [CREDENTIAL_FILE…]
// Every credential and status list of a built site (and every further file) through @digitalbazaar/vc with both cryptosuites:
// as published, then with one letter of the document changed. Prints one JSON report; judges nothing itself.
import { readFileSync } from 'node:fs';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as rdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { BuiltSite, withOneLetterChanged } from './site.mjs';

const [folder, baseUrl, ...files] = process.argv.slice(2);
const site = new BuiltSite(folder, baseUrl);
const suite = [new DataIntegrityProof({ cryptosuite: rdfc }), new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() })];

/** Every reason in an error tree, on one line. */
function reasons(error) {
  if (!error) {
    return null;
  }
  const inner = [error.cause, ...(error.errors ?? [])].filter(Boolean).map(reasons);
  return [error.message, ...inner].filter(Boolean).join('; ');
}

async function outcome(credential) {
  const result = await vc.verifyCredential({
    credential,
    suite,
    documentLoader: site.loader,
    checkStatus: credential.credentialStatus
      ? options => checkStatus({ ...options, suite, documentLoader: site.loader, verifyBitstringStatusListCredential: true })
      : undefined,
    // The clock is not this test's subject: an expired award is judged at the start of its validity.
    now: new Date(credential.validFrom),
  });
  const results = result.results ?? result.error?.results ?? [];
  return {
    verified: result.verified,
    error: reasons(result.error),
    statuses: (result.statusResult?.results ?? []).map(entry => ({ verified: entry.verified, purpose: entry.credentialStatus.statusPurpose, bit: entry.status })),
    proofs: results.map(one => ({
      cryptosuite: one.proof.cryptosuite,
      verificationMethod: one.proof.verificationMethod,
      verified: one.verified,
      error: reasons(one.error),
    })),
  };
}

const report = [];
const documents = [
  ...[...site.list('credentials'), ...site.list('status'), ...site.list('endorsements')].map(path => [path, site.read(path)]),
  ...files.map(file => [file, JSON.parse(readFileSync(file, 'utf8'))]),
];
for (const [path, credential] of documents) {
  report.push({
    path,
    id: credential.id,
    proofs: [credential.proof].flat().length,
    published: await outcome(credential),
    altered: await outcome(withOneLetterChanged(credential)),
  });
}
process.stdout.write(JSON.stringify(report, null, 1) + '\n');
