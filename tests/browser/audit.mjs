// Audits a built site and says how many rules hold.
// Usage: node audit.mjs FOLDER [--root https://host/base/] [--sample | --all] [--only files,markup,browser] [--jobs N]
//   --sample  the browser sees one page for every view, kind and language (the default); --all: every page
// Exit code 0: every rule holds. 1: some do not. 2: the audit itself could not run.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Findings } from './findings.mjs';
import { readSite } from './site.mjs';
import { treeFromFolder } from './tree.mjs';
import { checkFiles } from './static.mjs';
import * as markup from './rules/markup.mjs';
import * as looks from './browser/looks.mjs';
import { auditPages } from './browser/audit.mjs';
import { choosePages } from './browser/choose.mjs';

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      root: { type: 'string' }, sample: { type: 'boolean' }, all: { type: 'boolean' },
      only: { type: 'string', default: 'files,markup,browser' }, jobs: { type: 'string', default: '2' },
    },
  });
  if (positionals.length !== 1) throw new Error('usage: node audit.mjs FOLDER [--root URL] [--sample | --all] [--only files,markup,browser]');
  const folder = resolve(positionals[0]);
  const parts = values.only.split(',');
  const site = readSite(treeFromFolder(folder), values.root);
  console.log(`${site.pages.length} pages in ${site.languages.join(', ') || 'no language'} under ${site.root.href}`);
  if (site.languages.length === 0) throw new Error('no folder is the home of a language: <language>/index.html with data-view="home"');

  const findings = new Findings();
  if (parts.includes('files')) checkFiles(site, findings);
  if (parts.includes('markup')) {
    findings.announce(markup.rules);
    markup.checkFolder(folder, findings);
  }
  if (parts.includes('browser')) {
    const pages = choosePages(site, values.all);
    console.log(`${pages.length} pages in the browser`);
    findings.announce(looks.rules);
    await auditPages(site, pages, findings, { jobs: Number(values.jobs), progress });
  }
  findings.print();
  return findings.broken().length === 0 ? 0 : 1;
}

function progress(done, all) {
  if (done % 20 === 0 || done === all) console.error(`  ${done} of ${all}`);
}

main().then((code) => process.exit(code), (error) => {
  console.error(error.message);
  process.exit(2);
});
