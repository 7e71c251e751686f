// A page runs and shows only what this site wrote: its policy, its own files, their digests.

import { createHash } from 'node:crypto';
import { show, words } from '../page.mjs';
import { addressesInStyles, assetsOf } from './links.mjs';

export const rules = {
  'foreign-host': 'nothing is loaded from another host',
  'integrity-missing': 'every style sheet and script carries its integrity',
  'integrity-wrong': 'integrity is the digest of the file\'s bytes',
  'style-attribute': 'no element has a style attribute',
  'inline-style': 'no page has a <style> element',
  'inline-script': 'no page has a script of its own, only data blocks',
  'event-handler': 'no element has an event handler attribute',
  'base-element': 'no page has a <base> element',
  'csp-missing': 'every page states its Content-Security-Policy before it loads anything',
  'csp-unsafe': 'the policy starts from \'self\' or \'none\' and allows no unsafe-*, wildcard, scheme or host',
};

const LOADING_RELS = ['stylesheet', 'preload', 'modulepreload', 'prefetch', 'prerender', 'preconnect', 'dns-prefetch',
  'icon', 'apple-touch-icon', 'mask-icon', 'manifest'];

export function check(site, findings) {
  for (const page of site.pages) {
    for (const element of page.all) {
      checkHosts(site, page, element, findings);
      checkIntegrity(site, page, element, findings);
      checkInline(page, element, findings);
    }
    checkPolicy(page, findings);
  }
  for (const path of site.tree.paths) {
    if (path.endsWith('.css')) checkForeignIn(site, path, addressesInStyles(site.tree.text(path)), findings);
    if (path.endsWith('.svg')) checkForeignIn(site, path, addressesInPicture(site.tree.text(path)), findings);
  }
}

function checkHosts(site, page, element, findings) {
  const { name, attrs } = element;
  const loads = name !== 'link' && name !== 'meta' && name !== 'a' ? assetsOf(element) : [];
  if (name === 'link' && words(attrs.rel).some((rel) => LOADING_RELS.includes(rel))) loads.push(...assetsOf(element));
  loads.push(...words(attrs.ping), attrs.formaction, name === 'object' ? attrs.codebase : undefined);
  for (const address of loads.filter(Boolean)) {
    if (site.locate(address, page.url).is === 'foreign') findings.add('foreign-host', page.path, `${show(element)} loads ${address}`);
  }
}

function checkForeignIn(site, path, addresses, findings) {
  for (const address of addresses) {
    if (site.locate(address, new URL(encodeURI(path), site.root)).is === 'foreign') {
      findings.add('foreign-host', path, `loads ${address}`);
    }
  }
}

function addressesInPicture(svg) {
  const used = [...svg.matchAll(/<(?:image|use|script|feImage)\b[^>]*?\b(?:xlink:)?href\s*=\s*["']([^"'#][^"']*)["']/gi)];
  return [...used.map((m) => m[1]), ...addressesInStyles(svg)];
}

function checkIntegrity(site, page, element, findings) {
  const { name, attrs } = element;
  const rels = name === 'link' ? words(attrs.rel) : [];
  const needs = (name === 'script' && attrs.src) || rels.includes('stylesheet') || rels.includes('modulepreload');
  if (needs && !attrs.integrity) findings.add('integrity-missing', page.path, show(element));
  if (!attrs.integrity) return;
  const place = site.locate(attrs.src ?? attrs.href ?? '', page.url);
  if (place.is !== 'file') return;
  for (const stated of attrs.integrity.trim().split(/\s+/)) {
    const [, algorithm, digest] = stated.match(/^(sha256|sha384|sha512)-([A-Za-z0-9+/]+={0,2})$/) ?? [];
    const actual = algorithm && createHash(algorithm).update(site.tree.bytes(place.file)).digest('base64');
    if (!actual || actual !== digest) findings.add('integrity-wrong', page.path, `${show(element)} states ${stated.slice(0, 24)}…`);
  }
}

function checkInline(page, element, findings) {
  const { name, attrs } = element;
  if (attrs.style !== undefined) findings.add('style-attribute', page.path, `${show(element)} style="${attrs.style}"`);
  if (name === 'style') findings.add('inline-style', page.path, show(element));
  if (name === 'base') findings.add('base-element', page.path, show(element));
  if (name === 'script' && attrs.src === undefined && !isData(attrs.type)) findings.add('inline-script', page.path, show(element));
  for (const key of Object.keys(attrs)) {
    if (/^on[a-z]+$/.test(key)) findings.add('event-handler', page.path, `${show(element)} ${key}`);
  }
}

// Import maps and speculation rules are scripts to the policy; JSON of any other type is data.
function isData(type) {
  return /^application\/(ld\+)?json$/i.test(type ?? '');
}

function checkPolicy(page, findings) {
  const at = page.all.findIndex((e) => e.name === 'meta' && /^content-security-policy$/i.test(e.attrs['http-equiv'] ?? ''));
  const loads = page.all.findIndex((e) => e.name === 'script' || (e.name === 'link' && words(e.attrs.rel).includes('stylesheet')));
  if (at < 0) findings.add('csp-missing', page.path, 'no policy');
  else if (loads >= 0 && loads < at) findings.add('csp-missing', page.path, `${show(page.all[loads])} stands before the policy`);
  if (at < 0) return;
  const policy = new Map((page.all[at].attrs.content ?? '').split(';').map((d) => d.trim().split(/\s+/)).filter((d) => d[0])
    .map(([name, ...values]) => [name, values]));
  const start = policy.get('default-src') ?? [];
  if (start.length !== 1 || !["'self'", "'none'"].includes(start[0])) findings.add('csp-unsafe', page.path, `default-src ${start.join(' ')}`);
  for (const [name, values] of policy) {
    for (const value of values) {
      const own = ["'self'", "'none'"].includes(value) || /^'sha(256|384|512)-/.test(value);
      const data = value === 'data:' && ['img-src', 'font-src'].includes(name);
      const typed = ['require-trusted-types-for', 'trusted-types', 'sandbox'].includes(name);
      if (!own && !data && !typed) findings.add('csp-unsafe', page.path, `${name} ${value}`);
    }
  }
}
