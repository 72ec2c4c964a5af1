// Makes a signer's proofs, letter for letter as `publisher sign` writes them: eddsa-rdfc-2022 for what other programs check, then eddsa-jcs-2022 for the exact JSON.
import { base58, concat, utf8 } from './bytes.js';
import { setOf } from './contexts.js';
import { verifySignature } from './ed25519.js';
import { parse } from './json.js';
import { keyOf } from './keys.js';
import { writeMoment } from './moments.js';
import { ProofVerifier, contextsFor, jcs, rdfc } from './proofs.js';

// A proof is an element of the root's "proof" array: its members stand six spaces in, its closing brace four.
const member = '\n      ';
const element = '\n    ';

/** Says that a document cannot be signed: it holds what the closed world does not know. */
export class NotSignable extends Error {}

/**
 * One signer's proofs over a credential.
 * @param {Map} root the credential; proofs it already has are not covered
 * @param {string} issuer its issuer's DID; the key is named as its verification method
 * @param {number} created the moment, in milliseconds; parts of a second are cut off
 * @param {{multibase: string, sign: (bytes: Uint8Array) => Promise<Uint8Array>}} key
 * @returns {Promise<string[]>} rdfc, then jcs
 */
export async function makeProofs(root, issuer, created, key) {
  if (contextsFor(root, true) === null) throw new NotSignable('@context');
  const verifier = new ProofVerifier(root, setOf(true));
  // Read as JSON-LD for both suites: jcs alone would sign members that mean nothing.
  const problem = await verifier.jsonLdProblem();
  if (problem !== null) throw new NotSignable(`${problem.detail} (${problem.pointer})`);
  return Promise.all([rdfc, jcs].map(suite => makeProof(root, verifier, suite, writeMoment(created), `${issuer}#${key.multibase}`, key)));
}

async function makeProof(root, verifier, suite, created, method, key) {
  const members = membersOf(suite === jcs ? root.get('@context') : null, suite, created, method);
  const { root: json } = parse(utf8(`{${members}}`)).document;
  const [config, document] = await Promise.all([verifier.configHash({ suite, json, isOurs: true }), verifier.documentHash(suite)]);
  if (config === null || document === null) throw new NotSignable(suite);
  const message = concat(config, document);
  const signature = await key.sign(message);
  if (!await verifySignature(keyOf(key.multibase), message, signature)) throw new NotSignable(key.multibase);
  return `{${members},${member}"proofValue": "${base58(signature)}"${element}}`;
}

function membersOf(context, suite, created, method) {
  const own = context === null ? '' : `${member}"@context": [${context.map(item => `${member}  ${JSON.stringify(item)}`).join()}${member}],`;
  return `${own}${member}"type": "DataIntegrityProof",${member}"cryptosuite": "${suite}",${member}"created": "${created}",`
    + `${member}"verificationMethod": ${JSON.stringify(method)},${member}"proofPurpose": "assertionMethod"`;
}

/** A further signer's file, as it stands beside the award. */
export const proofFile = proofs => `[\n    ${proofs.join(',\n    ')}\n]\n`;

/** A document with further proofs, to be judged; its bytes stay those of the document as it was. */
export function withProofs({ bytes, root }, proofs) {
  const { root: added } = parse(utf8(proofFile(proofs))).document;
  return { bytes, root: new Map(root).set('proof', [...root.get('proof'), ...added]) };
}
