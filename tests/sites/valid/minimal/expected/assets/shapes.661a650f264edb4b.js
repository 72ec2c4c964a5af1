// Reads the members of an object by the shape they must have. The first wrong member of the whole document is remembered; after it every answer is a harmless
// placeholder, so that a reader reads straight down and asks once at the end.
import { JsonNumber, isObject, isText } from './json.98277d6290a288e6.js';
import { readMoment, readXsdMoment } from './moments.f4d08c9807b154f2.js';

/** One reading of a document: `problem` is the first thing that was wrong, `{pointer, detail, unknown}`. */
export class Shape {
  constructor(value, reading = { problem: null }, pointer = '') {
    [this.value, this.reading, this.pointer] = [value, reading, pointer];
    if (!isObject(value)) this.refuse(null, `is ${describe(value)}; expected an object`);
  }

  get problem() {
    return this.reading.problem;
  }

  /** Remembers a problem with a member (null: with this object). */
  refuse(member, detail, unknown = false) {
    this.reading.problem ??= { pointer: this.pointer + (member === null ? '' : segment(member)), detail, unknown };
  }

  /** Refuses members that are not named, as unknown. */
  only(...names) {
    const other = isObject(this.value) ? [...this.value.keys()].find(name => !names.includes(name)) : undefined;
    if (other !== undefined) this.refuse(other, `${other} is not a member this program knows here`, true);
  }

  has(member) {
    return this.get(member) !== undefined;
  }

  get(member) {
    return isObject(this.value) ? this.value.get(member) : undefined;
  }

  text(member) {
    return this.required(member, this.optionalText(member), 'text') ?? '';
  }

  optionalText(member) {
    const value = this.get(member);
    if (value === undefined || (isText(value) && value !== '')) return value ?? null;
    this.refuse(member, `${member} is ${describe(value)}; expected text`);
    return null;
  }

  optionalWord(member, ...words) {
    const text = this.optionalText(member);
    if (text !== null && !words.includes(text)) this.refuse(member, `${member} is '${text}'; expected ${words.join(' or ')}`, true);
    return text;
  }

  optionalFlag(member) {
    const value = this.get(member);
    if (value === undefined || typeof value === 'boolean') return value ?? null;
    this.refuse(member, `${member} is ${describe(value)}; expected true or false`);
    return null;
  }

  flag(member) {
    return this.required(member, this.optionalFlag(member), 'true or false') ?? false;
  }

  optionalNumber(member, least, most = 1_000_000) {
    const value = this.get(member);
    if (value === undefined) return null;
    if (value instanceof JsonNumber && /^-?\d+$/.test(value.text) && value.value >= least && value.value <= most) return value.value;
    this.refuse(member, `${member} is ${describe(value)}; expected a whole number from ${least} to ${most}`);
    return null;
  }

  number(member, least) {
    return this.required(member, this.optionalNumber(member, least), 'a whole number') ?? 0;
  }

  optionalMoment(member) {
    return this.readMoment(member, readMoment, 'a form like 2026-11-20T18:30:00Z');
  }

  moment(member) {
    return this.required(member, this.optionalMoment(member), 'a moment') ?? 0;
  }

  optionalXsdMoment(member) {
    return this.readMoment(member, readXsdMoment, 'a date and time with its zone, such as 2026-11-20T18:30:00Z');
  }

  xsdMoment(member) {
    return this.required(member, this.optionalXsdMoment(member), 'a moment') ?? 0;
  }

  optionalObject(member) {
    return this.has(member) ? this.inner(this.get(member), segment(member)) : null;
  }

  object(member) {
    if (!this.has(member)) this.refuse(null, `${member} is missing`);
    return this.inner(this.get(member), segment(member));
  }

  /** An array of objects that is not empty; none when the member is absent. */
  objects(member) {
    return this.array(member).map((item, at) => this.inner(item, `${segment(member)}/${at}`));
  }

  /** An array of texts that is not empty; none when the member is absent. */
  texts(member) {
    const items = this.array(member);
    const other = items.findIndex(item => !isText(item) || item === '');
    if (other < 0) return items;
    this.refuse(member, `${member} has ${describe(items[other])} in it; expected only texts`);
    return [];
  }

  /** `type` must be an array that names this one. */
  hasType(type) {
    if (!this.namesType(type) && !this.texts('type').includes(type)) this.refuse(this.has('type') ? 'type' : null, `type does not name ${type}; expected ["${type}"]`);
  }

  namesType(type) {
    const types = this.get('type');
    return Array.isArray(types) && types.every(item => isText(item) && item !== '') && types.includes(type);
  }

  /** `type` must be exactly this text. */
  isOfType(type) {
    const found = this.text('type');
    if (found !== type) this.refuse('type', `type is '${found}'; expected '${type}'`);
  }

  array(member) {
    const value = this.get(member);
    if (value === undefined || (Array.isArray(value) && value.length > 0)) return value ?? [];
    this.refuse(member, `${member} is ${Array.isArray(value) ? 'an empty array' : describe(value)}; expected an array with something in it`);
    return [];
  }

  readMoment(member, read, form) {
    const text = this.optionalText(member);
    const moment = text === null ? null : read(text);
    if (text !== null && moment === null) this.refuse(member, `${member} is '${text}'; expected ${form}`);
    return moment;
  }

  inner(value, path) {
    return new Shape(value, this.reading, this.pointer + path);
  }

  required(member, value, what) {
    if (value === null && !this.has(member)) this.refuse(null, `${member} is missing; expected ${what}`);
    return value;
  }
}

/** One step of a JSON Pointer (RFC 6901). */
export const segment = name => '/' + String(name).replaceAll('~', '~0').replaceAll('/', '~1');

function describe(value) {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (isObject(value)) return 'an object';
  if (Array.isArray(value)) return 'an array';
  if (isText(value)) return value === '' ? 'empty text' : 'text';
  return value instanceof JsonNumber ? 'a number' : 'true or false';
}
