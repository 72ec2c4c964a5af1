// A key that a passkey unlocks: WebAuthn's PRF extension (Level 3 §10.1.4) gives 32 secret bytes that only this passkey gives for this guild; HKDF-SHA-256 (RFC 5869) makes the
// seed of them. Nothing is kept: whoever has the passkey, on whichever of their devices, has the key.
import { digest, utf8 } from './bytes.js';
import { random } from './own-key.js';

const patience = 120_000;

/** What a passkey could not do: `none` (given up, or there is none), or `prf` (it has no such secrets). */
export class PasskeyProblem extends Error {
  constructor(kind, cause) {
    super(kind, { cause });
    this.kind = kind;
  }
}

/** Whether this page may ask for passkeys; from a folder no browser lets it. */
export const hasPasskeys = () => globalThis.PublicKeyCredential !== undefined && /^https?:$/.test(location.protocol);

const question = async issuer => ({ eval: { first: await digest(utf8(`Publisher signing key 1\n${issuer}`)) } });

/** Makes a passkey, and gives the seed of its key. Some devices ask a second time. */
export async function newPasskey(issuer, guild) {
  const prf = await question(issuer);
  const made = await asked(navigator.credentials.create({ publicKey: {
    rp: { name: guild },
    user: { id: random(16), name: guild, displayName: guild },
    challenge: random(32),
    pubKeyCredParams: [-8, -7, -257].map(alg => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    extensions: { prf },
    timeout: patience,
  } }));
  const { prf: answer } = made.getClientExtensionResults();
  if (answer?.results?.first !== undefined) return seedOf(answer.results.first, issuer);
  if (answer?.enabled !== true) throw new PasskeyProblem('prf');
  return ask(issuer, [{ type: 'public-key', id: made.rawId }]);
}

/** The seed of the key that a passkey of this person unlocks; they choose which. */
export const passkeySeed = issuer => ask(issuer, []);

async function ask(issuer, allowCredentials) {
  const prf = await question(issuer);
  const shown = await asked(navigator.credentials.get({ publicKey: {
    challenge: random(32), allowCredentials, userVerification: 'required', extensions: { prf }, timeout: patience,
  } }));
  const secret = shown.getClientExtensionResults().prf?.results?.first;
  if (secret === undefined) throw new PasskeyProblem('prf');
  return seedOf(secret, issuer);
}

async function asked(promise) {
  try {
    const found = await promise;
    if (found !== null) return found;
  } catch (problem) {
    throw new PasskeyProblem('none', problem);
  }
  throw new PasskeyProblem('none');
}

async function seedOf(secret, issuer) {
  const bytes = new Uint8Array(secret);
  try {
    const key = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
    const info = utf8(`Publisher signing key 1, Ed25519 seed\n${issuer}`);
    return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info }, key, 256));
  } finally {
    bytes.fill(0);
  }
}
