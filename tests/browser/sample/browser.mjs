// One way to break each rule that needs a browser, all on one site: every fault is a page of its own.

import { createHash } from 'node:crypto';
import { auditPages } from '../browser/audit.mjs';
import { rules } from '../browser/looks.mjs';
import { Findings } from '../findings.mjs';
import { readSite } from '../site.mjs';
import { treeFromFiles } from '../tree.mjs';
import { sampleFiles } from './site.mjs';

const ORIGINAL = 'en/events/market/index.html';
const inMain = (html) => (text) => text.replace('</main>', `${html}</main>`);
const styled = (css, html = '') => (text, file) => inMain(html)(text.replace('</head>', `${sheet(file('css', css), css)}</head>`));
const scripted = (js, html = '') => (text, file) => inMain(html)(text.replace('</head>', `<script src="${file('js', js)}" integrity="${digest(js)}" defer></script></head>`));
const sheet = (path, css) => `<link rel="stylesheet" href="${path}" integrity="${digest(css)}">`;
const digest = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
const WORDS = 'Many words that fill a line and then another one and more. ';

const CASES = [
  ['the good page', [], (text) => text],
  ['grey on white', ['axe'], styled('.pale{color:#aaa}', '<p class="pale">Hard to read</p>')],
  ['black on black in the dark', ['axe'], styled('@media(prefers-color-scheme:dark){.pale{color:#333}}', '<p class="pale">Hard to read</p>')],
  ['a picture without words', ['axe'], inMain('<img src="/portal/picture.svg">')],
  ['a target too small', ['axe'], styled('.small a{font-size:8px;line-height:1;display:inline-block;width:8px;height:8px;background:#eee}', '<p class="small"><a href="#note">a</a><a href="#main">b</a></p>')],
  ['a script that fails', ['console'], scripted('throw new Error("broken")')],
  ['a breach of the policy', ['console'], inMain('<p style="color:#222">styled</p>')],
  ['a request the policy stops', ['console'], scripted('fetch("https://other.example/").catch(()=>{})')],
  ['a picture of another host', ['foreign-request', 'console'], (text) => inMain('<img src="http://other.example/x.png" alt="">')(text.replace("img-src 'self' data:", 'img-src http:'))],
  ['a picture that is gone', ['missing-request', 'console'], inMain('<img src="/portal/gone.png" alt="">')],
  ['a box too wide', ['reflow', 'text-spacing'], styled('.wide{width:600px}', '<div class="wide">Wide</div>')],
  ['a wide box that scrolls by itself', [], styled('.scroll{overflow-x:auto}.wide{width:1800px}', '<div class="scroll" tabindex="0" role="region" aria-label="Table"><div class="wide">Wide</div></div>')],
  ['wide in large letters only', ['text-200'], styled('.wide{white-space:nowrap;width:max-content;max-width:none}@media(max-width:700px){.wide{white-space:normal;width:auto}}', `<p class="wide">${WORDS.repeat(2).slice(0, 110)}</p>`)],
  ['letters that do not grow', ['text-resize'], styled('main p{font-size:16px}')],
  ['a box that cuts wider text', ['text-spacing'], styled('.box{line-height:1.1;max-height:2.4em;overflow:hidden}', '<div class="box">Two lines<br>that just fit</div>')],
  ['a box that cuts text', ['clipped'], styled('.box{height:1.6em;overflow:hidden;width:10em}', `<div class="box">${WORDS.repeat(3)}</div>`)],
  ['no skip link', ['skip-link'], (text) => text.replace(/<a class="skip".*<\/a>/, '')],
  ['a hidden skip link', ['skip-link', 'focus-visible'], styled('.skip:focus{left:-99rem}')],
  ['focus that fades in', [], styled('main a{outline:0!important;transition:background 2s}main a:focus-visible{background:#ff0}@media(prefers-color-scheme:dark){main a:focus-visible{background:#440}}')],
  ['a skip link to nowhere', ['skip-link', 'axe'], (text) => text.replace('href="#main"', 'href="#content"')],
  ['no focus ring', ['focus-visible'], styled('main a:focus-visible{outline:0}')],
  ['focus under a bar', ['focus-visible', 'skip-link'], styled('.bar{position:fixed;inset:0;background:#fff;color:#000}', '<div class="bar">Over all</div>')],
  ['a keyboard trap', ['keyboard-reach'], scripted('document.querySelector("main a").addEventListener("keydown",e=>{if(e.key==="Tab")e.preventDefault()})')],
  ['words by script only', ['no-script'], scripted(`document.querySelector("#note").textContent=${JSON.stringify(WORDS.repeat(3))}`)],
  ['nothing on paper', ['print'], styled('@media print{main{display:none}}')],
  ['endless motion', ['motion'], styled('@keyframes turn{to{rotate:360deg}}.turn{animation:turn 1s infinite;width:2rem}', '<div class="turn">x</div>')],
];

export async function testBrowser(expect) {
  const files = sampleFiles();
  const paths = CASES.map(([, , change], index) => {
    const file = (type, text) => {
      files[`${type}/case-${index}.${type}`] = text;
      return `/portal/${type}/case-${index}.${type}`;
    };
    const path = `en/case-${index}/index.html`;
    files[path] = change(files[ORIGINAL], file);
    return path;
  });
  const site = readSite(treeFromFiles(files));
  const findings = new Findings();
  findings.announce(rules);
  await auditPages(site, paths.map(site.page), findings);
  CASES.forEach(([claim, wanted], index) => {
    const own = new Findings();
    own.announce(rules);
    own.faults = findings.faults.filter((fault) => fault.where === paths[index]);
    expect(claim, own, wanted);
  });
  return Object.keys(rules);
}
