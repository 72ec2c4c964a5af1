// Awards in pictures: what a PNG (iTXt) or an SVG (an element of Open Badges) carries. The picture itself is no part of what was signed.
import { textOf, utf8 } from './bytes.01d34c9964d06629.js';
import { unpack } from './status.2acb87f336202a74.js';

const mostAward = 256 * 1024;
const mostPicture = 8 * 1024 * 1024;
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const kinds = [
  { name: 'credential', keyword: 'openbadgecredential', space: 'https://purl.imsglobal.org/ob/v3p0' },
  { name: 'assertion', keyword: 'openbadges', space: 'http://openbadges.org' },
];

const startsWith = (bytes, start) => start.every((byte, at) => bytes[at] === byte);

/** Whether bytes begin as a PNG, or as XML, which an SVG is. */
export const isPicture = bytes => startsWith(bytes, signature) || /^\ufeff?[ \t\r\n]*</.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 1024)));

/** What a picture carries, Open Badges 3.0 before 2.0: `{credential, assertion}`, bytes each; or `{problem, isDoubt}`. */
export async function readPicture(bytes) {
  if (bytes.length > mostPicture) return { problem: `the picture has ${bytes.length >> 10} KiB, at most ${mostPicture >> 10} are read` };
  try {
    const found = startsWith(bytes, signature) ? await readPng(bytes) : readSvg(bytes);
    return found.credential || found.assertion ? found : { problem: 'this picture carries no award', isDoubt: true };
  } catch (problem) {
    if (problem instanceof Refusal) return problem;
    throw problem;
  }
}

class Refusal {
  constructor(problem, isDoubt = false) {
    Object.assign(this, { problem, isDoubt });
  }
}

// ISO/IEC 15948 §5: length, type, data, checksum. Every chunk is looked at, to the last byte of the file.
async function readPng(png) {
  const found = {};
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  let last = '';
  for (let at = 8; last !== 'IEND';) {
    if (png.length - at < 12) throw new Refusal(last === '' ? 'the file ends after its first eight bytes' : `the file ends after the chunk ${last}, an IEND chunk is missing`);
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{2}[A-Z][A-Za-z]$/.test(type)) throw new Refusal(`at byte ${at} a chunk should begin`);
    if (length > png.length - at - 12) throw new Refusal(`the chunk ${type} says it has ${length} bytes, more than the file`);
    const end = at + 12 + length;
    if (view.getUint32(end - 4) !== crc(png.subarray(at + 4, end - 4))) throw new Refusal(`the chunk ${type} is damaged: its checksum is wrong`);
    if ((last === '') !== (type === 'IHDR')) throw new Refusal(type === 'IHDR' ? 'there are two IHDR chunks' : `the first chunk is ${type}, not IHDR`);
    if (type === 'IEND' && length > 0) throw new Refusal(`the chunk IEND has ${length} bytes, which cannot be`);
    if (['tEXt', 'zTXt', 'iTXt'].includes(type)) await takeText(found, type, png.subarray(at + 8, end - 4));
    [last, at] = [type, end];
    if (last === 'IEND' && at !== png.length) throw new Refusal(`${png.length - at} bytes follow the end of the picture`);
  }
  return found;
}

async function takeText(found, type, data) {
  const end = data.indexOf(0);
  const keyword = end < 1 || end > 79 ? '' : String.fromCharCode(...data.subarray(0, end));
  const kind = kinds.find(one => one.keyword === keyword);
  if (kind === undefined) return;
  if (found[kind.name]) throw new Refusal(`it carries two texts named ${keyword}, and only one can be meant`);
  const text = await textIn(kind, type, data.subarray(end + 1));
  if (text.length === 0 || text.length > mostAward) throw new Refusal(`its text ${keyword} is ${text.length === 0 ? 'empty' : 'longer than any award'}`);
  if (textOf(text) === null) throw new Refusal(`its text ${keyword} is not UTF-8`);
  found[kind.name] = text;
}

// iTXt: compressed, method, language and translated keyword, each of these two ended by a zero; then the text. tEXt, in old pictures, is Latin-1.
async function textIn({ name, keyword }, type, after) {
  if (type === 'tEXt' && name === 'assertion') return utf8(Array.from(after, byte => String.fromCharCode(byte)).join(''));
  if (type !== 'iTXt') throw new Refusal(`its text ${keyword} stands in a ${type} chunk, and must stand in an iTXt chunk`);
  const language = after.indexOf(0, 2);
  const translated = language < 0 ? -1 : after.indexOf(0, language + 1);
  if (after.length < 2 || after[0] > 1 || after[1] !== 0 || translated < 0) throw new Refusal(`its text ${keyword} is cut off or marked in a way PNG does not know`);
  const text = after.subarray(translated + 1);
  if (after[0] === 0) return text;
  if (name === 'credential') throw new Refusal(`its text ${keyword} is compressed, which the standard forbids`);
  const unpacked = await unpack(text, 'deflate', mostAward);
  if (unpacked === null) throw new Refusal(`its text ${keyword} cannot be unpacked, or is longer than any award`);
  return unpacked;
}

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

const crc = data => ~data.reduce((value, byte) => crcTable[(value ^ byte) & 0xff] ^ (value >>> 8), -1) >>> 0;

// The browser's reader says what the file means. Nothing in it runs or is fetched; a DOCTYPE that declares things of its own is refused before, since other programs would see another file.
function readSvg(bytes) {
  const text = textOf(bytes)?.replace(/^\ufeff/, '');
  if (text === undefined) throw new Refusal('its text is not UTF-8');
  const encoding = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (encoding !== undefined && !['utf-8', 'us-ascii'].includes(encoding.toLowerCase())) throw new Refusal(`it says its text is ${encoding}, and only UTF-8 is read`);
  const prologue = text.slice(0, text.search(/<[^!?]/)).replace(/<!--.*?-->/gs, '');
  if (/<!DOCTYPE(?:[^>"']|"[^"]*"|'[^']*')*?\[/.test(prologue) || /<!ENTITY/i.test(prologue)) throw new Refusal('its DOCTYPE declares things of its own, which is not allowed');
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = document.documentElement;
  if (document.querySelector('parsererror') !== null) throw new Refusal('it is not well-formed XML');
  if (root.localName !== 'svg' || root.namespaceURI !== 'http://www.w3.org/2000/svg') throw new Refusal(`this is XML, and no SVG: its first element is <${root.nodeName}>`, true);
  const found = {};
  for (const element of root.querySelectorAll('*')) takeElement(found, element);
  return found;
}

function takeElement(found, element) {
  const kind = kinds.find(({ name, space }) => element.localName === name && element.namespaceURI === space);
  if (kind === undefined) {
    if (element.prefix !== 'openbadges' && !kinds.some(({ space }) => space === element.namespaceURI)) return;
    throw new Refusal(`the element <${element.nodeName}> of ${element.namespaceURI} is none that carries an award`);
  }
  const name = `the element <openbadges:${kind.name}>`;
  if (found[kind.name]) throw new Refusal(`it carries two elements <openbadges:${kind.name}>, and only one can be meant`);
  const body = bodyOf(element, name);
  const verify = element.getAttribute('verify');
  const content = utf8(body !== '' ? body : (verify ?? '').trim());
  if (content.length === 0) throw new Refusal(`${name} is empty`);
  if (content.length > mostAward) throw new Refusal(`${name} is longer than any award`);
  if (kind.name === 'credential' && body !== '' && verify !== null) throw new Refusal(`${name} holds one credential and names another in verify`);
  found[kind.name] = content;
}

// The text of an element, without the white space that editors put around a CDATA section.
function bodyOf(element, name) {
  const nodes = [...element.childNodes];
  if (nodes.some(({ nodeType }) => nodeType !== Node.TEXT_NODE && nodeType !== Node.CDATA_SECTION_NODE)) throw new Refusal(`${name} holds more than text`);
  const isSection = ({ nodeType }) => nodeType === Node.CDATA_SECTION_NODE;
  const [first, last] = [nodes.findIndex(isSection), nodes.findLastIndex(isSection)];
  const text = part => part.map(({ data }) => data).join('');
  const spaces = /^[ \t\r\n]*$/;
  if (first < 0) return text(nodes).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  const [before, after] = [text(nodes.slice(0, first)), text(nodes.slice(last + 1))];
  return (spaces.test(before) ? '' : before) + text(nodes.slice(first, last + 1)) + (spaces.test(after) ? '' : after);
}
