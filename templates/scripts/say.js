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

/** `14:05`, as clocks show it where the page's language is spoken. */
export const sayTime = moment => moment.toLocaleTimeString(language === 'en' ? undefined : language, { hour: '2-digit', minute: '2-digit' });

/** The engine's words, which are English in every language. */
export const inEnglish = text => ({ english: text });

/** The sentence of a report: the engine's own where the page is English, else what its state means in the language of the page. */
export const sayState = ({ state, summary }) => (isEnglish ? summary : words[`script.state.${state}`] ?? inEnglish(summary));
