// Usage: node fediverse.mjs SITE BASEURL names|headers
// Reads a built site as the fediverse does: with Fedify (WebFinger, NodeInfo, actor, collections, the whole outbox, every object), and document by document by the rules that
// Mastodon, Pleroma, Misskey and Lemmy take one by. Prints what was read, what Fedify warned of, and which rules were broken.
import { serve } from './host.mjs';

// Fedify asks for a newer Node, for this one thing.
ArrayBuffer.prototype.transfer ??= function (length = this.byteLength) {
  const moved = new ArrayBuffer(length);
  new Uint8Array(moved).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
  return moved;
};
const { configure } = await import('@logtape/logtape');
const { getDocumentLoader, getNodeInfo, lookupObject, lookupWebFinger, traverseCollection, Create, Announce, Update, Delete, Note, Tombstone, isActor } = await import('@fedify/fedify');

const [folder, baseUrl, mode] = process.argv.slice(2);
const host = await serve(folder, baseUrl, mode);
const warnings = [];
await configure({
  sinks: { kept: record => warnings.push(`${record.category.join('.')}: ${record.message.join('')}`) },
  loggers: [{ category: 'fedify', lowestLevel: 'warning', sinks: ['kept'] }, { category: ['logtape', 'meta'], lowestLevel: 'error', sinks: ['kept'] }],
});
const documentLoader = getDocumentLoader({ allowPrivateAddress: true });
const options = { documentLoader, contextLoader: documentLoader, allowPrivateAddress: true };

const finger = await lookupWebFinger(`acct:badges@${new URL(baseUrl).host}`, options);
const self = finger?.links?.find(link => link.rel === 'self');
const actor = await lookupObject(self.href, options);
const nodeInfo = await getNodeInfo(baseUrl + '/', { direct: false });

const activities = [];
for await (const activity of traverseCollection(await actor.getOutbox(options), options)) {
  const type = [Create, Announce, Update, Delete].find(kind => activity instanceof kind)?.name ?? activity.constructor.name;
  const object = await activity.getObject(options);
  const note = object === null ? null : await lookupObject(object.id, options);
  activities.push({
    id: activity.id?.href ?? null, type, actor: activity.actorId?.href ?? null, published: activity.published?.toString() ?? null, object: object?.id?.href ?? null,
    objectType: note instanceof Note ? 'Note' : note instanceof Tombstone ? 'Tombstone' : note?.constructor.name ?? null,
    attachments: note instanceof Note ? await count(note.getAttachments(options)) : 0, content: note?.content?.toString() ?? null, replies: note instanceof Note ? note.replyTargetId?.href ?? null : null,
  });
}
const featured = [];
for await (const note of traverseCollection(await actor.getFeatured(options), options)) {
  featured.push(note.id.href);
}

async function count(items) {
  let number = 0;
  for await (const item of items) number += item === null ? 0 : 1;
  return number;
}

// The rules, read from the programs' sources (docs/federation.md). Each takes a document's type as sent.
const activityStreams = 'https://www.w3.org/ns/activitystreams';
const typeRules = {
  mastodon: type => /^application\/activity\+json\s*(;|$)/.test(type) || (/^application\/ld\+json\s*;/.test(type) && new RegExp(`;\\s*profile="[^"]*${activityStreams}[^"]*"`).test(type)),
  pleroma: type => /^application\/activity\+json\s*(;|$)/.test(type) || (/^application\/ld\+json\s*;/.test(type) && type.includes(`profile="${activityStreams}"`)),
  misskey: type => type.startsWith('application/activity+json') || (type.startsWith('application/ld+json;') && type.includes(activityStreams)),
  lemmy: type => ['application/activity+json', `application/ld+json; profile="${activityStreams}"`, 'application/activity+json; charset=utf-8'].includes(type.toLowerCase()),
};
const broken = { type: [], rest: [] };

async function take(url, check) {
  const answer = await fetch(url, { headers: { Accept: `application/activity+json, application/ld+json; profile="${activityStreams}"` } });
  const say = what => broken.rest.push(`${url}: ${what}`);
  if (answer.status !== 200) return void say(`it answers ${answer.status}`);
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  for (const [name, fits] of Object.entries(typeRules)) if (!fits(type)) broken.type.push(`${url}: ${name} refuses ${type}`);
  if (answer.headers.get('access-control-allow-origin') !== '*') say(`other sites' scripts may not read it (${answer.headers.get('access-control-allow-origin')})`);
  if (text.length > 1024 * 1024) say('it is larger than 1 MiB');
  const json = JSON.parse(text);
  if (json.id !== url) say(`its id is ${json.id}`);
  const contexts = [json['@context']].flat();
  if (!contexts.includes(activityStreams)) say('its context does not name ActivityStreams');
  check?.(json, say);
  return json;
}
const sameHost = (one, other) => new URL(one).host === new URL(other).host;

const actorJson = await take(self.href, (json, say) => {
  if (!['Application', 'Group', 'Organization', 'Person', 'Service'].includes(json.type)) say(`${json.type} is no actor`);
  if (!json.inbox) say('it has no inbox');
  if (!json.preferredUsername || !/^[a-z0-9_]+([a-z0-9_.-]+[a-z0-9_]+)?$/i.test(json.preferredUsername)) say('its name is none that Mastodon takes');
  if (json.webfinger !== finger.subject.slice('acct:'.length)) say('its own handle is not the one that was asked for');
  if (!sameHost(json.url, json.id)) say('its page is on another host');
  for (const picture of ['icon', 'image']) if (Array.isArray(json[picture])) say(`Misskey takes no list as ${picture}`);
});
if (!/^application\/(activity\+json|ld\+json; ?profile=)/.test(self.type)) broken.rest.push('WebFinger names the actor by another type');
if ((await fetch(actorJson.inbox, { method: 'POST', body: '{}' })).status !== 405) broken.rest.push('the inbox takes a POST');
for (const name of ['inbox', 'followers', 'following']) {
  await take(actorJson[name], (json, say) => json.type === 'OrderedCollection' && Number.isInteger(json.totalItems) || say('it is no counted collection'));
}
const checkNote = (json, say) => {
  if (json.type === 'Tombstone') return;
  if (json.type !== 'Note') say(`${json.type} is not shown`);
  if (json.attributedTo !== actorJson.id) say('it is not the actor\'s');
  if (!sameHost(json.url, json.id)) say('its page is on another host');
  if (![json.to, json.cc].flat().includes(activityStreams + '#Public')) say('nobody may see it');
  if (Number.isNaN(Date.parse(json.published))) say('it has no day');
  if ((json.attachment ?? []).length > 4) say('only four attachments are shown');
};
const featuredJson = await take(actorJson.featured, (json, say) => json.orderedItems.length <= 20 || say('too many are pinned'));
for (const url of new Set([...featuredJson.orderedItems, ...activities.map(a => a.object)])) await take(url, checkNote);

const outbox = await take(actorJson.outbox, (json, say) => json.type === 'OrderedCollection' || say('it is no collection'));
const pages = [];
for (let url = outbox.first; url;) {
  const page = await take(url, (json, say) => json.partOf === outbox.id || say('it is of another collection'));
  pages.push(url);
  for (const item of page.orderedItems) {
    if (!item.id.startsWith(url + '#')) broken.rest.push(`${item.id} cannot be read where it says`);
    if (item.actor !== actorJson.id) broken.rest.push(`${item.id} is not the actor's`);
  }
  url = page.next;
}
if (pages.at(-1) !== outbox.last) broken.rest.push('the pages do not end with the last');

// Whoever pastes the address of a page into a search: the first link of a fitting type, as it stands.
const links = {};
for (const json of await Promise.all(featuredJson.orderedItems.map(async url => (await fetch(url)).json()))) {
  const html = await (await fetch(json.url)).text();
  const link = [...html.matchAll(/<link [^>]*>/g)].map(m => m[0]).find(l => l.includes('rel="alternate"') && l.includes('type="application/activity+json"'));
  links[json.id] = link?.match(/href="([^"]*)"/)?.[1] ?? null;
}

console.log(JSON.stringify({
  subject: finger?.subject ?? null, actor: { id: actor?.id?.href ?? null, isActor: isActor(actor), name: actor?.name?.toString() ?? null, handle: actor?.preferredUsername?.toString() ?? null },
  nodeInfo: nodeInfo ?? null, activities, featured, pages, links, warnings, broken, elsewhere: host.elsewhere, total: outbox.totalItems,
}));
await host.close();
