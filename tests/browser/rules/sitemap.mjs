// The sitemap holds every page of the index and no other, and knows its translations; robots.txt names it.

import { W3C_DATE, children, readXml, textOf } from '../xml.mjs';

export const rules = {
  'xml-well-formed': 'every XML and SVG file is well-formed',
  'sitemap-shape': 'sitemap.xml is there and is a urlset or an index of such',
  'sitemap-loc': 'every address in the sitemap is an indexable page, named once',
  'sitemap-complete': 'every indexable page is in the sitemap',
  'sitemap-alternates': 'the sitemap names the same translations as the page, x-default too',
  'sitemap-lastmod': 'lastmod is a W3C date',
  robots: 'robots.txt names the sitemap and closes nothing off',
};

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const XHTML = 'http://www.w3.org/1999/xhtml';

export function check(site, findings) {
  for (const path of site.tree.paths.filter((path) => /\.(xml|svg|atom|rss)$/.test(path))) {
    try {
      readXml(site.tree.text(path));
    } catch (error) {
      findings.add('xml-well-formed', path, error.message);
    }
  }
  checkRobots(site, findings);
  const named = new Set();
  if (readSitemap(site, 'sitemap.xml', named, findings)) {
    for (const page of site.pages.filter((page) => site.isIndexable(page) && !named.has(page.url))) {
      findings.add('sitemap-complete', page.path, 'is not in the sitemap');
    }
  }
}

function readSitemap(site, path, named, findings) {
  if (!site.tree.has(path)) {
    findings.add('sitemap-shape', path, 'is not there');
    return false;
  }
  let root;
  try {
    root = readXml(site.tree.text(path));
  } catch {
    return false;
  }
  if (root.space === SITEMAP && root.name === 'sitemapindex') {
    return children(root, 'sitemap').every((part) => {
      const place = site.locate(textOf(part, 'loc') ?? '', site.root);
      return readSitemap(site, place.file ?? 'sitemap', named, findings);
    });
  }
  const urls = children(root, 'url');
  if (root.space !== SITEMAP || root.name !== 'urlset' || urls.length === 0 || urls.length > 50000) {
    findings.add('sitemap-shape', path, `is a ${root.name} of ${urls.length}`);
    return false;
  }
  for (const url of urls) checkEntry(site, path, url, named, findings);
  return true;
}

function checkEntry(site, path, url, named, findings) {
  const loc = textOf(url, 'loc') ?? '';
  const place = /^https?:/.test(loc) ? site.locate(loc, site.root) : { is: 'not absolute' };
  const page = place.is === 'file' ? site.page(place.file) : undefined;
  if (named.has(loc)) findings.add('sitemap-loc', path, `${loc} stands twice`);
  named.add(loc);
  const lastmod = textOf(url, 'lastmod');
  if (lastmod !== undefined && !W3C_DATE.test(lastmod)) findings.add('sitemap-lastmod', path, `${loc}: ${lastmod}`);
  if (!page || page.url !== loc) return findings.add('sitemap-loc', path, `${loc} is ${page ? `not the address ${page.url}` : place.is}`);
  if (!site.isIndexable(page)) return findings.add('sitemap-loc', path, `${loc} is not indexable`);

  const links = children(url, 'link', XHTML).filter((link) => link.attrs.rel === 'alternate');
  const stated = links.map((link) => `${link.attrs.hreflang}=${link.attrs.href}`).sort().join(' ');
  const onPage = page.hreflangs.map((h) => `${h.tag}=${h.href}`).sort().join(' ');
  // A page in one language alone may say so or say nothing, in either place.
  const alone = (set) => set === '' || set === `${page.lang}=${page.url}`;
  if (stated !== onPage && !(alone(stated) && alone(onPage))) {
    findings.add('sitemap-alternates', path, `${loc} has "${stated}", the page has "${onPage}"`);
  }
  return undefined;
}

function checkRobots(site, findings) {
  if (!site.tree.has('robots.txt')) return findings.add('robots', 'robots.txt', 'is not there');
  const lines = site.tree.text('robots.txt').split(/\r?\n/).map((line) => line.replace(/#.*/, '').trim());
  const sitemaps = lines.filter((line) => /^sitemap:/i.test(line)).map((line) => line.slice(8).trim());
  if (!sitemaps.includes(new URL('sitemap.xml', site.root).href)) findings.add('robots', 'robots.txt', `names ${sitemaps.join(', ') || 'no sitemap'}`);
  const closed = lines.find((line) => /^disallow:\s*\//i.test(line) && (line.replace(/^disallow:\s*/i, '') === '/' || line.endsWith(` ${site.base}`)));
  if (closed) findings.add('robots', 'robots.txt', `closes the site: ${closed}`);
  return undefined;
}

