// RDF Dataset Canonicalization (RDFC-1.0): one text for every way of labelling blank nodes and ordering quads. A quad is {s, p, o, g, origin}: terms are N-Quads text, blank
// nodes numbers, `g` is undefined in the default graph. `origin` says what a literal was made from: equal quads of two origins are counted once by some programs and twice by others.
import { digest, hex, utf8 } from './bytes.js';
import { labelTies } from './ndegree.js';

/**
 * The canonical N-Quads, sorted by code points.
 * @param {object[]} quads
 * @param {number} nodes how many blank nodes there are; their numbers are below it
 * @param {{work?: number, hash?: string}} [options] `work`: how often the N-degree algorithm may run; once for each blank node that is not unique when absent
 * @returns {Promise<{text: string, labels: number[]} | {problem: 'complex' | 'duplicate' | 'order'}>}
 */
export async function canonicalize(quads, nodes, options = {}) {
  const run = new Run(quads, nodes, options);
  return await run.labelNodes() ? run.write() : { problem: 'complex' };
}

class Run {
  constructor(quads, nodes, { work, hash = 'SHA-256' }) {
    Object.assign(this, { quads, nodes, work, labels: [], issued: 0, dropped: new Set(), problem: null });
    this.hash = async text => hex(await digest(utf8(text), hash));
    this.mentions = Array.from({ length: nodes }, () => []);
    quads.forEach((quad, at) => new Set([quad.s, quad.o, quad.g]).forEach(term => typeof term === 'number' && this.mentions[term].push(at)));
  }

  label(node) {
    this.labels[node] ??= this.issued++;
  }

  // §4.4.3, steps 3 to 5. False when the work is used up.
  async labelNodes() {
    if (this.nodes === 1) {
      this.label(0); // whatever its hash is, it is the first
      return true;
    }
    const hashes = [];
    for (let node = 0; node < this.nodes; node++) hashes.push(await this.hash(this.firstDegree(node)));
    const order = hashes.map((_, node) => node).sort((left, right) => (hashes[left] < hashes[right] ? -1 : hashes[left] > hashes[right] ? 1 : left - right));
    const groups = [];
    for (const node of order) {
      if (groups.length > 0 && hashes[groups.at(-1)[0]] === hashes[node]) groups.at(-1).push(node);
      else groups.push([node]);
    }
    const ties = groups.filter(group => group.length > 1);
    for (const group of groups) if (group.length === 1) this.label(group[0]);
    return ties.length === 0 || labelTies(this, hashes, ties, this.work ?? ties.flat().length);
  }

  // §4.6. Equal quads are found here, for they would be hashed twice.
  firstDegree(node) {
    const name = term => (term === node ? '_:a' : '_:z');
    const lines = this.sorted(this.mentions[node].filter(at => !this.dropped.has(at)).map(at => ({ text: lineOf(this.quads[at], name), at })));
    const kept = [];
    for (const line of lines) {
      const twin = kept.find(other => other.text === line.text && areSame(this.quads[other.at], this.quads[line.at]));
      if (twin === undefined) kept.push(line);
      else this.drop(twin.at, line.at);
    }
    this.findAmbiguousOrder(kept);
    return kept.map(line => line.text).join('');
  }

  write() {
    const name = term => `_:c14n${this.labels[term]}`;
    const lines = this.sorted(this.quads.map((quad, at) => ({ text: lineOf(quad, name), at })).filter(({ at }) => !this.dropped.has(at)));
    const kept = [];
    for (const line of lines) {
      if (kept.length === 0 || kept.at(-1).text !== line.text) kept.push(line);
      else this.drop(kept.at(-1).at, line.at);
    }
    this.findAmbiguousOrder(kept);
    return this.problem === null ? { text: kept.map(line => line.text).join(''), labels: this.labels } : { problem: this.problem };
  }

  drop(kept, at) {
    this.dropped.add(at);
    if (this.quads[kept].origin !== this.quads[at].origin) this.problem = 'duplicate';
  }

  sorted(lines) {
    return lines.sort((left, right) => compare(left.text, right.text) || left.at - right.at);
  }

  findAmbiguousOrder(lines) {
    for (let at = 1; at < lines.length; at++) {
      const [left, right] = firstDifference(lines[at - 1].text, lines[at].text);
      if (isSurrogate(left) !== isSurrogate(right) && Math.min(left, right) >= 0xd800) this.problem ??= 'order';
    }
  }
}

function lineOf({ s, p, o, g }, name) {
  const text = term => (typeof term === 'number' ? name(term) : term);
  return `${text(s)} ${p} ${text(o)} ${g === undefined ? '' : `${text(g)} `}.\n`;
}

const areSame = (left, right) => left.s === right.s && left.p === right.p && left.o === right.o && left.g === right.g;

// Code points sort like UTF-16 units, except that a character beyond the BMP is made of surrogates and so sorts before U+E000 to U+FFFF.
function compare(left, right) {
  const [a, b] = firstDifference(left, right);
  if (isSurrogate(a) !== isSurrogate(b) && Math.min(a, b) >= 0xd800) return isSurrogate(a) ? 1 : -1;
  return a - b;
}

const isSurrogate = unit => unit >= 0xd800 && unit <= 0xdfff;

// The units at the first place where two texts differ; -1 where one of them ends.
function firstDifference(left, right) {
  let at = 0;
  while (at < left.length && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  const unit = text => (at < text.length ? text.charCodeAt(at) : -1);
  return [unit(left), unit(right)];
}
