// Finds badges, people, their awards and pages, in a directory also guilds, by the beginnings of words, in the index that the build wrote (SearchIndex.cs). What is typed stays in the browser.
import { keptDocuments } from './kept.js';
import { load } from './report.js';
import { say, sayCount, sayDay } from './say.js';

const pause = 120;
const most = 40;
const page = document.getElementById('search');
const { base, index: last } = page.dataset;
const root = new URL(page.dataset.root, location.href).href;
const asked = document.getElementById('asked');
const told = document.getElementById('told');
const found = document.getElementById('found');
const kept = keptDocuments();
const files = new Map();
let latest = 0;
let shown = '';
let waiting;

// Each file once; one that could not be had is asked for again.
async function read(path) {
  if (!files.has(path)) {
    const file = kept === undefined ? await load(new URL(path, root)) : { bytes: kept.get(`${base}/${path}`) };
    if (!file?.bytes) throw new Error(`${path} is not to be had`);
    files.set(path, JSON.parse(new TextDecoder().decode(file.bytes)));
  }
  return files.get(path);
}

/** The words of a text, as SearchWords.cs makes them. */
const wordsOf = (text, letters) => [...text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()].map(letter => letters[letter] ?? letter).join('').split(/[^\p{L}\p{N}]+/u).filter(word => word !== '');

const begins = (word, words) => words.some(other => other.startsWith(word));

async function search(query) {
  const index = await read('search/index.json');
  const words = wordsOf(query, index.letters);
  if (words.length === 0) return [];
  const holds = text => words.every(word => begins(word, wordsOf(text, index.letters)));
  const badges = index.badges.filter(([, name, description, tags]) => holds(`${name} ${description} ${tags}`))
    .sort(([, one], [, other]) => holds(other) - holds(one)).map(([slug, name, description, , path = `badges/${slug}/`]) => ({ path, name, more: description }));
  const guilds = (index.guilds ?? []).filter(([, name, says, more]) => holds(`${name} ${says} ${more}`)).map(([path, name, says]) => ({ path, name, more: says }));
  const pages = index.pages.filter(([, title]) => holds(title)).map(([slug, name]) => ({ path: `${slug}/`, name }));
  return [
    ['guilds', guilds], ['badges', badges], ...await searchPeople(words, index), ['pages', pages], ['entries', await searchEntry(query)],
  ].filter(([, items]) => items.length > 0);
}

// A person whose name has every word; an award whose holder's name has some, and whose badge has the others.
async function searchPeople(words, { parts, files: names, letters }) {
  const needed = names.filter((_, at) => words.some(word => word.startsWith(parts[at])));
  const people = new Map();
  const awards = new Map();
  for (const part of await Promise.all(needed.map(name => read(`search/${name}.json`)))) {
    for (const [handle, name, held] of part.people) {
      const others = words.filter(word => !begins(word, wordsOf(name, letters)));
      if (others.length === 0) people.set(handle, { path: `members/${handle}/`, name, more: held.length > 0 ? sayCount('count.awards', held.length) : '' });
      if (others.length === 0 || others.length === words.length) continue;
      for (const [badge, id, day, word] of held) {
        const title = part.badges[badge];
        if (others.every(other => begins(other, wordsOf(title, letters)))) awards.set(id, { path: `awards/${id}/`, name: say('script.award_to', { badge: title, holder: name }), more: `${sayDay(day)}${word ? `, ${word}` : ''}` });
      }
    }
  }
  return [['people', [...people.values()]], ['awards', [...awards.values()]]];
}

// The number of an entry, as a certificate shows it in groups: the award's id.
async function searchEntry(query) {
  const [id] = /^[a-z2-7]{16,64}$/.exec(query.toLowerCase().replace(/[\s-]/g, '')) ?? [];
  if (id === undefined) return [];
  const isThere = kept !== undefined || await load(new URL(`credentials/${id}.json`, root)) !== null;
  return isThere ? [{ path: `awards/${id}/`, name: id.match(/.{1,4}/g).join(' ') }] : [];
}

async function answer() {
  const query = asked.value.trim();
  clearTimeout(waiting);
  // What stands there keeps its place, and who has gone into it theirs.
  if (query === shown) return;
  const number = ++latest;
  try {
    history.replaceState(null, '', query === '' ? location.pathname + location.search : `#q=${encodeURIComponent(query)}`);
    const groups = query === '' ? [] : await search(query);
    // A slow answer to what is no longer asked.
    if (number === latest) show(query, groups);
  } catch {
    if (number === latest) show('', [], say('script.no_index'));
  }
}

function show(query, groups, problem) {
  shown = problem === undefined ? query : undefined;
  told.textContent = problem ?? (query === '' ? '' : groups.length === 0 ? say('script.nothing_found')
    : `${groups.map(([kind, items]) => sayCount(`count.${kind}`, items.length)).join(', ')}.`);
  found.replaceChildren(...groups.map(([kind, items]) => {
    const heading = make('h2', say(`script.found.${kind}`));
    const list = make('ul');
    list.className = 'found';
    list.append(...items.slice(0, most).map(({ path, name, more }) => {
      const link = make('a', name);
      const [folder, place] = path.split('#');
      link.href = root + folder + last + (place === undefined ? '' : `#${place}`);
      const line = make('li');
      line.append(link, ...more ? [' ', Object.assign(make('span', more), { className: 'fine' })] : []);
      return line;
    }), ...items.length > most ? [Object.assign(make('li', say('script.more_found', { n: items.length - most })), { className: 'fine' })] : []);
    const section = make('section');
    section.append(heading, list);
    return section;
  }));
}

const make = (name, text = '') => Object.assign(document.createElement(name), { textContent: text });

asked.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(answer, pause);
});
asked.addEventListener('keydown', event => {
  if (event.key === 'Enter') answer();
  if (event.key === 'ArrowDown') {
    event.preventDefault();
    found.querySelector('a')?.focus();
  }
});
page.hidden = false;
const [, before] = /^#q=(.+)$/.exec(location.hash) ?? [];
if (before !== undefined) {
  try {
    asked.value = decodeURIComponent(before);
  } catch {
    // A broken percent sign asks for nothing.
  }
  await answer();
}
