// The page that checks a file somebody has, or a link of this site. The file is read here, in the browser; nothing of it is sent anywhere.
import { keptDocuments } from './kept.js';
import { clearSteps, isFramed, load, named, tell, tellSteps } from './report.js';
import { doubtOf, inEnglish, isEnglish, say, sayDay, sayState } from './say.js';
import { nothingReadable, readTarget } from './target.js';
import { documentsOf, verify } from './verify.js';
import { sentence } from './words.js';

const mostBytes = 20_000_000;
const page = document.getElementById('checker');
const home = { base: page.dataset.base, root: new URL(page.dataset.root, location.href).href, partners: 'partners' in page.dataset };
const kept = keptDocuments();
const asking = document.getElementById('asking');
const answer = document.getElementById('answer');
const standing = document.getElementById('standing');
const steps = page.querySelector('.checks');
const drop = document.getElementById('drop');
const chooser = document.getElementById('file');
const link = document.getElementById('link');
const who = document.getElementById('who');
// The file that was judged last, for what is asked about it, and the site it says it is from.
let judged = null;
let issuerSite = null;

function begin() {
  if (isFramed()) {
    asking.hidden = true;
    document.getElementById('framed').hidden = false;
    return;
  }
  chooser.addEventListener('change', () => takeFiles(chooser.files));
  // From a folder no link can be followed.
  link?.addEventListener('keydown', event => { if (event.key === 'Enter') takeLink(); });
  document.getElementById('go')?.addEventListener('click', takeLink);
  document.getElementById('again').addEventListener('click', askAgain);
  document.getElementById('compare').addEventListener('click', compare);
  who.addEventListener('keydown', event => { if (event.key === 'Enter') compare(); });
  // A file that misses its place must not be opened in place of this page.
  for (const name of ['dragover', 'drop']) addEventListener(name, event => event.preventDefault());
  for (const name of ['dragenter', 'dragover']) drop.addEventListener(name, () => drop.classList.add('over'));
  for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => drop.classList.remove('over'));
  addEventListener('drop', event => takeFiles(event.dataTransfer?.files));
}

async function takeFiles(files) {
  const [file] = files ?? [];
  if (file === undefined) return;
  if (file.size > mostBytes) {
    answerWith('undetermined', say('script.too_large'), say('script.kinds'), file.name);
    return;
  }
  starts(file.name);
  await judge(new Uint8Array(await file.arrayBuffer()), file.name);
}

async function takeLink() {
  const asked = link.value.trim();
  if (asked === '') {
    link.focus();
    return;
  }
  const path = pathOf(asked);
  if (path === undefined) {
    answerWith('undetermined', say('script.no_number'), say('script.no_number_more'), asked);
    return;
  }
  if (path === null) {
    starts(asked);
    const theirs = await keptHere(asked);
    if (theirs !== null) await judge(theirs, asked);
    else answerWith('undetermined', say('script.elsewhere'), say('script.elsewhere_more'), asked);
    return;
  }
  starts(asked);
  const found = path === '' ? null : await load(new URL(path, home.root));
  if (found === null && await isWithdrawn(path)) {
    answerWith('withdrawn', say('script.state.withdrawn'), say('script.withdrawn_more'), asked);
    showOwn(idOf(path));
    return;
  }
  if (found === null) {
    answerWith('undetermined', say('script.nothing_there'), say('script.nothing_there_more'), asked);
    return;
  }
  await judge(found.bytes, path.split('/').at(-1));
}

// The award behind a link to a partner's site, where this site keeps it; null for any other. Nobody else is asked.
const keptHere = async text => (!home.partners ? null
  : import('./partners.js').then(({ keptAward }) => keptAward(addressIn(text).href.split(/[?#]/)[0], home, documentsOf(home)), () => null));

// Below this site: the signed file behind an award's page, by its link or the number that is printed under its QR code, or a file as it is named; '' for a page that is no award's.
// Null for another site, undefined for no address.
function pathOf(text) {
  const number = numberIn(text);
  if (number !== null) return `credentials/${number}.json`;
  const address = addressIn(text);
  if (address === undefined) return undefined;
  // Whoever types an address leaves the letter s out.
  const bare = (new URL(home.base).host === address.host ? new URL(home.base).origin : address.origin) + address.pathname;
  const root = [`${home.base}/`, home.root].find(start => bare.startsWith(start));
  if (root === undefined) return null;
  const path = bare.slice(root.length);
  const [, award] = /^(?:[a-z]{2,3}(?:-[a-z0-9]{2,8})*\/)?awards\/([a-z2-7]{16,})\/?(?:index\.html)?$/.exec(path) ?? [];
  return award !== undefined ? `credentials/${award}.json` : /^(?:credentials|baked|endorsements)\/[a-z0-9-]+\.(?:json|png|svg)$/.test(path) ? path : '';
}

function addressIn(text) {
  const [link] = /https?:\/\/\S+/i.exec(text) ?? [];
  if (link === undefined && !/^\/?[^\s/]*[./]\S*$/.test(text)) return undefined;
  try {
    return new URL(link ?? (text.startsWith('/') ? `${home.base}${text}` : `https://${text}`));
  } catch {
    return undefined;
  }
}

// The number of an entry as it was read from paper: in groups, with what stands before it, with digits that look like its letters.
function numberIn(text) {
  const groups = text.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('8', 'b').match(/(?<![a-z2-7])[a-z2-7]{4}(?:[\s.-]*[a-z2-7]{4}){3}(?![a-z2-7])/);
  return text.includes('/') || groups === null ? null : groups[0].replace(/[^a-z2-7]/g, '');
}

const idOf = path => /^credentials\/([a-z2-7]{16,})\.json$/.exec(path)?.[1];

const pageOf = id => new URL(`${page.dataset.pages ?? ''}awards/${id}/${page.dataset.index}`, home.root);

// Of an award that its holder did not want to be seen any more the page stays, and says so; the file does not.
const isWithdrawn = async path => idOf(path) !== undefined && await load(pageOf(idOf(path))) !== null;

function showOwn(id) {
  const own = answer.querySelector('.own');
  own.hidden = id === undefined;
  if (!own.hidden) own.querySelector('a').href = pageOf(id);
}

function starts(name) {
  answerWith('checking', say('script.checking'), '', name);
  clearSteps(steps);
}

async function judge(bytes, name) {
  judged = { bytes, name };
  const report = await verify(bytes, { file: name, home, kept });
  const award = report.kind === 'award' && report.state !== 'altered' ? (await readTarget(bytes)).document.root : null;
  issuerSite = siteIn(award);
  answerWith(report.state, sentenceOf(report), moreOf(report), name);
  showReason(report.recognition?.because);
  showSteps(report);
  if (award !== null && report.state !== 'undetermined') showAward(award);
}

// The host in an award's own address, which no check has confirmed.
function siteIn(award) {
  try {
    return new URL(award?.get('id')).host || null;
  } catch {
    return null;
  }
}

// Only of this guild do we know the people; another one's m1 is somebody else.
function showSteps({ checks, signers, recognition }) {
  const isOurs = recognition === undefined && checks.some(({ name, verdict }) => name === 'issuer' && verdict === 'passed');
  const nameOf = id => page.querySelector(`#people [data-member="${CSS.escape(id)}"]`)?.textContent ?? say('script.member', { id });
  tellSteps(steps, isOurs ? named(checks, signers, nameOf) : checks);
}

async function compare() {
  const claim = who.value.trim();
  if (claim === '' || judged === null) {
    who.focus();
    return;
  }
  const report = await verify(judged.bytes, { file: judged.name, home, kept, holder: { claim } });
  tell(standing, report.state, sentenceOf(report), inEnglish(report.checks.find(({ name }) => name === 'holder').reason));
  showSteps(report);
}

// What it is about, in its own words, now that these are known to be what was signed.
function showAward(award) {
  const read = (...names) => names.reduce((at, name) => (at instanceof Map ? at.get(name) : undefined), award);
  const [badge, issuer, id] = [read('credentialSubject', 'achievement', 'name'), read('issuer', 'name'), read('id')];
  const [day] = /^\d{4}-\d\d-\d\d(?=T)/.exec(read('awardedDate') ?? read('validFrom')) ?? [];
  const says = answer.querySelector('.says');
  says.hidden = typeof badge !== 'string';
  if (!says.hidden) {
    says.textContent = typeof issuer !== 'string' ? say('script.says', { badge })
      : day === undefined ? say('script.says_by', { badge, issuer }) : say('script.says_day', { badge, issuer, date: sayDay(day) });
  }
  const [, ours] = /\/credentials\/([a-z2-7]{16,})\.json$/.exec(id) ?? [];
  // Where it has only an id there is nothing that a name could be compared with.
  const isHere = typeof id === 'string' && id.startsWith(`${home.base}/`);
  const isNamed = !isHere || Array.isArray(read('credentialSubject', 'identifier')) || !String(read('credentialSubject', 'id')).startsWith('urn:');
  answer.querySelector('.given').hidden = says.hidden || !isNamed;
  answer.querySelector('.by-id').hidden = says.hidden || isNamed;
  showOwn(isHere ? ours : undefined);
}

// Who asks here for an award of elsewhere is sent there.
function sentenceOf(report) {
  const site = siteOf(report);
  return site === null ? sayState(report) : say('script.doubt.foreign', { site });
}

// The site of an award that nothing here knows of; null for one of this site, and where it says none.
const siteOf = report => (doubtOf(report) !== undefined && report.kind === 'award' && issuerSite !== null && issuerSite !== new URL(home.base).host ? issuerSite : null);

function moreOf(report) {
  if (report.state === 'altered') return say('script.ask_for_it');
  if (['revoked', 'superseded'].includes(report.state)) return say('script.why_there');
  const doubt = doubtOf(report);
  // Who has the wrong file in hand needs to know what the right one is.
  if (doubt !== undefined && (report.picture || doubt.reason === sentence(nothingReadable))) return say('script.wrong_file');
  if (doubt !== undefined && siteOf(report) === null) return isEnglish ? doubt.reason : inEnglish(doubt.reason);
  return [...partnerLines(report), ...report.picture && report.state !== 'undetermined' ? [say('script.in_picture')] : []].join(' ');
}

// Why it counts here, in the words of the treaty.
function showReason(because) {
  const place = answer.querySelector('.because');
  if (place === null) return;
  place.querySelector('blockquote').textContent = because ?? '';
  place.hidden = !because;
}

// What a partner's award counts as here, and by what it was judged.
function partnerLines({ state, copy, recognition }) {
  const counts = recognition !== undefined ? [say('script.counts_as', { badge: recognition.as, date: sayDay(recognition.until.slice(0, 10)) })]
    : copy !== undefined && state === 'valid-unrecognised' ? [say('script.counts_not', { peer: copy.of })] : [];
  return copy?.seen ? [...counts, say('script.held', { peer: copy.of, date: sayDay(copy.seen.slice(0, 10)) })] : counts;
}

function answerWith(state, sentence, more, name) {
  const hadFocus = asking.contains(document.activeElement);
  asking.hidden = true;
  document.getElementById('lead').hidden = true;
  answer.hidden = false;
  // Whoever goes by keyboard goes on from here.
  if (hadFocus) standing.focus();
  answer.querySelector('.asked').textContent = name;
  for (const line of answer.querySelectorAll('.own, .says, .because, .given, .by-id')) line.hidden = true;
  answer.querySelector('.says').textContent = '';
  standing.classList.remove('idle');
  tell(standing, state, sentence, more);
}

function askAgain() {
  clearSteps(steps);
  tell(standing, 'undetermined', '', '');
  standing.classList.add('idle');
  chooser.value = '';
  who.value = '';
  answer.hidden = true;
  asking.hidden = false;
  document.getElementById('lead').hidden = false;
  chooser.focus();
}

begin();
