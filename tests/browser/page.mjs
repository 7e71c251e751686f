// Reads one HTML file into the facts the rules ask about.
// Takes bytes, gives elements in document order. Never judges them.

import { parse, defaultTreeAdapter } from 'parse5';

export function readPage(path, bytes) {
  const all = [];
  // Without scripting, <noscript> holds elements: what a reader without scripts gets is checked too.
  collect(parse(bytes.toString('utf8'), { scriptingEnabled: false }), null, all);
  const named = (name) => all.filter((element) => element.name === name);
  const html = named('html')[0];
  const body = named('body')[0];
  const metas = named('meta');
  const meta = (name) => metas.find((m) => same(m.attrs.name, name))?.attrs.content;
  const links = named('link').map((link) => ({ ...link.attrs, rels: words(link.attrs.rel) }));

  return {
    path,
    bytes,
    all,
    named,
    links,
    metas,
    meta,
    lang: html?.attrs.lang ?? '',
    dir: html?.attrs.dir ?? 'ltr',
    view: body?.attrs['data-view'] ?? '',
    kind: body?.attrs['data-kind'] ?? '',
    title: named('title').filter((t) => !t.svg).map((t) => t.text().trim())[0] ?? '',
    refresh: metas.find((m) => same(m.attrs['http-equiv'], 'refresh'))?.attrs.content,
    noindex: words(meta('robots')?.replaceAll(',', ' ')).includes('noindex'),
    canonicals: links.filter((link) => link.rels.includes('canonical')).map((link) => link.href),
    hreflangs: links
      .filter((link) => link.rels.includes('alternate') && link.hreflang !== undefined)
      .map((link) => ({ tag: link.hreflang, href: link.href })),
    ids: new Set(all.map((element) => element.attrs.id).filter((id) => id !== undefined)),
    property: (name) => metas.filter((m) => m.attrs.property === name).map((m) => m.attrs.content),
  };
}

export function words(value) {
  return (value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}

function same(value, name) {
  return value?.toLowerCase() === name;
}

function collect(node, parent, all) {
  let self = parent;
  if (defaultTreeAdapter.isElementNode(node)) {
    self = {
      name: node.tagName,
      svg: node.namespaceURI === 'http://www.w3.org/2000/svg',
      attrs: Object.fromEntries(node.attrs.map((a) => [a.prefix ? `${a.prefix}:${a.name}` : a.name, a.value])),
      parent,
      text: () => textOf(node),
    };
    all.push(self);
  }
  for (const child of node.childNodes ?? []) collect(child, self, all);
  if (node.content) collect(node.content, self, all);
}

function textOf(node) {
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(textOf).join('');
}

// How an element is named in a report: enough to find it, never the whole of it.
export function show(element) {
  const attrs = ['id', 'class', 'rel', 'src', 'href', 'name']
    .filter((name) => element.attrs[name])
    .map((name) => ` ${name}="${element.attrs[name].slice(0, 80)}"`);
  return `<${element.name}${attrs.join('')}>`;
}
