// Serves a tree on loopback under the site's base path, as a plain file host would: words are compressed on the way.
// Takes a site, gives its address.

import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

const TYPES = {
  html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8',
  json: 'application/json', xml: 'application/xml', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg',
  jpeg: 'image/jpeg', webp: 'image/webp', avif: 'image/avif', gif: 'image/gif', woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8', ics: 'text/calendar; charset=utf-8', webmanifest: 'application/manifest+json',
};

const WORDS = /^text\/|json$|xml$/;

export async function serve(site) {
  const gzipped = new Map();
  const compressed = (file) => {
    if (!gzipped.has(file)) gzipped.set(file, gzipSync(site.tree.bytes(file)));
    return gzipped.get(file);
  };
  const server = createServer((request, response) => {
    const place = site.locate(request.url, site.root);
    if (place.is !== 'file') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const type = TYPES[place.file.split('.').at(-1)] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'max-age=60' };
    const small = WORDS.test(type.split(';')[0]) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(200, small ? { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' } : headers);
    response.end(small ? compressed(place.file) : site.tree.bytes(place.file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    address: (page) => origin + new URL(page.url).pathname,
    close: () => new Promise((closed) => {
      server.closeAllConnections();
      server.close(closed);
    }),
  };
}
