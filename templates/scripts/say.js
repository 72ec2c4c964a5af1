// What the scripts of pages say, in the language of the page: `page-words.js` is written by the build, from templates/i18n/, for each language.
import { language, words } from './page-words.js';

const forms = new Intl.PluralRules(language);
const numbers = words['numbers.words'].split(' ');
const months = words['dates.months'].split(' ');

/** Whether the page speaks the language of the engine. */
export const isEnglish = language.split('-')[0] === 'en';

const fill = (text, values) => text.replace(/\{([a-z_]+)\}/g, (place, name) => values[name] ?? place);

/** A text with its places filled. */
export const say = (key, values = {}) => fill(words[key], values);

/** A text in the form that a number asks for; `{n}` in it is the number, up to twelve in words. */
export function sayCount(key, number) {
  const text = words[key];
  return fill((number === 0 ? text.none : undefined) ?? text[forms.select(number)] ?? text.other, { n: numbers[number] ?? String(number) });
}

/** A day, given as 2026-11-20. */
export function sayDay(text) {
  const [year, month, day] = text.split('-');
  return say(day === '01' ? 'dates.first_day' : 'dates.day', { day: String(Number(day)), month: months[month - 1], year });
}

/** `14:05` or `2:05 PM`, as clocks show it where the page's language is spoken. */
export const sayTime = moment => moment.toLocaleTimeString(language === 'en' ? undefined : language, { hour: 'numeric', minute: '2-digit' });

/** The engine's words, which are English in every language. */
export const inEnglish = text => ({ english: text });

// What is looked at, and is no award.
const otherKinds = ['other', 'status-list', 'endorsement', 'hosted-assertion', 'signed-text'];

/** The first step that had to pass and could not be taken; undefined when all were. */
export const doubtOf = ({ state, checks }) => (state === 'undetermined' ? checks.slice(0, 5).find(({ verdict }) => verdict === 'notChecked') : undefined);

/** The sentence of a report: where something could not be checked, what could be and what not; else the engine's own where the page is English, or what its state means. */
export function sayState(report) {
  const doubt = doubtOf(report);
  if (doubt !== undefined) return otherKinds.includes(report.kind) ? say('script.doubt.no_award') : words[`script.doubt.${doubt.name}`] ?? say('script.state.undetermined');
  return isEnglish ? report.summary : words[`script.state.${report.state}`] ?? inEnglish(report.summary);
}
