// One way to break each rule that reads files. Every case changes the good site a little
// and names the rules that must speak, and no other may.

const EN = 'en/events/market/index.html';
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'">`;
const CANONICAL = '<link rel="canonical" href="https://portal.example/portal/vi/events/market/">';

const swap = (path, from, to) => (files) => {
  if (!files[path].includes(from)) throw new Error(`${path} does not hold ${from}`);
  files[path] = files[path].replace(from, to);
};
const inMain = (html) => swap(EN, '</main>', `${html}</main>`);
const inHead = (html) => swap(EN, '</head>', `${html}</head>`);
const everywhere = (from, to) => (files) => {
  for (const path of Object.keys(files)) files[path] = files[path].replaceAll(from, to.replace('$&', from));
};
const both = (...changes) => (files) => changes.forEach((change) => change(files));

export const FILE_FAULTS = [
  ['a link to nowhere', 'link-target', inMain('<a href="/portal/en/nowhere/">x</a>')],
  ['a link without its final slash', 'link-target', inMain('<a href="/portal/en/events">x</a>')],
  ['a fragment nobody has', 'link-fragment', inMain('<a href="../#nobody">x</a>')],
  ['a fragment only percent-encoding hides', 'link-fragment', inMain('<a href="#%E3%81%82">x</a>')],
  ['a link that forgets the base path', 'link-base', inMain('<a href="/en/events/">x</a>')],
  ['a link to an old address', 'link-alias', inMain('<a href="/portal/vi/cho-cu/">x</a>')],
  ['a javascript link', 'link-scheme', inMain('<a href="javascript:alert(1)">x</a>')],
  ['a missing picture', 'asset-missing', inMain('<img src="gone.png" alt="">')],
  ['a missing picture among several', 'asset-missing', inMain('<img src="/portal/picture.svg" srcset="/portal/picture.svg 1x, gone.png 2x" alt="">')],
  ['a feed link to nowhere', 'asset-missing', inHead('<link rel="alternate" type="application/atom+xml" href="/portal/en/gone.xml">')],
  ['a missing font', 'css-asset', (files) => (files['css/other.css'] = 'a{background:url(gone.png)}')],
  ['a picture of another host', 'foreign-host', inMain('<img src="https://other.example/x.png" alt="">')],
  ['a prefetch of another host', 'foreign-host', inHead('<link rel="dns-prefetch" href="//other.example">')],
  ['a frame of another host', 'foreign-host', inMain('<iframe src="https://other.example/" title="x"></iframe>')],
  ['an import of another host', 'foreign-host', (files) => (files['css/other.css'] = '@import "https://other.example/x.css";')],
  ['a picture that loads another', 'foreign-host', swap('picture.svg', '<path', '<image href="https://other.example/x.png"/><path')],
  ['a script without integrity', 'integrity-missing', inHead('<script src="/portal/js/plain.js"></script>')],
  ['a digest of other bytes', 'integrity-wrong', swap('css/plain.css', '1.6', '1.7')],
  ['a style attribute', 'style-attribute', inMain('<p style="color:red">x</p>')],
  ['a style attribute without scripts', 'style-attribute', inMain('<noscript><p style="color:red">x</p></noscript>')],
  ['a style element', 'inline-style', inHead('<style>p{}</style>')],
  ['an inline script', 'inline-script', inMain('<script>1</script>')],
  ['an event handler', 'event-handler', inMain('<p onclick="x()">x</p>')],
  ['a base element', 'base-element', inHead('<base href="/portal/en/events/market/">')],
  ['no policy', 'csp-missing', swap(EN, 'Content-Security-Policy', 'X-Policy')],
  ['a policy after the styles', 'csp-missing', both(swap(EN, POLICY, ''), inHead(POLICY))],
  ['an unsafe policy', 'csp-unsafe', swap(EN, "style-src 'self'", "style-src 'self' 'unsafe-inline'")],
  ['a policy with a host', 'csp-unsafe', swap(EN, "img-src 'self'", "img-src 'self' https:")],
  ['a page of no view', 'view', swap(EN, 'data-view="item"', 'data-view="thing"')],
  ['two headings', 'h1', inMain('<h1>Again</h1>')],
  ['no title', 'title', swap(EN, '<title>Floating market — Events — Sample portal</title>', '<title></title>')],
  ['one title for two pages', 'title-unique', swap(EN, '<title>Floating market — Events', '<title>Events')],
  ['a page in another language than its folder', 'html-lang', swap('en/404.html', '<html lang="en"', '<html lang="de"')],
  ['a page that reads the wrong way', 'html-dir', swap(EN, 'dir="ltr"', 'dir="rtl"')],
  ['no charset', 'charset', swap(EN, '<meta charset="utf-8">', '')],
  ['a viewport that forbids zoom', 'viewport', swap(EN, 'initial-scale=1', 'initial-scale=1, user-scalable=no')],
  ['two canonicals', 'canonical', inHead('<link rel="canonical" href="https://portal.example/portal/en/">')],
  ['a canonical to nowhere', 'canonical', both(swap('ja/events/market/index.html', CANONICAL, '<link rel="canonical" href="https://portal.example/portal/vi/gone/">'), swap('ja/events/market/index.html', 'og:url" content="https://portal.example/portal/vi/events/market/', 'og:url" content="https://portal.example/portal/vi/gone/'))],
  ['borrowed words that do not say so', 'borrowed', swap('ja/events/market/index.html', '<div lang="vi">', '<div>')],
  ['a locale of another language', 'og-locale', swap(EN, 'content="en_US"', 'content="de_DE"')],
  ['a locale nobody translated to', 'og-locale', inHead('<meta property="og:locale:alternate" content="ja_JP">')],
  ['og:url of another page', 'og-basics', swap(EN, 'og:url" content="https://portal.example/portal/en/events/market/', 'og:url" content="https://portal.example/portal/en/')],
  ['an id twice', 'duplicate-id', inMain('<p id="note">x</p>')],
  ['a tab order of its own', 'tabindex', inMain('<a href="#note" tabindex="2">x</a>')],
  ['an alias to nowhere', 'alias', everywhere('0; url=https://portal.example/portal/vi/events/market/', '0; url=https://portal.example/portal/vi/gone/')],
  ['an alias in the index', 'alias', swap('vi/cho-cu/index.html', 'noindex', 'index')],
  ['no page for what is not found', 'not-found', (files) => delete files['fr/404.html']],
  ['an empty main', 'main-empty', (files) => (files['en/404.html'] = files['en/404.html'].replace(/<main[\s\S]*<\/main>/, '<h1>x</h1><main id="main"></main>'))],
  ['a relative hreflang', 'hreflang-absolute', swap(EN, 'hreflang="fr" href="https://portal.example/portal/fr/events/market/"', 'hreflang="fr" href="/portal/fr/events/market/"'), ['hreflang-symmetric', 'hreflang-complete', 'sitemap-alternates']],
  ['hreflang to nowhere', 'hreflang-target', everywhere('hreflang="fr" href="https://portal.example/portal/fr/events/market/"', 'hreflang="fr" href="https://portal.example/portal/fr/gone/"'), ['hreflang-self', 'hreflang-complete']],
  ['hreflang to a borrowed page', 'hreflang-target', everywhere('<link rel="alternate" hreflang="fr" href="https://portal.example/portal/fr/events/market/">', '$&<link rel="alternate" hreflang="ja" href="https://portal.example/portal/ja/events/market/">'), ['og-locale', 'sitemap-alternates']],
  ['a page that leaves itself out', 'hreflang-self', swap(EN, '<link rel="alternate" hreflang="en" href="https://portal.example/portal/en/events/market/">', ''), ['hreflang-symmetric', 'sitemap-alternates']],
  ['a translation that does not answer', 'hreflang-symmetric', both(swap(EN, '<link rel="alternate" hreflang="fr" href="https://portal.example/portal/fr/events/market/">', ''), swap(EN, '<meta property="og:locale:alternate" content="fr_FR">', '')), ['hreflang-complete', 'sitemap-alternates']],
  ['hreflang on a page outside the index', 'hreflang-noindex', swap('en/404.html', '</head>', '<link rel="alternate" hreflang="vi" href="https://portal.example/portal/vi/404.html"></head>')],
  ['translations that keep silent', 'hreflang-complete', silence],
  ['a home without x-default', 'x-default', both(everywhere('<link rel="alternate" hreflang="x-default" href="https://portal.example/portal/">', ''), everywhere('<xhtml:link rel="alternate" hreflang="x-default" href="https://portal.example/portal/"/>', ''))],
  ['a switcher that forgets a language', 'switcher', swap('en/404.html', 'hreflang="fr"', 'data-x')],
  ['a switcher that does not know where it is', 'switcher-current', swap(EN, ' aria-current="true"', '')],
  ['JSON-LD that is no JSON', 'jsonld-parse', swap(EN, '"@graph"', '"@graph')],
  ['a node without type', 'jsonld-shape', swap(EN, '"@type":"WebPage",', '')],
  ['another context', 'jsonld-shape', swap(EN, '"https://schema.org"', '"https://schema.example"')],
  ['a relative id', 'jsonld-id', swap(EN, '"@id":"https://portal.example/portal/#market"', '"@id":"#market"')],
  ['a date in words', 'jsonld-date', swap(EN, '"2025-12-01"', '"1 December 2025"')],
  ['a breadcrumb out of order', 'jsonld-breadcrumb', swap(EN, '"position":2', '"position":3')],
  ['no breadcrumb', 'jsonld-breadcrumb', swap(EN, 'BreadcrumbList', 'ItemList')],
  ['an event that does not say so', 'jsonld-kind', swap(EN, '"@type":"Event"', '"@type":"Thing"')],
  ['a page that does not describe itself', 'jsonld-missing', swap(EN, 'application/ld+json', 'application/json')],
  ['broken XML', 'xml-well-formed', (files) => (files['extra.xml'] = '<a><b></a>')],
  ['a feed that is no XML', 'xml-well-formed', swap('en/feed.xml', '</feed>', ''), ['feed-missing']],
  ['no sitemap', 'sitemap-shape', (files) => delete files['sitemap.xml']],
  ['a sitemap of old addresses', 'sitemap-loc', swap('sitemap.xml', '</urlset>', '<url><loc>https://portal.example/portal/vi/cho-cu/</loc></url></urlset>')],
  ['a sitemap of addresses that are not there', 'sitemap-loc', swap('sitemap.xml', '</urlset>', '<url><loc>https://portal.example/portal/vi/gone/</loc></url></urlset>')],
  ['a page the sitemap forgets', 'sitemap-complete', (files) => (files['sitemap.xml'] = files['sitemap.xml'].replace(/<url><loc>[^<]*en\/events\/<\/loc>.*<\/url>\n/, ''))],
  ['a sitemap without x-default', 'sitemap-alternates', swap('sitemap.xml', '<xhtml:link rel="alternate" hreflang="x-default" href="https://portal.example/portal/"/>', '')],
  ['a date nobody reads', 'sitemap-lastmod', swap('sitemap.xml', '</loc>', '</loc><lastmod>21/11/2026</lastmod>')],
  ['robots without sitemap', 'robots', (files) => (files['robots.txt'] = 'User-agent: *\n')],
  ['robots that close the site', 'robots', swap('robots.txt', 'Allow: /', 'Disallow: /')],
  ['a language without feed', 'feed-missing', both((files) => delete files['fr/feed.xml'], everywhere(' title="Portail modèle" href="/portal/fr/feed.xml"', ' href="/portal/en/feed.xml"'))],
  ['an entry without date', 'feed-required', (files) => (files['en/feed.xml'] = files['en/feed.xml'].replace(/(<entry>.*)<updated>.*?<\/updated>/, '$1'))],
  ['a feed without author', 'feed-required', (files) => (files['en/feed.xml'] = files['en/feed.xml'].replace(/<author>.*<\/author>/, ''))],
  ['two entries with one id', 'feed-id', (files) => (files['en/feed.xml'] = files['en/feed.xml'].replace(/<entry>[\s\S]*<\/entry>/, '$&$&'))],
  ['a feed that is somewhere else', 'feed-self', swap('en/feed.xml', 'en/feed.xml', 'vi/feed.xml')],
  ['a day where an instant stands', 'feed-date', swap('en/feed.xml', '<updated>2025-12-01T07:00:00+07:00</updated>', '<updated>2025-12-01</updated>')],
  ['a feed in another language', 'feed-lang', swap('en/feed.xml', 'xml:lang="en"', 'xml:lang="vi"'), ['feed-found']],
  ['an entry that leads nowhere', 'feed-link', swap('en/feed.xml', '<link href="https://portal.example/portal/en/events/market/"/>', '<link href="https://portal.example/portal/en/gone/"/>')],
  ['relative links in a feed', 'feed-content', swap('en/feed.xml', 'a href="https://portal.example/portal/en/"', 'a href="/portal/en/"')],
  ['a feed nobody names', 'feed-found', (files) => (files['en/events/feed.xml'] = files['en/feed.xml'].replaceAll('en/feed.xml', 'en/events/feed.xml').replace('<id>https://portal.example/portal/en/</id>', '<id>https://portal.example/portal/en/events/</id>'))],
];

// Every page of the market forgets its translations, in its head and in the sitemap.
function silence(files) {
  for (const path of Object.keys(files).filter((path) => path.endsWith('events/market/index.html'))) {
    files[path] = files[path].replace(/<link rel="alternate" hreflang[^>]*>|<meta property="og:locale:alternate"[^>]*>/g, '');
  }
  files['sitemap.xml'] = files['sitemap.xml'].replace(/(events\/market\/<\/loc>).*(<\/url>)/g, '$1$2');
}
