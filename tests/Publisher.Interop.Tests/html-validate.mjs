// Usage: node html-validate.mjs SITE
// Gives every page of a folder to html-validate: the markup as the standard has it, and what readers of all kinds need of it. Prints what it found, one line each.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const [folder] = process.argv.slice(2);
const loader = new StaticConfigLoader({
  root: true,
  extends: ['html-validate:recommended'],
  // The standard has it in any case; most pages in the world have it so.
  // How long a title is, its badge's name decides.
  rules: { 'doctype-style': 'off', 'long-title': 'off' },
});
const judge = new HtmlValidate(loader);
const paths = (await readdir(folder, { recursive: true })).filter(path => path.endsWith('.html')).sort();
const found = [];
for (const path of paths) {
  const { results } = await judge.validateString(await readFile(join(folder, path), 'utf8'), path);
  for (const { messages } of results) found.push(...messages.map(({ ruleId, line, column, message }) => `${path}:${line}:${column} ${ruleId}: ${message}`));
}
console.log(JSON.stringify({ pages: paths.length, found }));
