// A small good site in four languages, as the checkers want one. Gives files in memory.
// The self-test breaks it one rule at a time; it follows no generator's output.

import { createHash } from 'node:crypto';

export const ROOT = 'https://portal.example/portal/';
const LANGUAGES = {
  vi: { name: 'Tiếng Việt', locale: 'vi_VN', site: 'Cổng mẫu', list: 'Sự kiện', item: 'Chợ nổi', lost: 'Không thấy trang', skip: 'Tới nội dung', note: 'Chợ họp từ tờ mờ sáng trên sông.' },
  en: { name: 'English', locale: 'en_US', site: 'Sample portal', list: 'Events', item: 'Floating market', lost: 'Page not found', skip: 'Skip to content', note: 'The market meets on the river before sunrise.' },
  fr: { name: 'Français', locale: 'fr_FR', site: 'Portail modèle', list: 'Agenda', item: 'Marché flottant', lost: 'Page introuvable', skip: 'Aller au contenu', note: 'Le marché se tient sur le fleuve avant l’aube.' },
  ja: { name: '日本語', locale: 'ja_JP', site: '見本ポータル', list: '催し', item: '水上市場', lost: 'ページが見つかりません', skip: '本文へ', note: '市は夜明け前の川で開かれる。' },
};
const TAGS = Object.keys(LANGUAGES);

const CSS = `:root{color-scheme:light dark}
body{margin:0 auto;max-width:60rem;padding:1rem;font-family:sans-serif;line-height:1.6;color:#1a1a1a;background:#fff}
a{color:#0b4f8a}a:focus-visible{outline:3px solid #b34700;outline-offset:2px}
ul{padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:1rem}li a{display:inline-block;min-height:1.5rem;padding:.25rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:0;background:#fff;padding:.5rem}
main:focus{outline:none}
@media(prefers-color-scheme:dark){body{color:#eee;background:#14181c}a{color:#8fc7ff}.skip:focus{background:#14181c}}
`;
const JS = `document.documentElement.dataset.ready="yes";\n`;

const PAGES = {
  home: { path: '', view: 'home', title: (w) => w.site },
  events: { path: 'events/', view: 'section', title: (w) => `${w.list} — ${w.site}` },
  market: { path: 'events/market/', view: 'item', kind: 'event', title: (w) => `${w.item} — ${w.list} — ${w.site}`, borrowed: ['ja'] },
};

export function sampleFiles() {
  const files = { 'css/plain.css': CSS, 'js/plain.js': JS };
  const shell = { css: integrity(CSS), js: integrity(JS) };
  for (const tag of TAGS) {
    for (const page of Object.values(PAGES)) files[`${tag}/${page.path}index.html`] = pageOf(tag, page, shell);
    files[`${tag}/404.html`] = notFound(tag, shell);
    files[`${tag}/feed.xml`] = feed(tag);
  }
  files['index.html'] = chooser(shell);
  files['404.html'] = notFound('vi', shell);
  files['vi/cho-cu/index.html'] = alias('vi', `${ROOT}vi/events/market/`, '/portal/vi/events/market/');
  files['sitemap.xml'] = sitemap();
  files['robots.txt'] = `User-agent: *\nAllow: /\n\nSitemap: ${ROOT}sitemap.xml\n`;
  files['picture.svg'] = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';
  return files;
}

function integrity(text) {
  return `sha384-${createHash('sha384').update(text).digest('base64')}`;
}

function translations(page) {
  const tags = TAGS.filter((tag) => !page.borrowed?.includes(tag));
  const set = tags.map((tag) => ({ tag, href: `${ROOT}${tag}/${page.path}` }));
  return page.view === 'home' ? [...set, { tag: 'x-default', href: ROOT }] : set;
}

function pageOf(tag, page, shell) {
  const w = LANGUAGES[tag];
  const borrowed = page.borrowed?.includes(tag);
  const own = `${ROOT}${tag}/${page.path}`;
  const canonical = borrowed ? `${ROOT}vi/${page.path}` : own;
  const set = borrowed ? [] : translations(page);
  const others = set.filter((t) => t.tag !== tag && t.tag !== 'x-default').map((t) => LANGUAGES[t.tag].locale);
  const words = borrowed ? `<div lang="vi"><p>${LANGUAGES.vi.note}</p></div>` : `<p id="note">${w.note}</p>`;
  const main = `<h1>${page.title(w).split(' — ')[0]}</h1>${words}<p><a href="/portal/${tag}/events/market/#top">${w.item}</a></p>
<p><img src="/portal/picture.svg" alt="" width="8" height="8"></p>${borrowed ? '' : '<p><a href="#note">↑ 1</a></p>'}`;
  const graph = [{ '@type': 'WebPage', '@id': `${own}#page`, url: own, name: page.title(w), inLanguage: tag }];
  if (page.kind === 'event') graph.push({ '@type': 'Event', '@id': `${ROOT}#market`, name: w.item, startDate: '2025-12-01' });
  if (page.view !== 'home') {
    graph.push({ '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', position: 1, name: w.site, item: `${ROOT}${tag}/` }, { '@type': 'ListItem', position: 2, name: w.list }] });
  }
  return shellOf(tag, shell, {
    title: page.title(w), view: page.view, kind: page.kind, canonical, set, main, path: page.path, feed: true,
    locales: [w.locale, ...others],
    data: JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }),
  });
}

function notFound(tag, shell) {
  const w = LANGUAGES[tag];
  return shellOf(tag, shell, { title: `${w.lost} — ${w.site}`, view: 'not-found', noindex: true, set: [], path: '', main: `<h1>${w.lost}</h1><p>${w.note}</p>` });
}

function chooser(shell) {
  const main = `<h1>Cổng mẫu</h1><p>Việt · <span lang="en">English</span></p>`;
  return shellOf('vi', shell, {
    title: 'Cổng mẫu — ngôn ngữ', view: 'chooser', canonical: ROOT, set: translations(PAGES.home), path: '', main,
    locales: ['vi_VN', 'en_US', 'fr_FR', 'ja_JP'],
  });
}

function shellOf(tag, shell, page) {
  const w = LANGUAGES[tag];
  const [locale, ...others] = page.locales ?? [];
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${page.title}</title>`,
    page.noindex ? '<meta name="robots" content="noindex">' : '',
    page.canonical ? `<link rel="canonical" href="${page.canonical}">` : '',
    ...page.set.map((t) => `<link rel="alternate" hreflang="${t.tag}" href="${t.href}">`),
    page.canonical ? `<meta property="og:title" content="${page.title}"><meta property="og:type" content="website"><meta property="og:url" content="${page.canonical}"><meta property="og:locale" content="${locale}">` : '',
    ...others.map((other) => `<meta property="og:locale:alternate" content="${other}">`),
    page.feed ? `<link rel="alternate" type="application/atom+xml" title="${w.site}" href="/portal/${tag}/feed.xml">` : '',
    '<link rel="icon" href="/portal/picture.svg" type="image/svg+xml">',
    `<link rel="stylesheet" href="/portal/css/plain.css" integrity="${shell.css}">`,
    `<script src="/portal/js/plain.js" integrity="${shell.js}" defer></script>`,
    page.data ? `<script type="application/ld+json">${page.data}</script>` : '',
  ].filter(Boolean).join('\n');
  const links = TAGS.map((t) => `<li><a href="/portal/${t}/${page.path}" lang="${t}" hreflang="${t}"${t === tag && page.view !== 'chooser' && page.view !== 'not-found' ? ' aria-current="true"' : ''}>${LANGUAGES[t].name}</a></li>`).join('');
  return `<!DOCTYPE html>
<html lang="${tag}" dir="ltr"><head>
${head}
</head><body data-view="${page.view}"${page.kind ? ` data-kind="${page.kind}"` : ''}>
<a class="skip" href="#main">${w.skip}</a>
<header><nav aria-label="${w.list}"><ul><li><a href="/portal/${tag}/">${w.site}</a></li><li><a href="/portal/${tag}/events/">${w.list}</a></li></ul></nav>
<nav aria-label="Languages"><ul>${links}</ul></nav></header>
<main id="main" tabindex="-1">${page.main}</main>
<footer><p>${w.site}</p></footer>
</body></html>
`;
}

function alias(tag, address, href) {
  return `<!DOCTYPE html>
<html lang="${tag}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Chợ nổi</title><meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${address}"><link rel="canonical" href="${address}"></head>
<body data-view="alias"><p><a href="${href}">Chợ nổi</a></p></body></html>
`;
}

function sitemap() {
  const entry = (loc, set) => `<url><loc>${loc}</loc>${set.map((t) => `<xhtml:link rel="alternate" hreflang="${t.tag}" href="${t.href}"/>`).join('')}</url>\n`;
  const urls = Object.values(PAGES).flatMap((page) => TAGS.filter((tag) => !page.borrowed?.includes(tag)).map((tag) => entry(`${ROOT}${tag}/${page.path}`, translations(page))));
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entry(ROOT, translations(PAGES.home))}${urls.join('')}</urlset>
`;
}

function feed(tag) {
  const w = LANGUAGES[tag];
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${tag}"><id>${ROOT}${tag}/</id><title>${w.site}</title><updated>2025-12-01T07:00:00+07:00</updated>
<author><name>${w.site}</name></author><link rel="self" href="${ROOT}${tag}/feed.xml"/><link href="${ROOT}${tag}/"/>
<entry><id>${ROOT}${tag}/events/market/</id><title>${w.item}</title><updated>2025-12-01T07:00:00+07:00</updated><link href="${ROOT}${tag}/events/market/"/>
<content type="html">&lt;p&gt;&lt;a href="${ROOT}${tag}/"&gt;${w.site}&lt;/a&gt;&lt;/p&gt;</content></entry></feed>
`;
}
