// Proves the checkers: a good site passes, and each way of breaking it wakes exactly the rules it should.
// Usage: node selftest.mjs [--files]     (--files: without Java and the browser)

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Findings } from './findings.mjs';
import { readSite } from './site.mjs';
import { treeFromFiles } from './tree.mjs';
import { checkFiles } from './static.mjs';
import { FILE_FAULTS } from './sample/faults.mjs';
import { sampleFiles } from './sample/site.mjs';

const results = { passed: 0, failed: 0 };
const woken = new Set();

function expect(claim, findings, rules) {
  const wanted = [...new Set(rules)].sort().join(' ');
  const spoke = findings.broken().join(' ');
  rules.forEach((rule) => woken.add(rule));
  if (wanted === spoke) {
    results.passed += 1;
    return;
  }
  results.failed += 1;
  console.log(`FAIL ${claim}: wanted [${wanted}], got [${spoke}]`);
  for (const { rule, where, message } of findings.faults.slice(0, 6)) console.log(`  ${rule} ${where}: ${message}`);
}

function inspect(files) {
  const findings = new Findings();
  checkFiles(readSite(treeFromFiles(files)), findings);
  return findings;
}

function testFiles() {
  expect('the good site', inspect(sampleFiles()), []);
  for (const [claim, rule, change, more = []] of FILE_FAULTS) {
    const files = sampleFiles();
    change(files);
    expect(claim, inspect(files), [rule, ...more]);
  }
  return inspect(sampleFiles()).rules.keys();
}

async function testMarkup() {
  const { checkFolder, rules } = await import('./rules/markup.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'checks-'));
  const run = (claim, files, wanted) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const findings = new Findings();
    findings.announce(rules);
    checkFolder(folder, findings);
    expect(claim, findings, wanted);
  };
  try {
    run('the good site is good HTML', sampleFiles(), []);
    run('bad HTML and bad CSS are found', { 'en/bad.html': '<!DOCTYPE html><html lang="en"><title>x</title><p><div></p>', 'css/bad.css': 'a{colour:red}' }, ['nu-html', 'nu-css']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return Object.keys(rules);
}

const rules = [...testFiles()];
if (!process.argv.includes('--files')) {
  rules.push(...await testMarkup());
  const { testBrowser } = await import('./sample/browser.mjs');
  rules.push(...await testBrowser(expect));
}
// A rule that nothing here can break might as well not look.
for (const rule of rules.filter((rule) => !woken.has(rule))) {
  results.failed += 1;
  console.log(`FAIL no case wakes the rule ${rule}`);
}
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exit(results.failed === 0 ? 0 : 1);
