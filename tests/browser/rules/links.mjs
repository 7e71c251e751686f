// Every address on a page leads somewhere: links, their fragments, and what the page loads.

import { show, words } from '../page.mjs';

export const rules = {
  'link-target': 'every internal link leads to a file of the site',
  'link-fragment': 'every #fragment names an id of its page',
  'link-base': 'no internal link leaves the site\'s base path',
  'link-alias': 'no page links to an old address',
  'link-scheme': 'links use http, https, mailto, tel, sms or geo',
  'asset-missing': 'everything a page loads or names in src and href exists',
  'css-asset': 'everything a style sheet names exists',
};

const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:', 'geo:']);

export function check(site, findings) {
  for (const page of site.pages) {
    for (const element of page.all) {
      if (element.name === 'a' || element.name === 'area') checkLink(site, page, element, findings);
      else for (const asset of assetsOf(element)) checkAsset(site, page, element, asset, findings);
    }
  }
  for (const path of site.tree.paths.filter((path) => path.endsWith('.css'))) checkStyles(site, path, findings);
}

function checkLink(site, page, element, findings) {
  const href = element.attrs.href ?? element.attrs['xlink:href'];
  if (href === undefined) return;
  const rooted = !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href);
  const place = site.locate(href, page.url);
  const say = (rule, message) => findings.add(rule, page.path, `${show(element)} ${message}`);
  if (place.is === 'broken') say('link-target', 'is no address');
  if (place.is === 'scheme' && !SCHEMES.has(place.scheme)) say('link-scheme', `uses ${place.scheme}`);
  if (place.is === 'outside' && rooted) say('link-base', `leaves ${site.base}`);
  if (place.is === 'missing') say('link-target', place.slash ? 'lacks its final slash' : `leads to ${place.file}, which is not there`);
  if (place.is !== 'file') return;
  const target = site.page(place.file);
  if (target && site.isAlias(target)) say('link-alias', 'leads to an alias');
  // `#top` and an empty fragment mean the top of the page whether or not an id says so.
  if (target && place.fragment && place.fragment !== 'top' && !target.ids.has(place.fragment)) {
    say('link-fragment', `finds no id "${place.fragment}" in ${place.file}`);
  }
}

function checkAsset(site, page, element, address, findings) {
  const place = site.locate(address, page.url);
  if (place.is === 'missing' || place.is === 'outside' || place.is === 'broken') {
    findings.add('asset-missing', page.path, `${show(element)} names ${address}, which is not there`);
  }
}

// Addresses an element names besides links; canonical and hreflang have rules of their own.
export function assetsOf(element) {
  const { name, attrs } = element;
  const found = [];
  if (name === 'link' && !words(attrs.rel).includes('canonical') && attrs.hreflang === undefined) found.push(attrs.href);
  if (name === 'meta') found.push(...(attrs.property === 'og:image' || attrs.name === 'twitter:image' ? [attrs.content] : []));
  for (const key of ['src', 'poster', 'data', 'background']) found.push(attrs[key]);
  if (element.svg) found.push(attrs.href, attrs['xlink:href']);
  if (name === 'form') found.push(attrs.action);
  found.push(...candidates(attrs.srcset), ...candidates(attrs.imagesrcset));
  return found.filter((address) => address && !address.startsWith('#'));
}

function candidates(srcset) {
  return (srcset ?? '').split(/,\s+|,$/).map((part) => part.trim().split(/\s+/)[0]).filter(Boolean);
}

function checkStyles(site, path, findings) {
  for (const address of addressesInStyles(site.tree.text(path))) {
    const place = site.locate(address, new URL(encodeURI(path), site.root));
    if (place.is === 'missing' || place.is === 'outside' || place.is === 'broken') {
      findings.add('css-asset', path, `names ${address}, which is not there`);
    }
  }
}

export function addressesInStyles(css) {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const urls = [...plain.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/gi)].map((m) => m[1] ?? m[2] ?? m[3]);
  const imports = [...plain.matchAll(/@import\s*(?:"([^"]*)"|'([^']*)')/gi)].map((m) => m[1] ?? m[2]);
  return [...urls, ...imports].filter((address) => address && !address.startsWith('#'));
}
