// Feeds are Atom as RFC 4287 wants it, in the language of their folder, and readers can find them.

import { parseFragment } from 'parse5';
import { RFC3339, children, readXml, textOf } from '../xml.mjs';

export const rules = {
  'feed-missing': 'every language has a feed',
  'feed-required': 'feeds and entries have id, title, updated and an author',
  'feed-id': 'ids are absolute and stand once',
  'feed-self': 'a feed links to itself',
  'feed-date': 'dates are RFC 3339',
  'feed-lang': 'xml:lang is the language of the feed\'s folder',
  'feed-link': 'links of feeds and entries lead to pages that are there',
  'feed-content': 'HTML in feeds has absolute addresses',
  'feed-found': 'every feed is named by a page of its language',
};

const ATOM = 'http://www.w3.org/2005/Atom';

export function check(site, findings) {
  const feeds = site.tree.paths.filter((path) => /\.(xml|atom)$/.test(path)).map((path) => [path, readFeed(site, path)])
    .filter(([, feed]) => feed);
  for (const language of site.languages) {
    if (!feeds.some(([path]) => path.startsWith(`${language}/`))) findings.add('feed-missing', `${language}/`, 'has no feed');
  }
  const found = namedFeeds(site);
  const ids = new Map();
  for (const [path, feed] of feeds) {
    const say = (rule, message) => findings.add(rule, path, message);
    checkFeed(site, path, feed, say);
    const id = textOf(feed, 'id');
    if (ids.has(id)) say('feed-id', `${id} is also the id of ${ids.get(id)}`);
    ids.set(id, path);
    if (!found.has(`${feed.attrs['xml:lang']} ${path}`)) say('feed-found', 'no page of its language names it');
  }
}

function readFeed(site, path) {
  try {
    const root = readXml(site.tree.text(path));
    return root.space === ATOM && root.name === 'feed' ? root : undefined;
  } catch {
    return undefined;
  }
}

function namedFeeds(site) {
  const named = new Set();
  for (const page of site.pages) {
    for (const link of page.links.filter((link) => link.rels.includes('alternate') && link.type === 'application/atom+xml')) {
      named.add(`${page.lang} ${site.locate(link.href ?? '', page.url).file}`);
    }
  }
  return named;
}

function checkFeed(site, path, feed, say) {
  const address = new URL(encodeURI(path), site.root).href;
  const language = site.languages.find((tag) => path.startsWith(`${tag}/`));
  if (feed.attrs['xml:lang'] !== language) say('feed-lang', `xml:lang is "${feed.attrs['xml:lang'] ?? ''}"`);
  const self = children(feed, 'link').filter((link) => link.attrs.rel === 'self').map((link) => link.attrs.href);
  if (self.length !== 1 || self[0] !== address) say('feed-self', `links to ${self.join(', ') || 'no self'}`);
  checkParts(site, address, feed, 'the feed', say);

  const entries = children(feed, 'entry');
  const ids = entries.map((entry) => textOf(entry, 'id'));
  if (new Set(ids).size !== ids.length) say('feed-id', 'two entries have one id');
  const hasAuthor = children(feed, 'author').length > 0;
  if (!hasAuthor && entries.length === 0) say('feed-required', 'the feed has no author and no entries that have one');
  for (const entry of entries) {
    const name = textOf(entry, 'title') || 'an entry';
    checkParts(site, address, entry, name, say);
    if (!hasAuthor && children(entry, 'author').length === 0) say('feed-required', `${name} has no author`);
    checkContent(entry, name, say);
  }
}

function checkParts(site, address, element, name, say) {
  for (const part of ['id', 'title', 'updated']) {
    if (children(element, part).length !== 1 || !textOf(element, part)) say('feed-required', `${name} has no ${part}`);
  }
  const id = textOf(element, 'id');
  if (id && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(id)) say('feed-id', `${name}: ${id} is not absolute`);
  for (const part of ['updated', 'published']) {
    const date = textOf(element, part);
    if (date && !RFC3339.test(date)) say('feed-date', `${name}: ${part} is ${date}`);
  }
  for (const author of children(element, 'author')) {
    if (!textOf(author, 'name')) say('feed-required', `${name}: an author without name`);
  }
  const links = children(element, 'link');
  const alternate = links.filter((link) => (link.attrs.rel ?? 'alternate') === 'alternate');
  if (alternate.length === 0) say('feed-link', `${name} has no link to its page`);
  for (const link of links) {
    const href = link.attrs.href ?? '';
    const place = /^https?:/.test(href) ? site.locate(href, address) : { is: 'not absolute' };
    if (place.is !== 'file' && place.is !== 'foreign') say('feed-link', `${name}: ${href} is ${place.is}`);
  }
}

function checkContent(entry, name, say) {
  for (const part of [...children(entry, 'content'), ...children(entry, 'summary')].filter((p) => p.attrs.type === 'html')) {
    for (const address of addresses(parseFragment(part.text))) {
      if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) say('feed-content', `${name}: ${address}`);
    }
  }
}

function addresses(node) {
  const own = (node.attrs ?? []).filter((a) => a.name === 'href' || a.name === 'src').map((a) => a.value);
  return [...own, ...(node.childNodes ?? []).flatMap(addresses)];
}
