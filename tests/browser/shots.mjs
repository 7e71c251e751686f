// Takes a picture of every view and kind in every language, at three widths, light and dark.
// Usage: node shots.mjs FOLDER OUT [--root URL] [--path en/news/index.html]
//   OUT is a folder outside the repository; pictures are called VIEW.LANGUAGE.WIDTH.SCHEME.png

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from './browser/chromium.mjs';
import { choosePages, nameOf } from './browser/choose.mjs';
import { serve } from './browser/server.mjs';
import { readSite } from './site.mjs';
import { treeFromFolder } from './tree.mjs';

const WIDTHS = [360, 768, 1440];

const { values, positionals: [folder, out] } = parseArgs({
  allowPositionals: true, options: { root: { type: 'string' }, path: { type: 'string', multiple: true } },
});
if (!out) {
  console.error('usage: node shots.mjs FOLDER OUT [--root URL] [--path PAGE]');
  process.exit(2);
}
const site = readSite(treeFromFolder(resolve(folder)), values.root);
const pages = values.path ? values.path.map((path) => site.page(path)) : choosePages(site, false);
mkdirSync(out, { recursive: true });
const server = await serve(site);
const browser = await launch();
for (const colorScheme of ['light', 'dark']) {
  for (const width of WIDTHS) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
    const tab = await context.newPage();
    for (const page of pages) {
      await tab.goto(server.address(page), { waitUntil: 'load' });
      const name = values.path ? page.path.replaceAll('/', '_') : nameOf(site, page);
      await tab.screenshot({ path: join(out, `${name}.${width}.${colorScheme}.png`), fullPage: true, animations: 'disabled' });
    }
    await context.close();
  }
}
await browser.close();
await server.close();
console.log(`${pages.length * WIDTHS.length * 2} pictures of ${pages.length} pages in ${out}`);
