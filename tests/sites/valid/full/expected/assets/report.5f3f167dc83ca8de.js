// Tells people what a check found: one sentence, then every step. The words are the engine's; here they only find their places on the page.

/** Shapes, so that no state is told by a colour alone. */
const signs = { valid: '●', superseded: '◐', expired: '◐', undetermined: '○', checking: '○', 'valid-unrecognised': '○' };
const verdicts = { passed: ['●', 'passed'], failed: ['✕', 'failed'], notChecked: ['○', 'not checked'] };

/** Whether this page stands inside another one, which could put its own words around a verdict. */
export const isFramed = () => window.top !== window;

/** Sets the state, its sentence and what stands beneath. Words that stay the same are left alone, so that they are not announced twice. */
export function tell(standing, state, sentence, more) {
  standing.dataset.state = state;
  put(standing.querySelector('.sign'), signs[state] ?? '✕');
  put(standing.querySelector('.words'), sentence);
  put(standing.querySelector('.more'), more);
}

/** Fills in the steps of a list that was on the page before any of them ran. */
export function tellSteps(list, checks, nameOf = () => []) {
  for (const { name, verdict, reason } of checks) {
    const step = list.querySelector(`[data-check="${CSS.escape(name)}"]`);
    if (step === null) continue;
    const [sign, word] = verdicts[verdict] ?? verdicts.notChecked;
    const names = name === 'signatures' && verdict === 'passed' ? nameOf() : [];
    step.dataset.verdict = verdict;
    put(step.querySelector('.sign'), sign);
    put(step.querySelector('.verdict'), word);
    put(step.querySelector('.why'), names.length > 0 ? `${reason} By ${listOf(names)}.` : reason);
  }
}

/** Puts every step back to what it asks. */
export function clearSteps(list) {
  for (const step of list.children) {
    const why = step.querySelector('.why');
    step.dataset.asks ??= why.textContent;
    delete step.dataset.verdict;
    put(step.querySelector('.sign'), '○');
    put(step.querySelector('.verdict'), '');
    put(why, step.dataset.asks);
  }
}

/** `14:05`, as the reader's own clock shows it. */
export const timeOf = moment => moment.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

/** Of a file of this site: `{bytes}`, or null when there was no answer, or none that is a file. */
export async function load(address) {
  try {
    const answer = await fetch(address, { cache: 'no-cache', credentials: 'omit', redirect: 'error' });
    return answer.ok ? { bytes: new Uint8Array(await answer.arrayBuffer()) } : null;
  } catch {
    return null;
  }
}

export const listOf = items => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`);

function put(element, text) {
  if (element !== null && element.textContent !== text) element.textContent = text;
}
