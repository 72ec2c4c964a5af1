// Data Integrity proofs (eddsa-rdfc-2022 and eddsa-jcs-2022): how they are read, what they sign, and what all proofs of one document come to.
import { concat, digest, fromBase58, utf8 } from './bytes.js';
import { findArray, setOf } from './contexts.js';
import { verifySignature } from './ed25519.js';
import { canonical, isObject, isSame, isText, textIn } from './json.js';
import { canonicalizeDocument, canonicalizeProof } from './jsonld.js';
import { keyOf, keyOfDid, retrieveKey } from './keys.js';
import { readMoment, readXsdMoment } from './moments.js';
import { distinct } from './words.js';

export const rdfc = 'eddsa-rdfc-2022';
export const jcs = 'eddsa-jcs-2022';
const members = ['type', 'cryptosuite', 'created', 'verificationMethod', 'proofPurpose', 'proofValue'];

/** The set that knows a document's @context; null when none does. For issuers with an authority only what we write. */
export function contextsFor(root, oursOnly) {
  const context = isObject(root) ? root.get('@context') : undefined;
  return [setOf(true), ...(oursOnly ? [] : [setOf(false)])].find(set => findArray(set, context) >= 0) ?? null;
}

const isKnownKind = proof => textIn(proof, 'type') === 'DataIntegrityProof' && [rdfc, jcs].includes(textIn(proof, 'cryptosuite'));

/** Reads one proof: `{proof}` or `{problem}`. Ours have exactly the members that are named; others' may have an `id` and any dateTimeStamp. */
export function readProof(json, isOurs) {
  if (!isObject(json)) return { problem: 'a proof is an object' };
  if (textIn(json, 'type') !== 'DataIntegrityProof') return { problem: "the proof's type is not DataIntegrityProof" };
  const suite = textIn(json, 'cryptosuite');
  if (!isKnownKind(json)) return { problem: `the proof's cryptosuite is ${suite ?? 'missing'}; ${rdfc} and ${jcs} are what this program knows` };
  const other = [...json.keys()].find(name => !members.includes(name) && !(name === '@context' && suite === jcs) && !(name === 'id' && !isOurs));
  if (other !== undefined) return { problem: `the proof has a member ${other}, which a proof of this kind does not have here` };
  const text = textIn(json, 'created');
  const created = text === null ? null : isOurs ? readMoment(text) : readXsdMoment(text);
  if (created === null) return { problem: text === null ? 'the proof has no created' : `the proof's created is ${text}; expected a form like 2026-11-20T18:30:00Z` };
  if (textIn(json, 'proofPurpose') !== 'assertionMethod') return { problem: `the proof's purpose is ${textIn(json, 'proofPurpose') ?? 'missing'}; expected assertionMethod` };
  const method = textIn(json, 'verificationMethod');
  if (method?.split('#').length !== 2) return { problem: "the proof's verificationMethod is not the address of a key (something#key)" };
  const signature = fromBase58(textIn(json, 'proofValue') ?? '');
  return signature?.length === 64 ? { proof: { suite, created, method, signature, json, isOurs } } : { problem: "the proof's proofValue is not 64 bytes in base58btc" };
}

/** Checks the signatures of one document; its canonical forms are made once, for all its proofs. */
export class ProofVerifier {
  constructor(root, set) {
    [this.root, this.set] = [root, set];
  }

  /** What is wrong with the document as closed-world JSON-LD; null when nothing is. */
  async jsonLdProblem() {
    return (await this.graph()).problem ?? null;
  }

  async verify(proof, multibase) {
    const [config, document] = await Promise.all([this.configHash(proof), this.documentHash(proof.suite)]);
    return config !== null && document !== null && await verifySignature(keyOf(multibase), concat(config, document), proof.signature);
  }

  graph() {
    return (this.read ??= Promise.resolve(canonicalizeDocument(this.root, this.set)));
  }

  async documentHash(suite) {
    if (suite === jcs) return (this.json ??= digest(utf8(canonical(this.root, 'proof'))));
    const { text } = await this.graph();
    return text === undefined ? null : (this.rdf ??= digest(utf8(text)));
  }

  async configHash({ suite, json, isOurs }) {
    const context = this.root.get('@context');
    if (suite === jcs) {
      // A jcs proof repeats the document's context, so that nobody can change the meaning of the members it signed.
      const own = json.get('@context');
      const agrees = own === undefined ? context === undefined || !isOurs : context !== undefined && isSame(own, context);
      return agrees ? digest(utf8(canonical(json, 'proofValue'))) : null;
    }
    const { text } = context === undefined ? {} : await canonicalizeProof(json, context, this.set);
    return text === undefined ? null : digest(utf8(text));
  }
}

/** Finds the keys of one issuer: from its DID document, from the members of its authority chain, or, for a did:key, from the identifier. */
export class IssuerKeys {
  constructor(issuer, { controller = null, controllerProblem = null, chain = null } = {}) {
    Object.assign(this, { issuer, controller, controllerProblem });
    this.members = chain && new Map(chain.flatMap(version => version.members).flatMap(member => member.keys).map(({ multibase }) => [`${issuer}#${multibase}`, multibase]));
  }

  /** `{standing: 'known' | 'stranger' | 'elsewhere' | 'notAtHand', multibase, isListed, problem}`; a compromised key is known, but no longer listed. */
  find(name) {
    const { issuer, controller } = this;
    if (!name.startsWith(issuer) || name.indexOf('#') !== issuer.length) return { standing: 'elsewhere', problem: `${name} is not a key of ${issuer}` };
    const fragment = name.slice(issuer.length + 1);
    const own = keyOfDid(issuer);
    if (own !== null) return own === fragment ? known(own, true) : { standing: 'stranger', problem: `${name} is not the key that ${issuer} is` };
    const listed = controller === null ? {} : retrieveKey(controller, name);
    if (this.members !== null) {
      const member = this.members.get(name);
      return member === undefined ? { standing: 'stranger', problem: `no version of the issuer's rules names the key ${fragment}` }
        : known(member, controller === null || listed.multibase === member, listed.problem);
    }
    if (controller === null) {
      return { standing: 'notAtHand', problem: `the documents of ${issuer} ${this.controllerProblem === null ? 'are not at hand' : `could not be had: ${this.controllerProblem}`}` };
    }
    return listed.multibase === undefined ? { standing: 'stranger', problem: listed.problem } : known(listed.multibase, true);
  }
}

const known = (multibase, isListed, problem = null) => ({ standing: 'known', multibase, isListed, problem });

// In a document of ours every proof is the issuer's; in others' a proof by somebody else is none of our business.
const isStranger = (key, proof) => key.standing === 'stranger' || (key.standing === 'elsewhere' && proof.isOurs);

/**
 * Reads and checks all proofs of a document. `bad`: nothing is signed, or something is not as it was signed; `notChecked`: nothing could be checked; otherwise the good ones,
 * by keys of the issuer or (genuine, but worth nothing) by strangers.
 */
export async function readSignatures(root, verifier, contextKnown, keys, isOurs) {
  const member = root.get('proof');
  const items = Array.isArray(member) ? member : [member];
  if (member === undefined || items.length === 0) return outcome({ bad: 'it is not signed' });
  if (isOurs && !Array.isArray(member)) return outcome({ bad: 'its proof is not an array' });
  const read = [];
  let firstSuite = null;
  let unread = null;
  for (const [at, json] of items.entries()) {
    if (!isOurs && !isKnownKind(json)) continue;
    const { proof, problem } = readProof(json, isOurs);
    if (problem !== undefined && isOurs) return outcome({ bad: `a signature cannot be read: ${problem}`, firstSuite });
    if (problem !== undefined) {
      unread ??= problem;
      continue;
    }
    if (at === 0) firstSuite = proof.suite;
    read.push(proof);
  }
  const proofs = await Promise.all(read.map(proof => check(proof, verifier, contextKnown, keys)));
  const bad = proofs.find(({ isGood }) => isGood === false);
  if (bad !== undefined) return outcome({ bad: `the signature by ${bad.proof.method} is not good: something was changed after it was signed`, firstSuite });
  if (proofs.length === 0 || unread !== null) return outcome({ notChecked: unread ?? 'it is signed in a way this program does not know', firstSuite });
  const isChecked = isOurs || proofs.some(({ isGood }) => isGood);
  return outcome({ proofs, firstSuite, notChecked: isChecked ? null : !contextKnown ? 'the credential uses words this program does not know'
    : proofs.map(({ key }) => key.problem).find(problem => problem) ?? 'no signature could be checked' });
}

// A stranger's key is taken from the address only to tell a genuine signature by somebody else from a changed document. It never counts.
async function check(proof, verifier, contextKnown, keys) {
  const key = keys.find(proof.method);
  const fragment = proof.method.split('#')[1];
  const multibase = key.multibase ?? (isStranger(key, proof) && keyOf(fragment) !== null ? fragment : null);
  const cannot = multibase === null || (proof.suite === rdfc && (!contextKnown || (await verifier.jsonLdProblem())?.isUnknown));
  return { proof, key, isGood: cannot ? null : await verifier.verify(proof, multibase) };
}

function outcome({ proofs = [], bad = null, notChecked = null, firstSuite = null }) {
  const good = proofs.filter(({ isGood }) => isGood);
  return {
    proofs, bad, notChecked, firstSuite,
    byIssuer: good.filter(({ key }) => key.standing === 'known'),
    stranger: proofs.find(({ key, proof }) => isStranger(key, proof)),
    goodKeys: distinct(good.map(({ proof }) => proof.method)).length,
  };
}

/** When a document was signed, by its own account: the latest of some proofs. */
export const latest = proofs => Math.max(...proofs.map(({ proof }) => proof.created));
