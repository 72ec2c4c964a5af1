// Tells people what a check found: one sentence, then every step. What a step found is the engine's to say, in English; the rest is said in the language of the page.
import { inEnglish, isEnglish, say } from './say.js';

/** Shapes, so that no state is told by a colour alone; the stylesheet has those of steps. */
const signs = { valid: '●', superseded: '◐', expired: '◐', undetermined: '○', checking: '○', 'valid-unrecognised': '○' };
// Steps that lower no state when nobody asked for them.
const asides = ['log', 'holder'];
const verdicts = { passed: 'script.passed', failed: 'script.failed', notChecked: 'script.not_checked' };

/** Whether this page stands inside another one, which could put its own words around a verdict. */
export const isFramed = () => window.top !== window;

/** The day that a copy of a guild's site is of; undefined on the guild's own. What was decided since, a copy does not know, and must not claim to. */
const dayOfCopy = () => document.querySelector('[data-as-of]')?.dataset.asOf;

/** Sets the state, its sentence and what stands beneath. Words that stay the same are left alone, so that they are not announced twice. */
export function tell(standing, state, sentence, more) {
  const date = state === 'valid' ? dayOfCopy() : undefined;
  standing.dataset.state = state;
  put(standing.querySelector('.sign'), signs[state] ?? '✕');
  put(standing.querySelector('.words'), date === undefined ? sentence : say('script.copy_valid', { date }));
  put(standing.querySelector('.more'), date === undefined ? more : `${say('script.copy_more')} ${more}`.trim());
}

/** Fills in the steps of a list that was on the page before any of them ran. */
export function tellSteps(list, checks) {
  for (const { name, verdict, reason } of checks) {
    const step = list.querySelector(`[data-check="${CSS.escape(name)}"]`);
    if (step === null) continue;
    step.dataset.verdict = verdict;
    put(wordIn(step), say(verdict === 'notChecked' && asides.includes(name) ? 'script.not_needed' : verdicts[verdict] ?? verdicts.notChecked));
    // What a step asks is said in the language of the page; that it was answered with yes needs no more words.
    if (isEnglish || verdict !== 'passed') put(step.querySelector('.why'), inEnglish(reason));
  }
}

/** The rules know people by opaque ids. The same steps, with the names that `nameOf` has for those who signed. */
export function named(checks, signers, nameOf) {
  const counted = signers.filter(signer => signer.counts && /^[a-z0-9-]+$/.test(signer.memberId ?? '')).map(({ memberId }) => memberId);
  const all = counted.length > 0 ? ` By ${listOf(counted.map(nameOf))}.` : '';
  return checks.map(({ name, verdict, reason }) => ({
    name, verdict,
    reason: name === 'authority' ? counted.reduce((words, id) => words.replace(new RegExp(`\\b${id}\\b`), () => nameOf(id)), reason)
      : name === 'signatures' && verdict === 'passed' ? reason + all : reason,
  }));
}

/** Puts every step back to what it asks. */
export function clearSteps(list) {
  for (const step of list.children) {
    const why = step.querySelector('.why');
    step.dataset.asks ??= why.textContent;
    delete step.dataset.verdict;
    put(wordIn(step), '');
    put(why, step.dataset.asks);
  }
}

/** Of a file of this site: `{bytes}`, or null when there was no answer, or none that is a file. */
export async function load(address) {
  try {
    const answer = await fetch(address, { cache: 'no-cache', credentials: 'omit', redirect: 'error' });
    return answer.ok ? { bytes: new Uint8Array(await answer.arrayBuffer()) } : null;
  } catch {
    return null;
  }
}

// What a step found is told between its name and its reason. Until it runs there is nothing to tell, so the page has no room for it.
function wordIn(step) {
  const there = step.querySelector('.verdict');
  if (there !== null) return there;
  const word = document.createElement('span');
  word.className = 'verdict';
  step.querySelector('.why').before(word, ' ');
  return word;
}

const listOf = items => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`);

// Words of the page, or the engine's English, which whoever reads a page in another language aloud has to know.
function put(element, words) {
  if (element === null) return;
  const text = words.english ?? words;
  if (element.textContent !== text) element.textContent = text;
  if (words.english !== undefined && !isEnglish) element.lang = 'en';
  else element.removeAttribute('lang');
}
