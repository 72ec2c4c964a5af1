// Usage: node verifier-core.mjs SITE BASE_URL [CREDENTIAL_FILE…]
// DCC's verifier-core as a wallet runs it, with the site's files behind its fetch. Prints one JSON report.
import { readFileSync } from 'node:fs';
import { BuiltSite, withOneLetterChanged } from './site.mjs';

const [folder, baseUrl, ...files] = process.argv.slice(2);
const site = new BuiltSite(folder, baseUrl);
const elsewhere = new Set();

globalThis.fetch = async request => {
  const url = typeof request === 'string' ? request : request.url ?? String(request);
  const bytes = site.bytesAt(url);
  if (!bytes) {
    elsewhere.add(url);
  }
  const response = bytes
    ? new Response(bytes, { status: 200, headers: { 'content-type': 'application/json' } })
    : new Response('not part of the site', { status: 404 });
  Object.defineProperty(response, 'url', { value: url });
  return response;
};
// Its schema check talks to the console; the report owns standard output.
console.log = console.error;

const { verifyCredential } = await import('@digitalcredentials/verifier-core');

async function outcome(credential) {
  const result = await verifyCredential({ credential: structuredClone(credential), knownDIDRegistries: [] });
  const step = id => result.log?.find(entry => entry.id === id);
  return {
    signature: step('valid_signature')?.valid ?? false,
    notExpired: step('expiration')?.valid ?? null,
    notRevoked: step('revocation_status')?.valid ?? null,
    errors: [...(result.errors ?? []), step('revocation_status')?.error].filter(Boolean).map(error => `${error.name}: ${error.message}`),
  };
}

const report = [];
const documents = [...site.list('credentials').map(path => [path, site.read(path)]), ...files.map(file => [file, JSON.parse(readFileSync(file, 'utf8'))])];
for (const [path, credential] of documents) {
  report.push({
    path,
    id: credential.id,
    validUntil: credential.validUntil ?? null,
    published: await outcome(credential),
    altered: await outcome(withOneLetterChanged(credential)),
  });
}
process.stdout.write(JSON.stringify({ credentials: report, elsewhere: [...elsewhere].sort() }, null, 1) + '\n');
