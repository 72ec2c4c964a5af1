// The page of an award, come alive: it checks the signed file in the reader's browser, knows its holder by the holder's link, and gives buttons to what works without.
import { keptDocuments } from './kept.js';
import { credentialLimits } from './json.js';
import { didOfBase, documentAddress } from './keys.js';
import { isFramed, load, named, tell, tellSteps } from './report.js';
import { doubtOf, isEnglish, say, sayState, sayTime } from './say.js';
import { askSite } from './site.js';
import { holderOf, verify } from './verify.js';

const article = document.querySelector('article[data-award]');
const standing = document.getElementById('standing');
const built = { state: standing.dataset.state, words: textOf('.words'), more: textOf('.more') };
const home = { base: article.dataset.base, root: new URL(article.dataset.root, location.href).href };
const kept = keptDocuments();
const isEnded = ['revoked', 'withdrawn', 'superseded'].includes(built.state);

function textOf(selector) {
  return standing.querySelector(selector).textContent;
}

async function check() {
  if (isFramed()) {
    tell(standing, 'undetermined', built.words, say('script.framed'));
    return;
  }
  // What was taken back stays taken back while it is checked.
  if (!isEnded) standing.dataset.state = 'checking';
  const name = `${article.dataset.award}.json`;
  const holder = holderOf(location.hash);
  const file = kept === undefined ? await load(new URL(`credentials/${name}`, home.root)) : { bytes: kept.get(`${home.base}/credentials/${name}`) };
  if (file === null) {
    tell(standing, built.state, built.words, `${say('script.no_answer')} ${built.more}`);
    return;
  }
  const report = await verify(file.bytes, { file: name, home, holder: holder ?? undefined, fetch: ask, kept });
  show(report);
  showHolder(holder, report);
}

// Whoever was told by the page which decision there is need not ask for the others.
const decided = article.dataset.decision;
const site = askSite(home);
// The keys and the rules an award was made under are asked for while the award itself is on its way.
const early = new Map();
if (kept === undefined && !isFramed()) {
  const rules = Array.from({ length: Number(article.dataset.rules) }, (_, at) => `${home.base}/authority/${at + 1}.json`);
  for (const address of [documentAddress(didOfBase(home.base) ?? ''), ...rules]) if (address?.startsWith(`${home.base}/`)) early.set(address, site(address, credentialLimits.bytes));
}
const ask = (address, mostBytes) => (decided && address.includes('/status/decisions/') && !address.endsWith(`/${decided}.json`)
  ? Promise.resolve({ absent: 'the page names another one' }) : early.get(address) ?? site(address, mostBytes));

function show(report) {
  const checked = say('script.checked', { time: sayTime(new Date()) });
  // What was decided about it stands on the page already, with its day and its reason.
  if (!isEnded || report.state !== built.state) {
    const isGood = report.state === 'valid' && !isEnded;
    const doubt = isEnglish ? doubtOf(report)?.reason : undefined;
    tell(standing, report.state, isGood ? say('script.state.valid') : sayState(report),
      isGood ? `${built.words} ${checked} ${endOf()}` : [doubt, checked, ...['valid-unrecognised', 'expired'].includes(report.state) ? [endOf()] : []].filter(Boolean).join(' '));
  }
  tellSteps(document.querySelector('#how .checks'), named(report.checks, report.signers, nameOf));
  document.querySelector('#how .when').textContent = `${checked} ${say(kept === undefined ? 'script.from_site' : 'script.from_folder')}`;
  // What was changed after it was signed is nobody's word.
  article.classList.toggle('void', report.state === 'altered');
}

function endOf() {
  const until = article.dataset.until;
  return until ? say('script.until', { date: until }) : say('script.no_end');
}

const nameOf = memberId => article.querySelector(`[data-member="${CSS.escape(memberId ?? '')}"] .signer`)?.textContent ?? say('script.member', { id: memberId });

function showHolder(holder, report) {
  const match = document.getElementById('match');
  const verdict = report.checks.find(({ name }) => name === 'holder')?.verdict;
  const isCut = holder === null && location.hash.startsWith('#h=');
  match.hidden = holder === null && !isCut;
  if (isCut) match.textContent = say('script.cut_link');
  if (holder === null) return;
  const who = holder.name ?? holder.email ?? say('script.the_holder');
  match.textContent = say(verdict === 'passed' ? 'script.link_matches' : verdict === 'failed' ? 'script.link_differs' : 'script.link_unchecked', { who });
  document.getElementById('holder').open = true;
  // Whoever follows a holder's link looks for this, far down as it is on a phone.
  match.focus({ preventScroll: true });
  match.scrollIntoView({ block: 'center' });
}

// A link into what is folded opens it.
function unfold() {
  if (location.hash === '#holder') document.getElementById('holder').open = true;
}

function giveButtons() {
  for (const button of document.querySelectorAll('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
  for (const button of document.querySelectorAll('button[data-share]')) {
    button.closest('.scripted').hidden = !('share' in navigator);
    button.addEventListener('click', () => navigator.share({ title: button.dataset.share, url: button.dataset.url }).catch(() => {}));
  }
  for (const place of navigator.clipboard ? document.querySelectorAll('.copy') : []) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = say('script.copy');
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(place.querySelector('code').textContent).then(() => { button.textContent = say('script.copied'); }, () => { button.textContent = say('script.select'); });
    });
    place.append(button);
  }
}

giveButtons();
unfold();
addEventListener('hashchange', () => { unfold(); if (location.hash.startsWith('#h=')) check(); });
await check();
// Whoever has it checked again wants to know how it stands then.
early.clear();
