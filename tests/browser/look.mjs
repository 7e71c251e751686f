// Takes pictures for eyes: every view and kind in every language, at three widths, light and dark, and lays those of one
// view, width and scheme side by side on a sheet, so that languages can be compared at a glance.
// Usage: node look.mjs FOLDER OUT [--root URL] [--view home --view project …] [--lang vi …] [--width 360 …] [--scheme light …]
//   OUT is a folder outside the repository: OUT/VIEW.LANGUAGE.WIDTH.SCHEME.png and OUT/sheets/VIEW.WIDTH.SCHEME.png

import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from './browser/chromium.mjs';
import { choosePages, nameOf } from './browser/choose.mjs';
import { serve } from './browser/server.mjs';
import { readSite } from './site.mjs';
import { treeFromFolder } from './tree.mjs';

const many = (fallback) => ({ type: 'string', multiple: true, default: fallback });
const { values, positionals: [folder, out] } = parseArgs({
  allowPositionals: true,
  options: {
    root: { type: 'string' }, view: many([]), lang: many([]),
    width: many(['360', '768', '1440']), scheme: many(['light', 'dark']),
  },
});
if (!out) {
  console.error('usage: node look.mjs FOLDER OUT [--root URL] [--view V] [--lang L] [--width N] [--scheme S]');
  process.exit(2);
}

const site = readSite(treeFromFolder(resolve(folder)), values.root);
const wanted = (list, value) => list.length === 0 || list.includes(value);
const shots = choosePages(site, false)
  .map((page) => ({ page, view: nameOf(site, page).replace(/\.[^.]+$/, ''), lang: site.languageOf(page) ?? 'root' }))
  .filter(({ view, lang }) => wanted(values.view, view) && wanted(values.lang, lang));
mkdirSync(join(out, 'sheets'), { recursive: true });

const server = await serve(site);
const browser = await launch();
for (const colorScheme of values.scheme) {
  for (const width of values.width.map(Number)) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
    const tab = await context.newPage();
    const sheets = new Map();
    for (const { page, view, lang } of shots) {
      const path = join(out, `${view}.${lang}.${width}.${colorScheme}.png`);
      await tab.goto(server.address(page), { waitUntil: 'load' });
      // Pictures further down are fetched only when they are near: the sheet shows them all.
      await tab.evaluate(() => Promise.all([...document.images].map((image) => {
        image.loading = 'eager';
        return image.decode().catch(() => {});
      })));
      await tab.screenshot({ path, fullPage: true, animations: 'disabled' });
      sheets.set(view, [...(sheets.get(view) ?? []), path]);
    }
    for (const [view, paths] of sheets) await sheet(context, paths, width, join(out, 'sheets', `${view}.${width}.${colorScheme}.png`));
    await context.close();
  }
}
await browser.close();
await server.close();
console.log(`${shots.length * values.width.length * values.scheme.length} pictures of ${shots.length} pages in ${out}`);

async function sheet(context, paths, width, path) {
  const tab = await context.newPage();
  await tab.setViewportSize({ width: (width + 20) * paths.length, height: 900 });
  const images = paths.map((one) => `<img src="data:image/png;base64,${readFileSync(one).toString('base64')}" width="${width}">`);
  await tab.setContent(`<body style="margin:0;display:flex;gap:20px;align-items:start;background:#888">${images.join('')}`);
  await tab.screenshot({ path, fullPage: true });
  await tab.close();
}
