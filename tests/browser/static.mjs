// All rules that read files and no browser, in reading order.

import * as links from './rules/links.mjs';
import * as security from './rules/security.mjs';
import * as pages from './rules/pages.mjs';
import * as languages from './rules/languages.mjs';
import * as structured from './rules/structured.mjs';
import * as sitemap from './rules/sitemap.mjs';
import * as feeds from './rules/feeds.mjs';

export function checkFiles(site, findings) {
  for (const part of [links, security, pages, languages, structured, sitemap, feeds]) {
    findings.announce(part.rules);
    part.check(site, findings);
  }
}
