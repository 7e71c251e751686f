// Structured data reads as schema.org: one graph a page, absolute ids, true dates, a breadcrumb.

import { W3C_DATE } from '../xml.mjs';

export const rules = {
  'jsonld-parse': 'every JSON-LD block is JSON',
  'jsonld-shape': 'every block has the schema.org context, every node a type',
  'jsonld-id': 'ids and addresses in JSON-LD are absolute',
  'jsonld-date': 'dates in JSON-LD are ISO 8601',
  'jsonld-breadcrumb': 'every page below home has a breadcrumb list, numbered from 1, whose links are there',
  'jsonld-kind': 'articles, events, places and organisations say so',
  'jsonld-missing': 'home, section, item and facet pages describe themselves',
};

const ADDRESSES = new Set(['url', 'contentUrl', 'thumbnailUrl', 'embedUrl', 'sameAs', 'logo', 'image', 'license', 'mainEntityOfPage']);
const KINDS = {
  article: /Article$|^BlogPosting$/,
  event: /Event$|^Festival$/,
  place: /Place$|^TouristAttraction$|^Landmark|Museum$|^Park$|^(City|AdministrativeArea|BodyOfWater|RiverBodyOfWater|CivicStructure|Residence|LocalBusiness)$/,
  organisation: /Organization$|^NGO$|^Corporation$/,
};
const DESCRIBED = ['home', 'section', 'item', 'facet'];

export function check(site, findings) {
  for (const page of site.pages.filter((page) => !site.isAlias(page))) {
    const say = (rule, message) => findings.add(rule, page.path, message);
    const blocks = page.named('script').filter((s) => /^application\/ld\+json$/i.test(s.attrs.type ?? ''));
    const nodes = [];
    let readable = true;
    for (const block of blocks) {
      try {
        const value = JSON.parse(block.text());
        const tops = Array.isArray(value) ? value : [value];
        if (tops.some((top) => !/^https?:\/\/schema\.org\/?$/.test(top?.['@context']))) say('jsonld-shape', 'the @context is not https://schema.org');
        gather(value, nodes, 0);
      } catch (error) {
        readable = false;
        say('jsonld-parse', error.message);
      }
    }
    if (!readable) continue;
    for (const node of nodes) checkNode(node, say);
    if (DESCRIBED.includes(page.view) && !page.noindex) checkPage(site, page, nodes, say);
  }
}

function gather(value, nodes, depth) {
  if (Array.isArray(value)) value.forEach((one) => gather(one, nodes, depth));
  else if (value && typeof value === 'object') {
    nodes.push({ value, depth });
    Object.values(value).forEach((one) => gather(one, nodes, depth + 1));
  }
}

function checkNode({ value, depth }, say) {
  const keys = Object.keys(value);
  const holdsGraph = depth === 0 && '@graph' in value;
  const refers = keys.length === 1 && keys[0] === '@id';
  const literal = '@value' in value;
  if (!holdsGraph && !refers && !literal && !typesOf(value).length) say('jsonld-shape', `a node without @type: ${JSON.stringify(value).slice(0, 80)}`);
  if ('@id' in value && !isAbsolute(value['@id'])) say('jsonld-id', `@id is "${value['@id']}"`);
  for (const [key, held] of Object.entries(value)) {
    for (const one of [held].flat()) {
      if (ADDRESSES.has(key) && typeof one === 'string' && !isAbsolute(one)) say('jsonld-id', `${key} is "${one}"`);
      if (/^(date[A-Z]\w*|startDate|endDate|foundingDate)$/.test(key) && !(typeof one === 'string' && W3C_DATE.test(one))) {
        say('jsonld-date', `${key} is ${JSON.stringify(one)}`);
      }
      if (typeof one === 'string' && one.trim() === '') say('jsonld-shape', `${key} is empty`);
      if (one === null) say('jsonld-shape', `${key} is null`);
    }
  }
}

function checkPage(site, page, nodes, say) {
  if (nodes.length === 0) return say('jsonld-missing', 'no JSON-LD');
  if (page.view !== 'home') checkBreadcrumb(site, page, nodes, say);
  const wanted = KINDS[page.kind];
  if (page.view === 'item' && wanted && !nodes.some(({ value }) => typesOf(value).some((type) => wanted.test(type)))) {
    say('jsonld-kind', `a page of kind ${page.kind} names only ${[...new Set(nodes.flatMap(({ value }) => typesOf(value)))].join(', ')}`);
  }
  return undefined;
}

function checkBreadcrumb(site, page, nodes, say) {
  const lists = nodes.map(({ value }) => value).filter((value) => typesOf(value).includes('BreadcrumbList'));
  if (lists.length === 0) return say('jsonld-breadcrumb', 'no BreadcrumbList');
  for (const list of lists) {
    const items = [list.itemListElement ?? []].flat();
    if (items.length === 0) say('jsonld-breadcrumb', 'the list is empty');
    items.forEach((item, index) => {
      if (item.position !== index + 1) say('jsonld-breadcrumb', `position ${item.position} stands at ${index + 1}`);
      if (!item.name && !item.item?.name) say('jsonld-breadcrumb', `item ${index + 1} has no name`);
      const address = typeof item.item === 'string' ? item.item : item.item?.['@id'];
      // Only the last one, the page itself, may go without its address.
      if (!address && index + 1 < items.length) say('jsonld-breadcrumb', `item ${index + 1} has no address`);
      if (address && !(isAbsolute(address) && site.locate(address, page.url).is === 'file')) {
        say('jsonld-breadcrumb', `item ${index + 1} leads to ${address}, which is not there`);
      }
    });
  }
  return undefined;
}

function typesOf(value) {
  return [value['@type'] ?? []].flat();
}

function isAbsolute(address) {
  return typeof address === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(address);
}
