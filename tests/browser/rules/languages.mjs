// The languages find each other: hreflang that never lies, and a switcher to the same page.

export const rules = {
  'hreflang-absolute': 'hreflang addresses are absolute, one for a language',
  'hreflang-target': 'hreflang names a page that is there, indexable, and in that language',
  'hreflang-self': 'a page that names translations names itself',
  'hreflang-symmetric': 'all translations of a page name the same set',
  'hreflang-noindex': 'pages outside the index name no translations',
  'hreflang-complete': 'pages whose switchers lead to each other name each other',
  'x-default': 'home pages name the chooser as x-default, and no two translations differ in it',
  switcher: 'every page links to every other language, in the words of that language',
  'switcher-current': 'a link to the page\'s own language is marked as the current one',
};

export function check(site, findings) {
  for (const page of site.pages.filter((page) => !site.isAlias(page))) {
    const say = (rule, message) => findings.add(rule, page.path, message);
    if (site.isIndexable(page)) checkSet(site, page, say);
    else if (page.hreflangs.length > 0) say('hreflang-noindex', `names ${page.hreflangs.map((h) => h.tag).join(', ')}`);
    checkSwitcher(site, page, say);
  }
}

function checkSet(site, page, say) {
  const tags = page.hreflangs.map((h) => h.tag);
  if (new Set(tags).size !== tags.length) say('hreflang-absolute', `names a language twice: ${tags.join(' ')}`);
  const translations = page.hreflangs.filter((h) => h.tag !== 'x-default');
  if (translations.length > 0 && page.view !== 'chooser' && !translations.some((h) => h.tag === page.lang && h.href === page.url)) {
    say('hreflang-self', `${page.url} is not among ${tags.join(' ')}`);
  }
  for (const { tag, href } of page.hreflangs) {
    if (!/^https?:\/\//.test(href ?? '')) say('hreflang-absolute', `${tag} is ${href}`);
    else checkTarget(site, page, tag, href, say);
  }
  const fallback = page.hreflangs.find((h) => h.tag === 'x-default');
  if (page.view === 'home' && site.languages.length > 1) {
    const chooser = fallback && site.page(site.locate(fallback.href, page.url).file);
    if (chooser?.view !== 'chooser') say('x-default', `is ${fallback?.href ?? 'missing'}`);
  }
  checkMutual(site, page, say);
}

function checkTarget(site, page, tag, href, say) {
  const place = site.locate(href, page.url);
  const target = place.is === 'file' ? site.page(place.file) : undefined;
  if (!target || target.url !== href) return say('hreflang-target', `${tag} is ${href}: ${target ? 'not its address' : place.is}`);
  if (!site.isIndexable(target)) return say('hreflang-target', `${tag} is ${href}, which is not indexable`);
  if (tag !== 'x-default' && target.lang !== tag) return say('hreflang-target', `${tag} is ${href}, which is in ${target.lang}`);
  const here = describe(page);
  const there = describe(target);
  if (here.languages !== there.languages) say('hreflang-symmetric', `${tag} (${target.path}) names "${there.languages}", not "${here.languages}"`);
  else if (here.fallback !== there.fallback) say('x-default', `${tag} (${target.path}) has ${there.fallback ?? 'none'}, not ${here.fallback ?? 'none'}`);
  return undefined;
}

function describe(page) {
  const sets = page.hreflangs.filter((h) => h.tag !== 'x-default').map((h) => `${h.tag}=${h.href}`);
  return { languages: sets.sort().join(' '), fallback: page.hreflangs.find((h) => h.tag === 'x-default')?.href };
}

// A switcher may lead to the nearest page instead; only two that lead to each other are one page in two languages.
function checkMutual(site, page, say) {
  for (const [tag, target] of switcher(site, page)) {
    if (!site.isIndexable(target) || target === page || page.view === 'chooser' || target.view === 'chooser') continue;
    if (switcher(site, target).get(page.lang) !== page) continue;
    if (!page.hreflangs.some((h) => h.tag === tag && h.href === target.url)) say('hreflang-complete', `does not name ${target.url}`);
  }
}

// From language to the page that the switcher's link leads to.
export function switcher(site, page) {
  page.switches ??= new Map(switcherLinks(page)
    .map((link) => [link.attrs.hreflang, site.page(site.locate(link.attrs.href ?? '', page.url).file)])
    .filter(([, target]) => target)
    .reverse());
  return page.switches;
}

function switcherLinks(page) {
  return page.named('a').filter((link) => link.attrs.hreflang && link.attrs.lang === link.attrs.hreflang);
}

function checkSwitcher(site, page, say) {
  const leads = switcher(site, page);
  for (const language of site.languages.filter((l) => l !== page.lang || page.view === 'chooser')) {
    const target = leads.get(language);
    if (!target) say('switcher', `no link with hreflang and lang "${language}"`);
    else if (target.lang !== language) say('switcher', `the link to ${language} leads to ${target.path}, in ${target.lang}`);
  }
  for (const link of switcherLinks(page)) {
    const own = link.attrs.hreflang === page.lang && site.page(site.locate(link.attrs.href ?? '', page.url).file) === page;
    if (own && page.view !== 'chooser' && !link.attrs['aria-current']) say('switcher-current', 'has no aria-current');
  }
}
