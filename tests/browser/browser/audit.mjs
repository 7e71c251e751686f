// Opens pages in Chromium and lets every check of looks.mjs see them.
// Takes a site and its pages, fills the findings. Several pages are open at a time.

import { launch, watch } from './chromium.mjs';
import { serve } from './server.mjs';
import * as looks from './looks.mjs';

const WINDOW = { width: 1280, height: 900 };

export async function auditPages(site, pages, findings, { jobs = 2, progress = () => {} } = {}) {
  const server = await serve(site);
  const browsers = [];
  try {
    const ordinary = await launch();
    const large = await launch(['--blink-settings=defaultFontSize=32,defaultFixedFontSize=26']);
    browsers.push(ordinary, large);
    const waiting = [...pages];
    const done = { count: 0 };
    const work = async () => {
      const tabs = await openTabs(ordinary, large);
      for (let page = waiting.shift(); page; page = waiting.shift()) {
        await auditPage(site, page, tabs, server, findings);
        progress((done.count += 1), pages.length);
      }
    };
    await Promise.all(Array.from({ length: Math.min(jobs, pages.length) }, work));
  } finally {
    for (const browser of browsers) await browser.close();
    await server.close();
  }
}

// Motion stays as an ordinary reader has it, but for axe in the dark: a colour in transition is no colour.
async function openTabs(ordinary, large) {
  const context = (browser, options) => browser.newContext({ viewport: WINDOW, ...options });
  return {
    light: await context(ordinary, { colorScheme: 'light' }),
    dark: await context(ordinary, { colorScheme: 'dark', reducedMotion: 'reduce' }),
    plain: await context(ordinary, { colorScheme: 'light', javaScriptEnabled: false }),
    large: await context(large, { colorScheme: 'light', reducedMotion: 'reduce' }),
  };
}

async function auditPage(site, page, tabs, server, findings) {
  const told = new Set();
  const say = (rule, message) => {
    // Four tabs see the same page: one complaint is enough.
    if (told.has(`${rule} ${message}`)) return;
    told.add(`${rule} ${message}`);
    findings.add(rule, page.path, message);
  };
  const open = async (context) => {
    const tab = await context.newPage();
    watch(tab, server.origin, say);
    await tab.goto(server.address(page), { waitUntil: 'load' });
    return tab;
  };
  const dark = await open(tabs.dark);
  await looks.checkAxe(dark, 'dark', say);
  await dark.close();

  const light = await open(tabs.light);
  await looks.checkMotion(light, say);
  await looks.checkReflow(light, say);
  await looks.checkSpacing(light, say);
  const plain = await open(tabs.plain);
  await looks.checkWithoutScripts(light, plain, say);
  await plain.close();
  const large = await open(tabs.large);
  await looks.checkLargeText(light, large, say);
  await large.close();
  await looks.checkAxe(light, 'light', say);
  await looks.checkPrint(light, say);
  await looks.checkKeyboard(light, say);
  await light.close();
}
