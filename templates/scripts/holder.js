// Whether the person asked about holds an award: by id, or by a name or address hashed with the salt. What is compared never leaves the browser.
import { digest, fromBase64Url, hex, textOf, utf8 } from './bytes.js';

// What the formats call white space (docs/formats.md, "The holder").
const space = '[\\u0009-\\u000d \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const around = new RegExp(`^${space}+|${space}+$`, 'g');
const within = new RegExp(`${space}+`, 'g');
const emails = ['emailAddress', 'ext:withheldSaltEmail'];
const names = ['name', 'ext:withheldSaltName'];

/** What a holder's link says behind `#h=`: `{email, name, salt}`; null for anything else. */
export function holderOf(fragment) {
  const [, encoded] = /#h=([A-Za-z0-9_-]{1,4096})$/.exec(fragment) ?? [];
  const bytes = encoded === undefined ? null : fromBase64Url(encoded);
  try {
    const { email, name, salt } = JSON.parse(textOf(bytes) ?? 'null') ?? {};
    const text = value => (typeof value === 'string' ? value : undefined);
    return text(salt) === undefined ? null : { email: text(email), name: text(name), salt };
  } catch {
    return null;
  }
}

/** The Holder step for `{claim, email, name, salt}`: `claim` is an id, a name or an address as somebody typed it. */
export async function judgeHolder({ holder, identities }, asked) {
  const claimed = asked?.claim ?? asked?.name ?? asked?.email ?? '';
  if (claimed === '') return told('notChecked', 'Nobody asked whether a certain person holds it.');
  if (holder === claimed) return told('passed', 'It was given to exactly this identifier.');
  let isSaltMissing = false;
  for (const identity of identities) {
    const salt = identity.salt ?? asked.salt ?? null;
    if (identity.isHashed && salt === null && identity.type.startsWith('ext:withheldSalt')) {
      isSaltMissing = true;
      continue;
    }
    for (const value of candidates(identity.type, claimed)) {
      if (await matches(identity, value, salt ?? '')) return told('passed', `It was given to this ${kindOf(identity.type)}.`);
    }
  }
  if (identities.length === 0) return told('notChecked', 'The award names its holder by an identifier only, so a name or address cannot be compared.');
  return isSaltMissing ? told('notChecked', 'Whether it was given to this name or address can be checked only with the link the holder has.')
    : told('failed', 'It was not given to this name or address.');
}

const told = (verdict, reason) => ({ verdict, reason });

// An address as this program hashes it, all in lower case, and, by other issuers, as it was typed.
function candidates(type, claimed) {
  const composed = claimed.replaceAll('\ufffe', '\ufffd').normalize('NFC').replace(around, '');
  const normal = composed.replace(/[A-Z]/g, letter => letter.toLowerCase());
  if (emails.includes(type)) return [normal, normal.toLowerCase(), claimed.replace(around, '')];
  return names.includes(type) ? [composed.replace(within, ' ')] : [claimed];
}

async function matches({ isHashed, hash }, value, salt) {
  return isHashed ? hash.toLowerCase() === `sha256$${hex(await digest(utf8(value + salt)))}` : hash === value;
}

const kindOf = type => (emails.includes(type) ? 'e-mail address' : names.includes(type) ? 'name' : 'identifier');
