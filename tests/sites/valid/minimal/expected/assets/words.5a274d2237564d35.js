// Numbers and lists as people read them.

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

export const spelled = number => small[number] ?? String(number);
export const count = (number, one, many) => `${spelled(number)} ${number === 1 ? one : many}`;
export const people = number => count(number, 'person', 'people');
export const capital = text => text[0].toUpperCase() + text.slice(1);
export const lower = text => text[0].toLowerCase() + text.slice(1);
export const sentence = text => capital(text) + (/[.?!]$/.test(text) ? '' : '.');
export const distinct = items => [...new Set(items)];

export function list(items) {
  if (items.length === 0) return 'nobody';
  return items.length === 1 ? items[0] : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
