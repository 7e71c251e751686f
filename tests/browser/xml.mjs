// Reads XML strictly: a fault of well-formedness or of namespaces is thrown.
// Takes text, gives elements with namespace, attributes, children and text.

import { SaxesParser } from 'saxes';

export function readXml(text) {
  const document = { children: [], text: '' };
  const open = [document];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element = {
      name: tag.local,
      space: tag.uri,
      attrs: Object.fromEntries(Object.values(tag.attributes).map((a) => [a.name, a.value])),
      children: [],
      text: '',
    };
    open.at(-1).children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (value) => (open.at(-1).text += value));
  parser.on('cdata', (value) => (open.at(-1).text += value));
  parser.write(text).close();
  return document.children[0];
}

export function children(element, name, space = element.space) {
  return element.children.filter((child) => child.name === name && child.space === space);
}

export function textOf(element, name) {
  return children(element, name)[0]?.text.trim();
}

export const RFC3339 = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
// The W3C profile of ISO 8601 that sitemaps and schema.org take: a year may stand alone.
export const W3C_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d))?)?)?$/;
