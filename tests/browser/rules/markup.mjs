// The Nu HTML Checker reads every page and style sheet in one run of the Java program.
// Takes a folder on disk: the checker reads files, not memory.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const rules = {
  'nu-html': 'the Nu HTML Checker finds no error in any page',
  'nu-css': 'the Nu HTML Checker finds no error in any style sheet',
};

// Parts of CSS that browsers have and the checker does not know yet.
const NEWER_CSS = /Unrecognized at-rule “@(container|property|starting-style|view-transition|position-try)”|“(container(-type|-name)?|text-box(-trim|-edge)?|view-transition-name|interpolate-size|text-autospace|text-spacing-trim)”: Property “[a-z-]+” doesn't exist/;

export function checkFolder(folder, findings) {
  const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  const run = spawnSync('java', ['-Xss8m', '-jar', jar, '--format', 'json', '--stdout', '--also-check-css', '--also-check-svg', folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (run.error) throw new Error(`java did not run: ${run.error.message}`);
  let messages;
  try {
    ({ messages } = JSON.parse(run.stdout));
  } catch {
    throw new Error(`the Nu HTML Checker gave no answer (exit ${run.status}): ${run.stderr.slice(0, 400)}`);
  }
  for (const message of messages.filter((m) => m.type === 'error' || m.type === 'non-document-error')) {
    if (NEWER_CSS.test(message.message)) continue;
    const path = decodeURI(message.url ?? '').split(`${folder.replace(/\/$/, '')}/`).at(-1);
    const rule = path.endsWith('.css') || message.message.startsWith('CSS:') ? 'nu-css' : 'nu-html';
    findings.add(rule, `${path}:${message.lastLine ?? 1}:${message.lastColumn ?? 1}`, `${message.message} ${message.extract ?? ''}`.trim().slice(0, 300));
  }
}
