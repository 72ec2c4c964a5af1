// Canonizes documents as the JavaScript ecosystem does: jsonld.js in safe mode, contexts from files, nothing from the network.
// Arguments: a JSON file {contexts: {address: file}, documents: [text]}. Prints [{quads} | {error}].
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';

const { contexts, documents } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const loaded = new Map(Object.entries(contexts).map(([address, file]) => [address, JSON.parse(readFileSync(file, 'utf8'))]));

const documentLoader = async address => {
  if (!loaded.has(address)) {
    throw new Error(`no context ${address}`);
  }
  return { documentUrl: address, document: loaded.get(address), contextUrl: null };
};

const answers = [];
for (const text of documents) {
  try {
    answers.push({ quads: await jsonld.canonize(JSON.parse(text), { safe: true, documentLoader }) });
  } catch (error) {
    answers.push({ error: error.details?.event?.code ?? error.details?.code ?? error.message });
  }
}
process.stdout.write(JSON.stringify(answers));
