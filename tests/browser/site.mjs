// A built site with its addresses. Takes a tree and, if given, the site's root address;
// gives pages, and which file an address means. Never judges them.

import { readPage } from './page.mjs';

export function readSite(tree, given) {
  const pages = tree.paths.filter((path) => path.endsWith('.html')).map((path) => readPage(path, tree.bytes(path)));
  if (pages.length === 0) throw new Error('the tree holds no HTML page');
  const root = new URL(given ?? commonRoot(pages));
  const byPath = new Map(pages.map((page) => [page.path, page]));
  for (const page of pages) page.url = new URL(encodeURI(addressOf(page.path)), root).href;

  const languages = pages
    .filter((page) => /^[^/]+\/index\.html$/.test(page.path))
    .filter((page) => page.view === 'home' || page.lang === page.path.split('/')[0])
    .map((page) => page.path.split('/')[0]);

  const site = {
    tree,
    pages,
    root,
    base: root.pathname,
    languages,
    page: (path) => byPath.get(path),
    isAlias: (page) => page.view === 'alias' || page.refresh !== undefined,
    // Words of another language on this address: its canonical is the original.
    isBorrowed: (page) => page.canonicals.length === 1 && !page.noindex && page.canonicals[0] !== page.url
      && !site.isAlias(page),
    isIndexable: (page) => !page.noindex && !site.isAlias(page) && !site.isBorrowed(page) && page.view !== 'not-found',
    languageOf: (page) => languages.find((language) => page.path.startsWith(`${language}/`)),
    locate: (address, from) => locate(site, address, from),
  };
  return site;
}

function addressOf(path) {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

// Most pages are their own canonical, so the prefix that most of them share is the root.
function commonRoot(pages) {
  const votes = new Map();
  for (const page of pages) {
    const address = encodeURI(addressOf(page.path));
    const canonical = page.canonicals[0] ?? '';
    if (!address || !canonical.endsWith(`/${address}`)) continue;
    const root = canonical.slice(0, canonical.length - address.length);
    votes.set(root, (votes.get(root) ?? 0) + 1);
  }
  const [root] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (!root) throw new Error('no page tells the root address in its canonical: give --root https://host/base/');
  return root;
}

// Where an address leads: to a file of this tree, to another host, or to nowhere.
function locate(site, address, from) {
  let url;
  try {
    url = new URL(address, from);
  } catch {
    return { is: 'broken' };
  }
  if (!/^https?:$/.test(url.protocol)) return { is: 'scheme', scheme: url.protocol };
  if (url.origin !== site.root.origin) return { is: 'foreign', url };
  if (!url.pathname.startsWith(site.base)) return { is: 'outside', url };
  const path = decoded(url.pathname.slice(site.base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const fragment = decoded(url.hash.slice(1));
  if (site.tree.has(file)) return { is: 'file', file, fragment, url };
  return { is: 'missing', file, fragment, slash: site.tree.has(`${file}/index.html`), url };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
