// From a closed-world JSON-LD document to its canonical N-Quads: JSON-LD 1.1 expansion, node map and toRdf in one walk, for what the known contexts use. Everything that
// JSON-LD would drop, guess or leave open is refused, by name and place.
import { findArray, isSameTerm, rootOf, withType } from './contexts.js';
import { JsonNumber, canonical, isObject, isText, rawText } from './json.js';
import { canonicalize } from './rdfc.js';
import { segment } from './shapes.js';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
// Problems that leave open whether the document is good.
const unknownKinds = ['context', 'notRead', 'complex'];

class Problem {
  constructor(kind, detail, pointer = '') {
    Object.assign(this, { kind, detail, pointer, isUnknown: unknownKinds.includes(kind) });
  }
}

/** The canonical N-Quads of a document without `proof`: `{text}` or `{problem: {kind, pointer, detail, isUnknown}}`. */
export function canonicalizeDocument(root, set) {
  return root.has('@context') ? write(root, root.get('@context'), set, 'proof') : { problem: new Problem('context', 'there is no @context') };
}

/** Those of a proof without `proofValue`, read under its document's context. */
export function canonicalizeProof(proof, context, set) {
  return proof.has('@context') && findArray(set, proof.get('@context')) !== findArray(set, context)
    ? { problem: new Problem('misplaced', "differs from the document's @context", '/@context') }
    : write(proof, context, set, 'proofValue');
}

async function write(root, context, set, except) {
  const number = findArray(set, context);
  if (number < 0) return { problem: new Problem('context', `${rawText(context)} is no @context that is known`, '/@context') };
  const reader = new Reader(set, except);
  try {
    reader.readRoot(root, rootOf(number));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    problem.pointer = reader.path.map(segment).join('');
    return { problem };
  }
  const written = await canonicalize(reader.quads, reader.nodes);
  return written.problem === undefined ? written : { problem: new Problem(...{
    complex: ['complex', 'has too many objects that are alike in everything but their place'],
    duplicate: ['ambiguous', 'says the same twice, once as a number or list and once as another value'],
    order: ['ambiguous', 'two values of one member differ in characters that programs sort differently'],
  }[written.problem]) };
}

class Reader {
  constructor(set, except) {
    Object.assign(this, { set, except, quads: [], nodes: 0, path: [], unique: 0 });
  }

  readRoot(root, context) {
    this.readNode(root, context, undefined, true, true);
    if (this.quads.length === 0) refuse('shape', 'says nothing');
  }

  // Reads something one step further inside; where it is refused, the path leads there.
  at(step, read) {
    this.path.push(step);
    const result = read();
    this.path.pop();
    return result;
  }

  readNode(node, context, graph, isContextRead, isRoot) {
    if (context.conflict !== null) refuse('misplaced', `the contexts here would change the meaning of "${context.conflict}"`);
    if (node.size === 0) refuse('shape', 'an object without members says nothing');
    const { id, types } = this.findKeywords(node, context);
    const subject = id === undefined ? this.nodes++ : this.at('id', () => (isText(id) ? addressOf(id, context) : refuse('shape', 'an id is one text')));
    const inner = types === undefined ? context : this.at('type', () => this.readTypes(types, context, subject, graph));
    for (const [name, value] of node) {
      if ((isRoot && name === this.except) || (isContextRead && name === '@context')) continue;
      this.at(name, () => (name[0] === '@' ? refuseKeyword(name) : this.readMember(name, value, { context: inner, subject, graph })));
    }
    return subject;
  }

  // Id and types come before anything else: what the members mean depends on the types.
  findKeywords(node, context) {
    const found = {};
    for (const [name, value] of node) {
      const iri = context.find(name)?.term.iri;
      const key = iri === '@id' ? 'id' : iri === '@type' ? 'types' : null;
      if (key === null) continue;
      if (key in found) this.at(name, () => refuse('keyword', `${iri} stands here under two names`));
      found[key] = value;
    }
    return found;
  }

  readTypes(types, context, subject, graph) {
    if (!isText(types) && !(Array.isArray(types) && types.length > 0)) refuse('shape', 'a type is text, or an array of texts');
    const read = type => this.readType(type, context, subject, graph);
    const entries = isText(types) ? [read(types)] : types.map((type, at) => this.at(at, () => read(type)));
    // The terms of several types are added in the order of their names, whatever order they stand in.
    const scoped = entries.filter(entry => entry.hasScope).sort((left, right) => (left.term.name < right.term.name ? -1 : 1));
    let inner = context;
    for (const { term } of scoped) {
      const here = inner.find(term.name);
      inner = here !== undefined && isSameTerm(here.term, term) ? here.asType : withType(inner, term);
      if (inner.conflict !== null) refuse('shape', `these types give "${inner.conflict}" different meanings`);
    }
    return inner;
  }

  readType(type, context, subject, graph) {
    if (!isText(type)) refuse('shape', 'a type is text');
    const entry = context.find(type);
    if (entry === undefined) {
      if (isAbsolute(type)) refuse('notRead', `the type ${type} is not one this program knows`);
      refuse('undefined', `the type "${type}" is not defined here`);
    }
    if (entry.term.iri[0] === '@') refuse('keyword', `"${type}" is no type`);
    this.add(subject, `<${rdf}type>`, `<${entry.term.iri}>`, graph);
    return entry;
  }

  readMember(name, value, place) {
    const entry = place.context.find(name);
    if (entry === undefined) refuse('undefined', `"${name}" is no term that is defined here`);
    const { term } = entry;
    if (term.iri[0] === '@') return;
    const property = { ...place, entry, term, predicate: `<${term.iri}>` };
    if (term.type === '@json') this.readJson(value, property);
    else if (term.container === '@list') this.readList(value, property);
    else if (!Array.isArray(value)) this.readValue(value, property);
    else if (value.length === 0) refuse('shape', 'an array without items says nothing');
    else value.forEach((item, at) => this.at(at, () => this.readValue(item, property)));
  }

  readJson(value, { subject, predicate, graph }) {
    const origin = isObject(value) || Array.isArray(value) ? `json ${this.unique++}` : 'text';
    this.add(subject, predicate, literal(canonical(value), `^^<${rdf}JSON>`), graph, origin);
  }

  readValue(value, property) {
    if (property.term.container === '@graph') return this.readGraph(value, property);
    const [object, origin] = this.readObject(value, property);
    this.add(property.subject, property.predicate, object, property.graph, origin);
  }

  readGraph(value, property) {
    if (!isObject(value)) refuse('shape', 'expected an object');
    const graph = this.nodes++;
    this.add(property.subject, property.predicate, graph, property.graph);
    const before = this.quads.length;
    this.readInside(value, property, graph);
    if (this.quads.length === before) refuse('shape', 'an object with nothing but an id says nothing here');
  }

  readList(value, property) {
    const items = Array.isArray(value) ? value : [value];
    if (items.length === 0) refuse('shape', 'an array without items says nothing');
    let cell = this.nodes++;
    this.add(property.subject, property.predicate, cell, property.graph);
    items.forEach((item, at) => {
      const read = () => this.readObject(item, property);
      const [object, origin] = Array.isArray(value) ? this.at(at, read) : read();
      const next = at < items.length - 1 ? this.nodes++ : `<${rdf}nil>`;
      this.add(cell, `<${rdf}first>`, object, property.graph, origin);
      this.add(cell, `<${rdf}rest>`, next, property.graph);
      cell = next;
    });
  }

  // A term, and what it was made from.
  readObject(value, property) {
    if (!isObject(value)) return readScalar(value, property.entry.ofScalars, property.entry.inside);
    const first = value.keys().next().value ?? '';
    return first.length > 1 && first[0] === '@' && first !== '@context' ? readValueObject(value) : [this.readInside(value, property, property.graph), 'text'];
  }

  readInside(value, { entry, term }, graph) {
    let context = entry.insideObject;
    // A credential inside another one, and its own jcs proof (vc-di-eddsa §3.3.1), may repeat a context that is known.
    const number = ['endorsement', 'verifiableCredential', 'proof'].includes(term.name) ? findArray(this.set, value.get('@context')) : -1;
    if (number >= 0 && context.conflict === null) context = context.withEmbedded(number);
    return this.readNode(value, context, graph, number >= 0, false);
  }

  add(s, p, o, g, origin = 'text') {
    this.quads.push({ s, p, o, g, origin });
  }
}

function readScalar(value, term, context) {
  const type = term?.type ?? null;
  const isTyped = type !== null && type[0] !== '@';
  const suffix = isTyped && type !== `${xsd}string` ? `^^<${type}>` : '';
  const isDouble = type === `${xsd}double`;
  if (isText(value) && type === '@id') return [addressOf(value, context), 'text'];
  if (isText(value) && type === '@vocab') {
    const named = context.find(value);
    if (named === undefined || named.term.iri[0] === '@') refuse('undefined', `"${value}" is no term that is defined here`);
    return [`<${named.term.iri}>`, 'text'];
  }
  if (isText(value) && !isDouble) return [literal(value, suffix), 'text'];
  if (value instanceof JsonNumber && (type === null || isTyped)) {
    const number = writeNumber(value.value, isDouble);
    if (number === null) refuse('shape', `the number ${value.text} would lose its value`);
    return [literal(number.text, isTyped ? suffix : `^^<${xsd}${number.isDouble ? 'double' : 'integer'}>`), `number ${value.value}`];
  }
  if (typeof value === 'boolean' && (type === null || isTyped)) return [literal(String(value), isTyped ? suffix : `^^<${xsd}boolean>`), String(value)];
  return refuse('shape', value === null ? 'null says nothing' : Array.isArray(value) ? 'an array inside an array'
    : type === '@id' || type === '@vocab' ? 'expected an address or an object' : 'is of the wrong kind');
}

// @value, and @language when it is text in a language.
function readValueObject(value) {
  const [content, language] = [value.get('@value'), value.get('@language')];
  const isKnown = [...value.keys()].every(name => name === '@value' || name === '@language') && content !== undefined;
  if (isKnown && language === undefined && !isObject(content) && !Array.isArray(content) && content !== null) return readScalar(content, null, null);
  if (isKnown && isText(language) && isText(content) && /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language)) return [literal(content, `@${language.toLowerCase()}`), 'text'];
  return value.has('@direction') ? refuse('notRead', 'a text says its direction, which this program does not read') : refuse('keyword', 'expected @value, and @language with a language tag');
}

// Numbers as the JavaScript ecosystem puts them into RDF; null for what it would distort.
function writeNumber(value, isDouble) {
  if (Object.is(value, -0)) return null;
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e21 && !isDouble) return { text: BigInt(value).toString(), isDouble: false };
  // Below 10^-6 a number of one digit is written without a point, and then taken for an integer.
  if (!Number.isInteger(value) && size < 1e-6 && !isDouble && !String(value).includes('.')) return null;
  const [, whole, fraction, exponent] = /^(-?\d)\.(\d+)e([+-]\d+)$/.exec(value.toExponential(15));
  return { text: `${whole}.${fraction.replace(/0+$/, '') || '0'}E${Number(exponent)}`, isDouble: true };
}

function addressOf(text, context) {
  const colon = text.indexOf(':');
  const prefix = context.hasPrefixes && colon > 0 && !text.startsWith('//', colon + 1) ? context.find(text.slice(0, colon))?.term : undefined;
  const address = prefix?.isPrefix ? prefix.iri + text.slice(colon + 1) : text;
  return isAbsolute(address) ? `<${address}>` : refuse('relative', `"${text}" is no absolute address`);
}

/** A scheme, a colon, and no space or other character that does not belong in an address. */
export const isAbsolute = text => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && !/[\u0000-\u0020<>"{}|^`\\\u007f\u0085\s\ufeff]/.test(text);

const escapes = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '"': '\\"', '\\': '\\\\' };
const escaped = text => text.replace(/[\u0000-\u001f"\\\u007f]/g, symbol => escapes[symbol] ?? `\\u00${symbol.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
const literal = (text, suffix) => `"${escaped(text)}"${suffix}`;

function refuseKeyword(name) {
  if (name === '@context') refuse('misplaced', 'no @context may stand here');
  refuse('keyword', `the keyword ${name} may not stand here`);
}

function refuse(kind, detail) {
  throw new Problem(kind, detail);
}
