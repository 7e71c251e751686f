// Chooses the pages a browser looks at: all, or for every view, kind and language the longest one.

export function choosePages(site, all) {
  const shown = site.pages.filter((page) => !site.isAlias(page));
  if (all) return shown;
  const longest = new Map();
  for (const page of shown) {
    const key = nameOf(site, page);
    if (!longest.has(key) || page.bytes.length > longest.get(key).bytes.length) longest.set(key, page);
  }
  return [...longest.values()];
}

// The name of a page's view: short enough for a file name.
export function nameOf(site, page) {
  const parts = [page.view || 'page', page.view === 'item' || page.view === 'section' ? page.kind : '', site.isBorrowed(page) ? 'borrowed' : ''];
  return `${parts.filter(Boolean).join('-')}.${site.languageOf(page) ?? 'root'}`;
}
