// What a script says stands in its page, in the page's language: elements with data-say. A script fills in places, {so}, and finds the rest.

/** The sentence of a name, with its places filled. */
export function say(name, parts = {}) {
  const text = document.querySelector(`[data-say="${name}"]`).textContent;
  return text.replace(/\{([a-z_]+)\}/g, (place, part) => parts[part] ?? place);
}

/** Puts a text where it belongs; one that stays is left alone, so that it is not announced twice. */
export function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A day, `2026-11-20…`, as the page's language writes it. */
export const day = text => written(new Date(`${text.slice(0, 10)}T00:00:00Z`), 'UTC');

/** The day of a moment where the guild is. */
export const dayAt = (text, zone) => written(new Date(text), zone);

function written(date, timeZone) {
  // Without a country English dates begin with the month; the pages' own begin with the day.
  const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
  try {
    return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(date);
  } catch {
    return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date); // a zone this browser has not heard of
  }
}

/** Names as the page's language lists them: all of them, or any of them. */
export const list = (names, type = 'conjunction') => new Intl.ListFormat(document.documentElement.lang, { type }).format(names);
