// The Nu HTML Checker reads every page and style sheet in one run of the Java program.
// Takes a folder on disk: the checker reads files, not memory.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { treeFromFolder } from '../tree.mjs';

export const rules = {
  'nu-html': 'the Nu HTML Checker finds no error in any page',
  'nu-css': 'the Nu HTML Checker finds no error in any style sheet',
};

// Parts of CSS that browsers have and the checker does not know yet.
const NEWER_CSS = /Unrecognized at-rule “@(container|property|starting-style|view-transition|position-try)”|“(container(-type|-name)?|text-box(-trim|-edge)?|view-transition-name|interpolate-size|text-autospace|text-spacing-trim)”: Property “[a-z-]+” doesn't exist/;

// One line of arguments holds this many paths whatever the system.
const AT_ONCE = 4000;

export function checkFolder(folder, findings) {
  const paths = treeFromFolder(folder).paths.filter((path) => /\.(html|css|svg)$/.test(path));
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    for (const message of ask(folder, paths.slice(from, from + AT_ONCE))) {
      const path = decodeURI(message.url ?? '').split(`${folder.replace(/\/$/, '')}/`).at(-1);
      const rule = path.endsWith('.css') || message.message.startsWith('CSS:') ? 'nu-css' : 'nu-html';
      findings.add(rule, `${path}:${message.lastLine ?? 1}:${message.lastColumn ?? 1}`, `${message.message} ${message.extract ?? ''}`.trim().slice(0, 300));
    }
  }
}

function ask(folder, paths) {
  const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  const options = ['-Xss8m', '-jar', jar, '--format', 'json', '--stdout', '--also-check-css', '--also-check-svg'];
  const run = spawnSync('java', [...options, ...paths.map((path) => join(folder, path))], { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.error) throw new Error(`java did not run: ${run.error.message}`);
  let messages;
  try {
    ({ messages } = JSON.parse(run.stdout));
  } catch {
    throw new Error(`the Nu HTML Checker gave no answer (exit ${run.status}): ${run.stderr.slice(0, 400)}`);
  }
  return messages.filter((m) => m.type !== 'info' && !NEWER_CSS.test(m.message));
}
