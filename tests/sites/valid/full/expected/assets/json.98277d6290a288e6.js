// Strict JSON (RFC 8259) and its canonical form (RFC 8785). What lenient parsers let pass is refused: a member twice, half a surrogate pair, a number no double comes
// near, bytes that are no UTF-8, nesting and length beyond what is read. Objects are Maps, so that members keep their order whatever they are called.
import { textOf } from './bytes.01d34c9964d06629.js';

/** How much of a credential is read. */
export const credentialLimits = { bytes: 256 * 1024, depth: 32 };

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const space = /[ \t\r\n]*/y;
const plain = /[^"\\\u0000-\u001f]*/y;
const escapes = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** A number with its spelling: whether 1.0 is a whole number is for the reader of a member to say. */
export class JsonNumber {
  constructor(text) {
    this.text = text;
    this.value = Number(text);
  }
}

class Refusal {
  constructor(detail, at) {
    this.detail = detail;
    this.at = at;
  }
}

/**
 * Reads a document.
 * @returns {{document: {bytes: Uint8Array, root: Map | Array}} | {problem: string, place?: string}} `place` is the line and byte, where one can be told
 */
export function parse(bytes, limits = credentialLimits) {
  if (bytes.length > limits.bytes) return { problem: `${bytes.length} bytes, and at most ${limits.bytes} are read` };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { problem: 'starts with a byte order mark' };
  const text = textOf(bytes);
  if (text === null) return { problem: 'not UTF-8 from here on' };
  try {
    refuseHalfPairs(text);
    return { document: { bytes, root: new Reading(text, limits.depth).document() } };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { problem: refusal.detail, place: placeIn(text, refusal.at) };
    throw refusal;
  }
}

const placeIn = (text, at) => {
  const before = new TextEncoder().encode(text.slice(0, at));
  const line = before.lastIndexOf(10);
  return `line ${before.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1)}, byte ${before.length - line}`;
};

// Every escape that is half of a pair; a backslash before a backslash begins none.
function refuseHalfPairs(text) {
  for (let at = text.indexOf('\\'); at >= 0 && at < text.length; at = text.indexOf('\\', at)) {
    const found = unitAt(text, at);
    if (found >= 0xd800 && found < 0xdc00 && unitAt(text, at + 6) >= 0xdc00 && unitAt(text, at + 6) < 0xe000) at += 12;
    else if (found >= 0xd800 && found < 0xe000) throw new Refusal('half of a surrogate pair, which is no character', at);
    else at += 2;
  }
}

function unitAt(text, at) {
  const digits = text.slice(at + 2, at + 6);
  return text[at] === '\\' && text[at + 1] === 'u' && /^[0-9a-fA-F]{4}$/.test(digits) ? parseInt(digits, 16) : 0;
}

class Reading {
  constructor(text, depth) {
    [this.text, this.depth, this.at, this.large] = [text, depth, 0, null];
  }

  document() {
    this.skip();
    const start = this.at;
    const root = this.value(0);
    this.skip();
    if (this.at < this.text.length) this.refuse();
    if (!(root instanceof Map) && !Array.isArray(root)) throw new Refusal('expected an object', start);
    if (this.large !== null) throw new Refusal('a number too large to be signed, whose size no program keeps', this.large);
    return root;
  }

  value(depth) {
    switch (this.text[this.at]) {
      case '{': return this.object(depth);
      case '[': return this.array(depth);
      case '"': return this.string();
      case 't': return this.word('true', true);
      case 'f': return this.word('false', false);
      case 'n': return this.word('null', null);
      default: return this.number();
    }
  }

  object(depth) {
    this.enter(depth);
    const members = new Map();
    for (let more = this.text[this.at] !== '}'; more; more = this.goesOn('}')) {
      const start = this.at;
      if (this.text[this.at] !== '"') this.refuse();
      const name = this.string();
      this.skip();
      this.take(':');
      if (members.has(name)) throw new Refusal(`the member "${name}" stands here a second time`, start);
      members.set(name, this.value(depth + 1));
    }
    this.take('}');
    return members;
  }

  array(depth) {
    this.enter(depth);
    const items = [];
    for (let more = this.text[this.at] !== ']'; more; more = this.goesOn(']')) items.push(this.value(depth + 1));
    this.take(']');
    return items;
  }

  enter(depth) {
    if (depth >= this.depth) throw new Refusal(`nested deeper than ${this.depth} levels`, this.at);
    this.at++;
    this.skip();
  }

  // After a value: whether another one follows.
  goesOn(end) {
    this.skip();
    if (this.text[this.at] === end) return false;
    this.take(',');
    return true;
  }

  take(symbol) {
    if (this.text[this.at] !== symbol) this.refuse();
    this.at++;
    if (symbol === ':' || symbol === ',') this.skip();
  }

  string() {
    let value = '';
    this.at++;
    for (;;) {
      value += this.match(plain);
      const symbol = this.text[this.at++];
      if (symbol === '"') return value;
      const mark = symbol === '\\' ? this.text[this.at++] : undefined;
      if (mark === 'u' && /^[0-9a-fA-F]{4}$/.test(this.text.slice(this.at, this.at + 4))) {
        value += String.fromCharCode(parseInt(this.text.slice(this.at, this.at + 4), 16));
        this.at += 4;
      } else if (mark !== undefined && Object.hasOwn(escapes, mark)) value += escapes[mark];
      else this.refuse(this.at - 1);
    }
  }

  word(text, value) {
    if (!this.text.startsWith(text, this.at)) this.refuse();
    this.at += text.length;
    return value;
  }

  number() {
    const start = this.at;
    const text = this.match(number);
    if (text === '') this.refuse();
    const read = new JsonNumber(text);
    if (!Number.isFinite(read.value)) this.large ??= start;
    return read;
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const [text] = pattern.exec(this.text) ?? [''];
    this.at += text.length;
    return text;
  }

  skip() {
    this.match(space);
  }

  refuse(at = this.at) {
    throw new Refusal('not JSON from here on', at);
  }
}

/** The canonical text of a value: members by UTF-16 units, numbers as ECMAScript writes them. */
export function canonical(value, except) {
  if (value instanceof Map) {
    const names = [...value.keys()].filter(name => name !== except).sort();
    return `{${names.map(name => `${JSON.stringify(name)}:${canonical(value.get(name))}`).join()}}`;
  }
  if (Array.isArray(value)) return `[${value.map(item => canonical(item)).join()}]`;
  return value instanceof JsonNumber ? String(value.value) : JSON.stringify(value);
}

/** The value as people read it in a reason: compact, members in their order. */
export function rawText(value) {
  if (value instanceof Map) return `{${[...value].map(([name, member]) => `${JSON.stringify(name)}:${rawText(member)}`).join()}}`;
  if (Array.isArray(value)) return `[${value.map(rawText).join()}]`;
  return value instanceof JsonNumber ? value.text : JSON.stringify(value);
}

/** Whether two values are the same JSON. */
export function isSame(left, right) {
  if (left instanceof Map) return right instanceof Map && left.size === right.size && [...left].every(([name, value]) => right.has(name) && isSame(value, right.get(name)));
  if (Array.isArray(left)) return Array.isArray(right) && left.length === right.length && left.every((value, at) => isSame(value, right[at]));
  return left instanceof JsonNumber ? right instanceof JsonNumber && left.value === right.value : left === right;
}

export const isObject = value => value instanceof Map;
export const isText = value => typeof value === 'string';
/** A member that is text; null for anything else. */
export const textIn = (value, name) => (isObject(value) && isText(value.get(name)) ? value.get(name) : null);
