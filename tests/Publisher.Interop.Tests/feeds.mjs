// Usage: node feeds.mjs SITE
// Gives every feed of a folder to feedsmith, and those in XML to rss-parser as well. Prints what each of them read, or why it did not.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';

const [folder] = process.argv.slice(2);
const isFeed = path => /(^|\/)feed(\/\d+)?\.(atom|rss|json)$/.test(path) && !path.startsWith('ap/');
const paths = (await readdir(folder, { recursive: true })).filter(isFeed).sort();
const rssParser = new RssParser();

// A text of Atom comes with its type; RSS has its descriptions in HTML.
const words = text => (typeof text === 'object' ? text?.value : text) ?? null;
const plain = html => words(html)?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&') ?? null;
const moment = text => (text === undefined ? null : new Date(text).toISOString());
const linked = (links, rel) => links?.find(link => link.rel === rel)?.href ?? null;

// One shape for the three forms, of what each parser made of them.
function bySmith({ format, feed }) {
  switch (format) {
    case 'atom':
      return {
        format, title: words(feed.title), self: linked(feed.links, 'self'), page: linked(feed.links, 'alternate'), previous: linked(feed.links, 'prev-archive'), current: linked(feed.links, 'current'),
        entries: (feed.entries ?? []).map(e => ({ id: e.id, title: words(e.title), text: words(e.summary), page: linked(e.links, 'alternate'), date: moment(e.published) })),
      };
    case 'rss':
      return {
        format, title: feed.title, self: linked(feed.atom?.links, 'self'), page: feed.link,
        entries: (feed.items ?? []).map(i => ({ id: i.guid?.value, title: i.title, text: plain(i.description), page: i.link, date: moment(i.pubDate) })),
      };
    case 'json':
      return {
        format, title: feed.title, self: feed.feed_url, page: feed.home_page_url,
        entries: (feed.items ?? []).map(i => ({ id: i.id, title: i.title, text: i.content_text, page: i.url, date: moment(i.date_published) })),
      };
    default:
      throw new Error(`it is read as ${format}`);
  }
}

function byRssParser(feed) {
  return { title: feed.title, page: feed.link ?? null, entries: feed.items.map(i => ({ id: i.id ?? i.guid, title: i.title, text: i.summary ?? plain(i.content), page: i.link, date: moment(i.isoDate) })) };
}

const read = [];
for (const path of paths) {
  const text = await readFile(join(folder, path), 'utf8');
  try {
    read.push({ path, smith: bySmith(parseFeed(text)), second: path.endsWith('.json') ? null : byRssParser(await rssParser.parseString(text)), error: null });
  } catch (error) {
    read.push({ path, error: String(error?.message ?? error) });
  }
}
console.log(JSON.stringify(read));
