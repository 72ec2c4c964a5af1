// Becoming a signer: a key is made in this browser, and a word that a steward gives to `publisher authority propose`. Nothing is sent by itself.
import { deliver } from './deliver.js';
import { keyOfSeed, possession, random, suggestPassphrase } from './own-key.js';
import { PasskeyProblem, hasPasskeys, newPasskey, passkeySeed } from './passkey.js';
import { put, say } from './page-lines.js';
import { fileOf, isLongEnough, keep, seal } from './sealed-key.js';

/** Makes the part of the page work. */
export function offerKeys(part, issuer, guild) {
  const told = part.querySelector('.told');
  const phrase = part.querySelector('#new-phrase');
  const buttons = [...part.querySelectorAll('button.make')];
  const [passkey, passphrase] = ['#make-passkey', '#make-phrase'].map(id => part.querySelector(id));
  part.querySelector('#with-finger').hidden = !hasPasskeys();
  phrase.value = suggestPassphrase();
  const make = work => async () => {
    buttons.forEach(button => { button.disabled = true; });
    put(told, say('making'));
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof PasskeyProblem)) throw problem;
      put(told, say(problem.kind === 'prf' ? 'no_prf' : 'no_passkey'));
    } finally {
      buttons.forEach(button => { button.disabled = false; });
    }
  };
  const show = async (key, record = null) => {
    await showWord(part, issuer, guild, key, record);
    part.querySelector('#made h3').focus();
  };
  passkey.addEventListener('click', make(async () => show(await keyOfSeed(await newPasskey(issuer, guild)))));
  part.querySelector('#use-passkey').addEventListener('click', make(async () => show(await keyOfSeed(await passkeySeed(issuer)))));
  passphrase.addEventListener('click', make(async () => {
    if (!isLongEnough(phrase.value)) {
      put(told, say('short_phrase'));
      phrase.focus();
      return;
    }
    const seed = random(32);
    const key = await keyOfSeed(Uint8Array.from(seed));
    const record = await seal(seed, key.multibase, issuer, phrase.value);
    seed.fill(0);
    await show(key, record);
  }));
  phrase.addEventListener('keydown', event => { if (event.key === 'Enter') passphrase.click(); });
}

/** Shows what a steward needs to let a key in; of a new one with a passphrase also its record, to be saved. */
export async function showWord(part, issuer, guild, key, record = null) {
  const word = await possession(issuer, key);
  const made = part.querySelector('#made');
  const saved = part.querySelector('#key-file');
  part.querySelector('#choices').hidden = true;
  made.hidden = false;
  part.querySelector('#word').value = word;
  deliver(made, { title: guild, text: say('letter', { guild, word }), file: word, name: '' });
  saved.hidden = record === null;
  if (record !== null) {
    const isKept = keep(record);
    deliver(saved, { title: guild, text: '', file: fileOf(record), name: `signing-key-${key.multibase.slice(-8)}.json` });
    put(saved.querySelector('.where'), say(isKept ? 'kept_here' : 'kept_nowhere'));
  }
  put(part.querySelector('.told'), '');
}
