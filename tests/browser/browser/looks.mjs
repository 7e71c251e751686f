// How one page holds up in a browser: each function takes an open page and says what is wrong.
// None of them leaves the page changed for the next one.

import axe from 'axe-core';
import * as inside from './inside.mjs';

export const rules = {
  axe: 'axe-core finds no violation, light and dark',
  console: 'the browser has nothing to complain of: no error, no breach of the policy',
  'foreign-request': 'no request leaves for another host',
  'missing-request': 'everything the page asks for is there',
  reflow: 'at 320 CSS pixels nothing needs sideways scrolling (WCAG 1.4.10)',
  'text-200': 'text twice as large neither sticks out nor is cut off (WCAG 1.4.4)',
  'text-resize': 'text follows the reader\'s letter size',
  'text-spacing': 'wider text spacing cuts nothing off (WCAG 1.4.12)',
  clipped: 'no text is cut off to begin with',
  'skip-link': 'the first Tab reaches a visible link to the content, and it works',
  'focus-visible': 'whatever has focus shows it and is not covered (WCAG 2.4.7, 2.4.11)',
  'keyboard-reach': 'Tab reaches everything that can be used (WCAG 2.1.1)',
  'no-script': 'without JavaScript the page says the same',
  print: 'the page prints',
  motion: 'nothing moves without end (WCAG 2.2.2)',
};

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
const AXE = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  // Fetching style sheets would be a request of the checker's own.
  preload: false,
};

export async function checkAxe(page, scheme, say) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), AXE);
  for (const { id, help, nodes } of violations) {
    for (const node of nodes.slice(0, 3)) {
      const detail = node.any[0]?.message ?? node.all[0]?.message ?? '';
      say('axe', `${scheme}: ${id}: ${help}: ${node.html.slice(0, 160)} ${detail.slice(0, 200)}`);
    }
  }
}

export async function checkReflow(page, say) {
  for (const line of await page.evaluate(inside.cutOff)) say('clipped', line);
  await page.setViewportSize(NARROW);
  for (const line of await page.evaluate(inside.stickingOut)) say('reflow', line);
  for (const line of await page.evaluate(inside.cutOff)) say('clipped', `at 320px ${line}`);
  await page.setViewportSize(WIDE);
}

export async function checkSpacing(page, say) {
  const before = new Set(await page.evaluate(inside.cutOff));
  await page.evaluate(inside.spaceText, true);
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    for (const line of await page.evaluate(inside.stickingOut)) say('text-spacing', `at ${size.width}px ${line}`);
    // What is cut off without the spacing is told once, under `clipped`.
    for (const line of await page.evaluate(inside.cutOff)) if (!before.has(line)) say('text-spacing', `at ${size.width}px ${line}`);
  }
  await page.setViewportSize(WIDE);
  await page.evaluate(inside.spaceText, false);
}

// Takes the same page in a browser whose default letters are twice as large.
export async function checkLargeText(page, large, say) {
  for (const line of await large.evaluate(inside.stickingOut)) say('text-200', line);
  const before = new Set(await page.evaluate(inside.cutOff));
  for (const line of await large.evaluate(inside.cutOff)) if (!before.has(line)) say('text-200', line);
  const [size, twice] = [await page.evaluate(inside.readingSize), await large.evaluate(inside.readingSize)];
  if (twice < size * 1.9) say('text-resize', `letters of ${size}px become ${twice}px where the reader asked for twice`);
}

export async function checkKeyboard(page, say) {
  const stops = await page.evaluate(inside.numberStops);
  await page.keyboard.press('Tab');
  const first = await page.evaluate(inside.lookAtFocus);
  // A page whose content comes first has nothing to skip.
  if (!first?.skips && !first?.inMain) say('skip-link', `the first Tab reaches ${first?.name ?? 'nothing'}`);
  else if (first?.skips && (!first.onScreen || !first.seen)) say('skip-link', 'the skip link is not on screen when it has focus');

  const reached = new Set();
  for (let at = first, presses = 0; at && presses < stops + 50; presses += 1) {
    if (at.number >= 0 && reached.has(at.number)) break;
    if (at.number >= 0) reached.add(at.number);
    if (!at.shown) say('focus-visible', `${at.name} looks the same with focus`);
    if (at.onScreen && !at.seen) say('focus-visible', `${at.name} is covered`);
    if (!at.onScreen) say('focus-visible', `${at.name} is off the screen`);
    await page.keyboard.press('Tab');
    at = await page.evaluate(inside.lookAtFocus);
  }
  for (let number = 0; number < stops; number += 1) {
    if (!reached.has(number)) say('keyboard-reach', `${await page.evaluate(inside.stopName, number)} is never reached`);
  }
  if (first?.skips) await followSkipLink(page, say);
}

async function followSkipLink(page, say) {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    window.checksStops.find((element) => element.getAttribute('href')?.startsWith('#'))?.focus();
  });
  await page.keyboard.press('Enter');
  const wrong = await page.evaluate(inside.skipped);
  if (wrong) return say('skip-link', wrong);
  await page.keyboard.press('Tab');
  const hash = decodeURIComponent(new URL(page.url()).hash.slice(1));
  if (!await page.evaluate(inside.focusIsPast, hash)) say('skip-link', 'the next Tab goes back before the content');
  return undefined;
}

export async function checkPrint(page, say) {
  await page.emulateMedia({ media: 'print' });
  for (const line of await page.evaluate(inside.printed)) say('print', line);
  const paper = await page.pdf({ format: 'A4' });
  if (paper.subarray(0, 5).toString() !== '%PDF-' || paper.length < 1000) say('print', 'no PDF comes out');
  await page.emulateMedia({ media: 'screen' });
}

export async function checkWithoutScripts(page, plain, say) {
  const [withScripts, without] = [await page.evaluate(inside.mainText), await plain.evaluate(inside.mainText)];
  if (without.length === 0) say('no-script', 'main is empty');
  else if (without.length < withScripts.length * 0.95) say('no-script', `main has ${without.length} characters instead of ${withScripts.length}`);
}

export async function checkMotion(page, say) {
  for (const line of await page.evaluate(inside.endlessMotion)) say('motion', line);
}
