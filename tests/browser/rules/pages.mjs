// What one page must say of itself: heading, title, language, address, kind of view.

import { show } from '../page.mjs';

export const rules = {
  view: 'every page names its view in <body data-view>',
  h1: 'every page has exactly one h1 with text',
  title: 'every page has a title',
  'title-unique': 'no two pages of a language have the same title',
  'html-lang': 'html lang is the language of the page\'s folder',
  'html-dir': 'html dir fits the language',
  charset: 'UTF-8 is declared in the first 1024 bytes',
  viewport: 'the viewport follows the device and lets people zoom',
  canonical: 'the canonical is one absolute address: the page itself, or the original of borrowed words',
  borrowed: 'borrowed words carry the language they are in',
  'og-locale': 'og:locale fits the page, its alternates fit the translations',
  'og-basics': 'og:title, og:type and og:url are there, og:url is the canonical',
  'duplicate-id': 'an id stands once on a page',
  tabindex: 'no tabindex above zero',
  alias: 'an old address is noindex and sends the reader to a page that is there',
  'not-found': 'every language has a noindex page for what is not found',
  'main-empty': 'every page has text in its main element',
};

const VIEWS = new Set(['home', 'section', 'item', 'facet', 'not-found', 'chooser', 'alias']);
const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export function check(site, findings) {
  for (const page of site.pages) {
    const say = (rule, message) => findings.add(rule, page.path, message);
    if (!VIEWS.has(page.view)) say('view', `data-view is "${page.view}"`);
    checkLanguage(site, page, say);
    checkMarkup(page, say);
    if (site.isAlias(page)) checkAlias(site, page, say);
    else checkReadable(site, page, say);
  }
  checkTitles(site, findings);
  checkNotFound(site, findings);
}

function checkLanguage(site, page, say) {
  const folder = site.languageOf(page);
  const right = folder ? page.lang === folder : site.languages.includes(page.lang);
  if (!right) say('html-lang', `lang is "${page.lang}", the folder is ${folder ?? 'of no language'}`);
  const wanted = RIGHT_TO_LEFT.has(page.lang.split('-')[0]) ? 'rtl' : 'ltr';
  if (page.dir !== wanted) say('html-dir', `dir is "${page.dir}", ${page.lang} reads ${wanted}`);
}

function checkMarkup(page, say) {
  if (!/<meta\s[^>]*charset\s*=\s*["']?utf-8/i.test(page.bytes.subarray(0, 1024).toString('latin1'))) say('charset', 'not declared');
  const seen = new Set();
  for (const element of page.all) {
    const { id, tabindex } = element.attrs;
    if (id !== undefined && seen.has(id)) say('duplicate-id', show(element));
    if (id !== undefined) seen.add(id);
    if (Number(tabindex) > 0) say('tabindex', show(element));
  }
}

function checkReadable(site, page, say) {
  const headings = page.named('h1');
  if (headings.length !== 1 || !headings[0].text().trim()) say('h1', `${headings.length} h1`);
  if (!page.title) say('title', 'none');
  if ((page.named('main')[0]?.text().trim() ?? '') === '') say('main-empty', 'main is empty or missing');
  const viewport = page.meta('viewport') ?? '';
  if (!/width\s*=\s*device-width/.test(viewport) || /user-scalable\s*=\s*(no|0)|maximum-scale/.test(viewport)) {
    say('viewport', viewport || 'none');
  }
  if (page.view !== 'not-found') {
    checkCanonical(site, page, say);
    checkOpenGraph(site, page, say);
  }
}

function checkCanonical(site, page, say) {
  if (page.canonicals.length !== 1) return say('canonical', `${page.canonicals.length} canonicals`);
  const [canonical] = page.canonicals;
  if (canonical === page.url) return undefined;
  const place = /^https?:/.test(canonical) ? site.locate(canonical, page.url) : { is: 'relative' };
  const original = place.is === 'file' ? site.page(place.file) : undefined;
  if (!original) return say('canonical', `${canonical} is ${place.is}`);
  if (!site.isIndexable(original)) return say('canonical', `${canonical} is not an original itself`);
  if (original.lang === page.lang) return say('canonical', `${canonical} is another page of the same language`);
  const marked = page.all.some((e) => e.name !== 'html' && e.name !== 'a' && e.attrs.lang === original.lang);
  if (!marked) say('borrowed', `no element says lang="${original.lang}"`);
  return undefined;
}

function checkOpenGraph(site, page, say) {
  for (const name of ['og:title', 'og:type', 'og:url']) {
    if (page.property(name).length !== 1 || !page.property(name)[0]) say('og-basics', `${page.property(name).length} ${name}`);
  }
  const [address] = page.property('og:url');
  if (address && address !== page.canonicals[0]) say('og-basics', `og:url is ${address}`);

  const locales = page.property('og:locale');
  const fits = (locale) => /^[a-z]{2,3}_[A-Z]{2}$/.test(locale);
  if (locales.length !== 1 || !fits(locales[0])) return say('og-locale', `og:locale is "${locales.join(', ')}"`);
  const own = locales[0].split('_')[0];
  // Borrowed words may be described in their own language.
  if (own !== page.lang.split('-')[0] && !site.isBorrowed(page)) say('og-locale', `og:locale is ${locales[0]} on a page in ${page.lang}`);
  const stated = page.property('og:locale:alternate');
  const others = page.hreflangs.map((h) => h.tag).filter((tag) => tag !== 'x-default').map((tag) => tag.split('-')[0]);
  const wanted = [...new Set(others.filter((tag) => tag !== own))].sort().join(' ');
  const given = stated.map((locale) => locale.split('_')[0]).sort().join(' ');
  if (!stated.every(fits) || given !== wanted) say('og-locale', `alternates are "${given}", translations are "${wanted}"`);
  return undefined;
}

function checkAlias(site, page, say) {
  const address = page.refresh?.match(/^\s*0\s*;\s*url\s*=\s*['"]?([^'"]+)/i)?.[1];
  const place = address ? site.locate(address, page.url) : { is: 'no refresh' };
  const target = place.is === 'file' ? site.page(place.file) : undefined;
  if (!target || site.isAlias(target)) say('alias', `leads to ${address}: ${target ? 'another alias' : place.is}`);
  if (!page.noindex) say('alias', 'is not noindex');
  if (target && page.canonicals.length > 0 && page.canonicals[0] !== target.url) say('alias', `canonical is ${page.canonicals[0]}`);
  if (address && !page.named('a').some((a) => site.locate(a.attrs.href ?? '', page.url).file === place.file)) {
    say('alias', 'has no link for readers whose browser does not follow');
  }
}

function checkTitles(site, findings) {
  const seen = new Map();
  for (const page of site.pages.filter((page) => !site.isAlias(page) && page.title)) {
    const key = `${page.lang} ${page.title}`;
    if (seen.has(key)) findings.add('title-unique', page.path, `"${page.title}" is also the title of ${seen.get(key)}`);
    // The site's own page for what is not found may repeat a language's: hosts want it at the root.
    else if (!(page.view === 'not-found' && !site.languageOf(page))) seen.set(key, page.path);
  }
}

function checkNotFound(site, findings) {
  const pages = site.pages.filter((page) => page.view === 'not-found');
  for (const page of pages.filter((page) => !page.noindex)) findings.add('not-found', page.path, 'is not noindex');
  for (const language of site.languages) {
    if (!pages.some((page) => page.path.startsWith(`${language}/`))) findings.add('not-found', `${language}/`, 'has none');
  }
}
