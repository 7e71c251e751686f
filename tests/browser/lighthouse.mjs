// Asks Lighthouse (mobile) about one page of every view asked for, in every language, and tells medians.
// Usage: node lighthouse.mjs FOLDER [--root URL] [--view home …] [--lang vi …] [--runs 3] [--least 95]
//   Needs `npm install --no-save lighthouse@12` beside these checks: it is large, and asked once in a while.
//   Leaves with 1 where performance is under --least or another category under 100.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { choosePages, nameOf } from './browser/choose.mjs';
import { QUIET } from './browser/chromium.mjs';
import { serve } from './browser/server.mjs';
import { readSite } from './site.mjs';
import { treeFromFolder } from './tree.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const many = { type: 'string', multiple: true, default: [] };
const { values, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: {
    root: { type: 'string' }, view: many, lang: many,
    runs: { type: 'string', default: '3' }, least: { type: 'string', default: '95' },
  },
});
if (!folder) {
  console.error('usage: node lighthouse.mjs FOLDER [--root URL] [--view V] [--lang L] [--runs N] [--least N]');
  process.exit(2);
}
const { default: lighthouse } = await import('lighthouse');
const { launch } = await import('chrome-launcher');

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const site = readSite(treeFromFolder(resolve(folder)), values.root);
const wanted = (list, value) => list.length === 0 || list.includes(value);
const pages = choosePages(site, false).filter((page) => {
  const [view, lang] = nameOf(site, page).split('.');
  return wanted(values.view, view) && wanted(values.lang, lang);
});
const server = await serve(site);
const chrome = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags: ['--headless=new', ...QUIET] });
let low = 0;
console.log(`page                          ${CATEGORIES.join('  ')}  LCP ms  CLS  TBT ms`);
for (const page of pages) {
  const scores = CATEGORIES.map(() => []);
  const measured = { lcp: [], cls: [], tbt: [] };
  const failed = new Set();
  for (let run = 0; run < Number(values.runs); run += 1) {
    const { lhr } = await lighthouse(server.address(page), { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES });
    CATEGORIES.forEach((name, rank) => {
      const category = lhr.categories[name];
      scores[rank].push(Math.round((category.score ?? 0) * 100));
      const faults = category.auditRefs.filter((audit) => audit.weight > 0 && name !== 'performance' && (lhr.audits[audit.id].score ?? 1) < 1);
      for (const { id } of faults) failed.add(`${id}: ${lhr.audits[id].explanation ?? lhr.audits[id].title}`);
    });
    measured.lcp.push(lhr.audits['largest-contentful-paint'].numericValue);
    measured.cls.push(lhr.audits['cumulative-layout-shift'].numericValue);
    measured.tbt.push(lhr.audits['total-blocking-time'].numericValue);
  }
  const medians = scores.map(median);
  if (medians.some((score, rank) => score < (rank === 0 ? Number(values.least) : 100))) low += 1;
  const figures = [median(measured.lcp).toFixed(0), median(measured.cls).toFixed(3), median(measured.tbt).toFixed(0)];
  console.log(`${nameOf(site, page).padEnd(30)}${medians.map((score, rank) => String(score).padStart(CATEGORIES[rank].length)).join('  ')}  ${figures[0].padStart(6)}  ${figures[1]}  ${figures[2]}`);
  for (const fault of failed) console.log(`    ${fault}`);
}
await chrome.kill();
await server.close();
console.log(`${pages.length - low} passed, ${low} failed`);
process.exit(low > 0 ? 1 : 0);
