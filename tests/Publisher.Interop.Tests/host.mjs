// A host on this computer that serves a built site by the rules of a real one, and a fetch that reaches the site's own address there and nothing else.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

// What GitHub Pages sends (mime-db by extension); a name without one is just bytes.
const byName = {
  '.html': 'text/html; charset=utf-8', '.json': 'application/json; charset=utf-8', '.atom': 'application/atom+xml', '.rss': 'application/rss+xml', '.xml': 'application/xml',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.css': 'text/css; charset=utf-8', '.js': 'application/javascript; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
};

/** The rules of a _headers file: paths by indentation, `*` for any rest, `:name` for one part. Every rule that matches counts; what two say is joined (Cloudflare Pages). */
function headerRules(folder) {
  const rules = [];
  for (const line of readFileSync(join(folder, '_headers'), 'utf8').split('\n').filter(line => line.trim().length > 0)) {
    if (!line.startsWith(' ')) {
      const pattern = line.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[a-z]+/g, '[^/]+')).join('.*');
      rules.push({ pattern: new RegExp(`^${pattern}$`), headers: [] });
    } else {
      const at = line.indexOf(':');
      rules.at(-1).headers.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
    }
  }
  return rules;
}

function headersOf(path, rules) {
  const said = new Map();
  for (const [name, value] of rules.filter(rule => rule.pattern.test(path)).flatMap(rule => rule.headers)) {
    said.set(name, said.has(name) ? `${said.get(name)}, ${value}` : value);
  }
  return Object.fromEntries(said);
}

/** Serves a folder as github-pages does (`names`) or as its _headers file says (`headers`); fetch is put in place of the global one. */
export async function serve(folder, baseUrl, mode) {
  const rules = mode === 'headers' ? headerRules(folder) : [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? path + 'index.html' : path);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end();
    } else if (!existsSync(file)) {
      response.writeHead(404).end();
    } else if (statSync(file).isDirectory()) {
      response.writeHead(301, { Location: baseUrl + path + '/' }).end();
    } else {
      const usual = { 'Content-Type': byName[extname(file)] ?? 'application/octet-stream', ...(mode === 'names' ? { 'Access-Control-Allow-Origin': '*' } : {}) };
      response.writeHead(200, { ...usual, ...headersOf(path, rules) }).end(readFileSync(file));
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const elsewhere = [];
  const network = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    if (!request.url.startsWith(baseUrl + '/')) {
      elsewhere.push(request.url);
      throw new TypeError(`not part of this site: ${request.url}`);
    }
    const answer = await network(origin + request.url.slice(baseUrl.length), { method: request.method, headers: request.headers, redirect: 'manual' });
    // Who asked sees the address they asked for.
    Object.defineProperty(answer, 'url', { value: request.url });
    return answer;
  };
  return { elsewhere, close: () => new Promise(resolve => { server.closeAllConnections(); server.close(resolve); }) };
}
