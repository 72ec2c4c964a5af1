// The page on which people co-sign, with nothing installed: it opens an award that waits, says in words what is signed, makes both proofs in the browser, and hands them over.
// What it says stands in the page, in the page's language.
import { offerKeys, showWord } from './become-signer.js';
import { textOf } from './bytes.js';
import { deliver } from './deliver.js';
import { keptDocuments } from './kept.js';
import { canSign, keyOfSeed } from './own-key.js';
import { PasskeyProblem, hasPasskeys, passkeySeed } from './passkey.js';
import { NotSignable } from './proof-maker.js';
import { isFramed, named, tellSteps } from './report.js';
import { day, dayAt, list, put, say } from './page-lines.js';
import { keptFor, open as unlock, readRecord } from './sealed-key.js';
import { readLink, readPasted } from './signing-link.js';
import { cosign, mayStillSign, readWaiting, wordsOf } from './waiting.js';

const mostBytes = 512 * 1024;
const page = document.getElementById('signing');
const { base, root, issuer, guild, zone } = page.dataset;
const home = { base, root: new URL(root, location.href).href };
const kept = keptDocuments();
const at = id => document.getElementById(id);
const [standing, sent, given, act, result, told] = ['standing', 'sent', 'given', 'act', 'result', 'told'].map(at);
// What is shown, where it lies in the repository, and the locked keys that the passphrase is tried on.
let shown = null;
let place = { file: null, branch: null };
let records = [];

async function begin() {
  if (isFramed()) {
    at('framed').hidden = false;
    return;
  }
  if (globalThis.crypto?.subtle === undefined || !await canSign()) {
    stand('undetermined', say('too_old'));
    return;
  }
  page.hidden = false;
  at('join').hidden = false;
  at('with-passkey').hidden = !hasPasskeys();
  records = keptFor(issuer);
  offerKeys(at('join'), issuer, guild);
  at('award-file').addEventListener('change', async event => openFile(event.target.files[0]));
  at('open-text').addEventListener('click', openText);
  at('with-passkey').addEventListener('click', () => sign(() => passkeySeed(issuer)));
  at('phrase-field').addEventListener('submit', event => {
    event.preventDefault();
    sign(unlocked);
  });
  at('own-key').addEventListener('change', takeKeyFile);
  at('another').addEventListener('click', () => { location.hash = ''; askAgain(); });
  addEventListener('hashchange', openLink);
  showKeys();
  await openLink();
}

async function openLink() {
  const found = await readLink(location.hash);
  if (found !== null) await show(found);
}

async function openFile(file) {
  if (file === undefined) return;
  await show(file.size > mostBytes ? { problem: true } : { bytes: new Uint8Array(await file.arrayBuffer()) });
}

async function openText() {
  await show(await readPasted(at('pasted').value) ?? { problem: true });
}

async function show({ bytes, file = null, branch = null, problem }) {
  [given, result].forEach(part => { part.hidden = true; });
  if (problem) {
    stand('undetermined', say('cut'));
    return;
  }
  stand('checking', say('checking'));
  const read = await readWaiting(bytes, { home, kept, at: Date.now() });
  shown = read.award ?? null;
  if (shown === null || read.problem === 'bad') {
    stand(shown?.report.state === 'altered' ? 'altered' : 'undetermined', say(`is_${read.problem}`), '', read.reason);
    return;
  }
  showAward(file, branch);
  act.hidden = read.problem !== undefined;
  const isReady = read.problem === undefined;
  stand(isReady ? 'valid' : 'superseded', isReady ? say('ready', { n: shown.report.missingSigners }) : say(`is_${read.problem}`));
  at('award-name').focus();
}

function showAward(file, branch) {
  const words = wordsOf(shown);
  const listed = document.querySelector(`#waiting [data-award="${CSS.escape(words.id)}"]`);
  place = { file: listed?.dataset.file ?? file, branch: branch ?? (listed === null ? null : page.dataset.branch ?? null) };
  const holder = document.querySelector(`#people [data-id="${CSS.escape(words.holder ?? '')}"]`)?.textContent;
  const signers = [...new Set(shown.report.signers.filter(({ memberId }) => memberId !== null).map(({ memberId }) => nameOf(memberId)))];
  const rule = shown.rule === null || page.dataset.version !== String(shown.version.number) ? null : document.querySelector(`#rules [data-rule="${shown.report.ruleIndex}"]`)?.textContent;
  const open = shown.rule === null ? [] : mayStillSign(shown, Date.now()).map(({ id }) => nameOf(id));
  put(at('award-name'), words.badge ?? '');
  fact('holder', holder ?? (words.isHidden ? say('hidden_holder', { id: words.holder })
    : words.holder?.startsWith('urn:') ? say('nameless_holder', { id: words.holder }) : words.holder));
  fact('why', words.why);
  fact('what', words.description);
  fact('criteria', words.criteria);
  fact('version', words.version);
  fact('awarded', words.awarded === null ? null : day(words.awarded));
  fact('until', words.until === null ? say('no_end') : dayAt(words.until, zone));
  fact('rule', rule ?? null);
  fact('signed', signers.length === 0 ? null : list(signers));
  fact('open', open.length === 0 ? null : list(open, 'disjunction'));
  several('reached', words.reached);
  several('evidence', words.evidence);
  tellSteps(given.querySelector('.checks'), named(shown.report.checks, shown.report.signers, nameOf));
  answer('');
  sent.hidden = true;
  given.hidden = false;
}

// A template of a site's own may be older than what there is to say.
function several(name, texts) {
  const line = given.querySelector(`[data-fact="${name}"]`);
  if (line === null) return;
  line.hidden = texts.length === 0;
  line.querySelector('ul').replaceChildren(...texts.map(text => Object.assign(document.createElement('li'), { textContent: text })));
}

function fact(name, text) {
  const line = given.querySelector(`[data-fact="${name}"]`);
  line.hidden = text === null || text === '';
  put(line.querySelector('.is') ?? line, text ?? '');
}

const nameOf = id => document.querySelector(`#people [data-member="${CSS.escape(id)}"]`)?.textContent ?? say('member', { id });

function showKeys() {
  at('phrase-field').hidden = records.length === 0;
  at('key-choice').open = records.length === 0 && !hasPasskeys();
}

async function takeKeyFile(event) {
  const [file] = event.target.files;
  if (file === undefined) return;
  const record = file.size > mostBytes ? null : readRecord(textOf(new Uint8Array(await file.arrayBuffer())) ?? '');
  const problem = record === null ? 'no_key_file' : record.issuer !== issuer ? 'other_key' : null;
  answer(problem === null ? '' : say(problem));
  if (problem !== null) return;
  records = [record, ...records];
  showKeys();
  at('phrase').focus();
}

async function unlocked() {
  for (const record of records) {
    const seed = await unlock(record, at('phrase').value);
    if (seed !== null) return seed;
  }
  return null;
}

async function sign(seedOf) {
  const buttons = [...act.querySelectorAll('button')];
  buttons.forEach(button => { button.disabled = true; });
  answer(say('signing'));
  try {
    const seed = await seedOf();
    if (seed === null) {
      answer(say('wrong_phrase'));
      return;
    }
    const key = await keyOfSeed(seed);
    const made = await cosign(shown, key, Date.now());
    if (made.problem === undefined) handOver(made);
    else answer(say(made.problem, { key: key.multibase }), made.reason);
    if (made.problem === 'stranger') await showWord(at('join'), issuer, guild, key);
  } catch (problem) {
    if (problem instanceof PasskeyProblem) answer(say(problem.kind === 'prf' ? 'no_prf' : 'no_passkey'));
    else if (problem instanceof NotSignable) answer(say('uncounted'), problem.message);
    else throw problem;
  } finally {
    buttons.forEach(button => { button.disabled = false; });
    at('phrase').value = '';
  }
}

function handOver({ file, member, missing }) {
  const name = `${member.id}.json`;
  // By its own name it can be told from others in a folder of downloads.
  const saved = `${wordsOf(shown).id}-${name}`;
  const path = place.file ?? `content/awards/…/${wordsOf(shown).id}.json`;
  answer('');
  act.hidden = true;
  fact('open', null);
  result.hidden = false;
  at('proofs').value = file;
  stand('valid', say('signed_by', { name: nameOf(member.id) }), missing === 0 ? say('is_enough') : say('still_missing', { n: missing }));
  put(at('command'), `publisher sign ${path} --add ${saved}`);
  deliver(result, { title: say('title_of_proofs', { badge: wordsOf(shown).badge ?? '', id: wordsOf(shown).id }), text: file, file, name: saved });
  const forge = at('commit');
  const pattern = page.dataset.new;
  forge.hidden = pattern === undefined || place.file === null || place.branch === null;
  at('commit-note').hidden = forge.hidden;
  if (!forge.hidden) {
    const folder = place.file.replace(/\.json$/, '.proofs');
    const parts = { branch: escapedPath(place.branch), folder: escapedPath(folder), name: encodeURIComponent(name), text: encodeURIComponent(file) };
    forge.href = pattern.replace(/\{(branch|folder|name|text)\}/g, (_, part) => parts[part]);
    put(at('commit-note'), say('commit_note', { name, folder }));
  }
  result.querySelector('h2').focus();
}

const escapedPath = path => path.split('/').map(encodeURIComponent).join('/');

function askAgain() {
  shown = null;
  [given, result].forEach(part => { part.hidden = true; });
  sent.hidden = false;
  standing.hidden = true;
  at('pasted').value = '';
  at('pasted').focus();
}

const signs = { valid: '●', checking: '○', undetermined: '○', superseded: '◐', altered: '✕' };

function stand(state, sentence, more = '', reason = '') {
  standing.hidden = false;
  standing.dataset.state = state;
  put(standing.querySelector('.sign'), signs[state]);
  put(standing.querySelector('.words'), sentence);
  put(standing.querySelector('.more'), more);
  put(standing.querySelector('.why'), reason);
}

// A reason is in the engine's own words, which are English; the page marks its place so.
function answer(sentence, reason = '') {
  put(told.querySelector('.words'), sentence);
  put(told.querySelector('.why'), reason);
}

await begin();
