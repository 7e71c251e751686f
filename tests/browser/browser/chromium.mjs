// Starts Debian's Chromium so that it can reach nothing but loopback, and watches what pages do.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

export async function launch(args = []) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`${executablePath} is not there: apt-get install chromium, or set CHROMIUM`);
  return chromium.launch({ executablePath, args: [...QUIET, ...args] });
}

// Calls `say(rule, message)` for every complaint of the browser and every request that should not be.
export function watch(page, origin, say) {
  page.on('console', (message) => {
    if (message.type() === 'error') say('console', message.text().slice(0, 300));
  });
  page.on('pageerror', (error) => say('console', String(error).slice(0, 300)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) say('foreign-request', url);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) say('missing-request', `${response.status()} ${response.url().replace(origin, '')}`);
  });
}
