// The terms that hold at one place of a document (JSON-LD 1.1 §4.1), for a closed set of exact @context arrays. A place's table never changes; the tables that follow
// from it, for a type or a property with terms of its own, are made once and remembered beside the term.
import { isSame } from './json.98277d6290a288e6.js';
import { known, ours, terms } from './tables.0a703aac8c6e3bb2.js';

/** Which contexts a document is read under: those we write, or all that are known. */
export const setOf = oursOnly => (oursOnly ? ours : known);

/** The number of this exact array in a set, or -1. The sets share their numbers. */
export const findArray = (set, context) => (Array.isArray(context) ? set.findIndex(array => isSame(array, context)) : -1);

/** What holds at the root of a document whose context is the array of this number. */
export const rootOf = number => (roots[number] ??= withArray(empty(), number));

const roots = [];
let definitions;

/** The terms of one context by its address; the form of the tables is explained in terms.txt. */
function definitionOf(address) {
  definitions ??= readTerms();
  return definitions.get(address);
}

function readTerms() {
  const [contexts, short] = [new Map(), new Map()];
  const lines = terms.split('\n').filter(line => line !== '');
  for (let at = 0; at < lines.length;) {
    const words = lines[at++].split(' ');
    if (words[0] === 'abbreviation') {
      short.set(words[1], words[2]);
      continue;
    }
    const addresses = [words[1]];
    while (lines[at].startsWith('also ')) addresses.push(lines[at++].split(' ')[1]);
    const read = readScope(lines, at, 1, words[2] === 'protected', short);
    at = read.at;
    for (const address of addresses) contexts.set(address, read.terms);
  }
  return contexts;
}

function readScope(lines, at, depth, isProtected, short) {
  const found = [];
  while (at < lines.length && lines[at].startsWith('  '.repeat(depth))) {
    const [name, iri, ...words] = lines[at++].trim().split(' ');
    const term = { name, iri: whole(iri, short), type: null, container: '', isPrefix: words.includes('prefix'), isProtected, scope: null, isEmpty: false };
    for (const word of words) {
      const [key, value] = [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)];
      if (key === 'type') term.type = whole(value, short);
      if (key === 'container') term.container = value;
      if (key === 'scope' && value === 'none') term.isEmpty = true;
      else if (key === 'scope') ({ terms: term.scope, at } = readScope(lines, at, depth + 1, value === 'protected', short));
    }
    found.push(term);
  }
  return { terms: found.sort((left, right) => (left.name < right.name ? -1 : 1)), at };
}

function whole(iri, short) {
  if (iri[0] === '@') return iri;
  if (iri[0] === '<') return iri.slice(1, -1);
  const colon = iri.indexOf(':');
  return short.get(iri.slice(0, colon)) + iri.slice(colon + 1);
}

// Everything a definition says except whether it is protected.
function keyOf(term) {
  term.key ??= `${term.name} = ${term.iri} type=${term.type} container=${term.container} prefix=${term.isPrefix} scope=${
    term.isEmpty ? 'none' : term.scope?.map(inner => (inner.isProtected ? 'protected ' : '') + keyOf(inner)).join('; ')}`;
  return term.key;
}

class Context {
  /** @param previous what held before types changed it, and holds again in the objects inside; null when types changed nothing */
  constructor(definitions, previous, conflict = null) {
    [this.definitions, this.previous, this.conflict] = [definitions, previous, conflict];
    this.hasPrefixes = [...definitions.values()].some(term => term.isPrefix);
    [this.entries, this.embedded] = [new Map(), []];
  }

  get reverted() {
    return this.previous ?? this;
  }

  /** A term at this place; undefined when none is defined. */
  find(name) {
    const term = this.definitions.get(name);
    if (term !== undefined && !this.entries.has(name)) this.entries.set(name, new Entry(this, term));
    return this.entries.get(name);
  }

  withEmbedded(number) {
    return (this.embedded[number] ??= withArray(this, number));
  }
}

class Entry {
  constructor(context, term) {
    [this.context, this.term] = [context, term];
    this.hasScope = term.scope !== null || term.isEmpty;
  }

  /** What holds in an object of this type. */
  get asType() {
    return (this.typed ??= withType(this.context, this.term));
  }

  /** What holds for the values of this property. */
  get inside() {
    return this.hasScope ? (this.scoped ??= withProperty(this.context, this.term)) : this.context;
  }

  /** How a text, number or boolean of this property is read: as its own terms, where it has some, define it again. */
  get ofScalars() {
    return this.hasScope ? this.inside.find(this.term.name)?.term : this.term;
  }

  /** What holds in an object that is a value of this property: types around it no longer count, the property's own terms do. */
  get insideObject() {
    return (this.object ??= this.findInsideObject());
  }

  findInsideObject() {
    const { inside } = this;
    if (inside.conflict !== null) return inside;
    const again = inside.find(this.term.name);
    return again?.hasScope ? withProperty(inside.reverted, again.term) : inside.reverted;
  }
}

const empty = () => new Context(new Map(), null);
const conflicting = name => new Context(new Map(), null, name);

function withArray(context, number) {
  return known[number].reduce((held, address) => (held.conflict === null ? apply(held, definitionOf(address), held.previous, false) : held), context);
}

/** The terms of a type: they hold in the object itself, and no longer in those inside. */
export function withType(context, term) {
  if (term.isEmpty) return [...context.definitions.values()].some(held => held.isProtected) ? conflicting(term.name) : empty();
  return apply(context, term.scope, context.reverted, false);
}

function withProperty(context, term) {
  return term.isEmpty ? empty() : apply(context, term.scope, context.previous, true);
}

function apply(context, added, previous, mayOverride) {
  const held = new Map(context.definitions);
  for (const defined of added) {
    const term = context.hasPrefixes ? placed(defined, context) : defined;
    const before = held.get(term.name);
    if (mayOverride || before === undefined || !before.isProtected) held.set(term.name, term);
    else if (keyOf(before) !== keyOf(term)) return conflicting(term.name);
  }
  return new Context(held, previous);
}

// The definition where prefixes already hold: a short address that its own context left open is one of theirs.
function placed(term, context) {
  const [iri, type] = [expand(term.iri, context), term.type === null ? null : expand(term.type, context)];
  return iri === term.iri && type === term.type ? term : { ...term, iri, type, key: undefined };
}

function expand(iri, context) {
  const colon = iri.indexOf(':');
  const prefix = colon > 0 && !iri.startsWith('://', colon) ? context.definitions.get(iri.slice(0, colon)) : undefined;
  return prefix?.isPrefix ? prefix.iri + iri.slice(colon + 1) : iri;
}

/** Whether two definitions mean the same. */
export const isSameTerm = (left, right) => keyOf(left) === keyOf(right);
