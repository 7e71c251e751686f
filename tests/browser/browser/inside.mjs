// Functions that run inside the page. Each takes plain values and gives plain values,
// and names nothing outside itself: the browser gets its text alone.

// What sticks out of the window to the side where people would have to scroll.
export function stickingOut() {
  const root = document.scrollingElement;
  const width = root.clientWidth;
  const found = [];
  // A box that scrolls or cuts by itself keeps what it holds away from the window.
  const kept = (element) => {
    let up = element.parentElement;
    while (up && up !== document.body && !/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) up = up.parentElement;
    return up && up !== document.body;
  };
  const rtl = getComputedStyle(root).direction === 'rtl';
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    const out = rtl ? box.left < -1 && box.right > 0 : box.right > width + 1 && box.left < width;
    if (box.width < 2 || box.height < 2 || !out || kept(element) || !element.checkVisibility?.({ visibilityProperty: true })) continue;
    found.push(`<${element.localName}${element.className ? ` class="${String(element.className.baseVal ?? element.className)}"` : ''}> to ${Math.round(rtl ? box.left : box.right)} of ${width}px: ${element.textContent.trim().slice(0, 40)}`);
  }
  const scrollsPage = root.scrollWidth > width + 1 ? [`the page is ${root.scrollWidth}px wide in a window of ${width}px`] : [];
  return [...scrollsPage, ...found.slice(0, 5)];
}

// Text that a box with hidden overflow cuts off.
export function cutOff() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true })) continue;
    let box = element;
    while (box && box !== document.body && !/hidden|clip/.test(getComputedStyle(box).overflow)) box = box.parentElement;
    if (!box || box === document.body) continue;
    const style = getComputedStyle(box);
    const frame = box.getBoundingClientRect();
    // Text for screen readers only is cut to a pixel on purpose.
    if (frame.width <= 2 || frame.height <= 2 || style.clipPath !== 'none' || style.clip !== 'auto') continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    // A glyph's box is taller than its ink: a fifth of the letter size is not a cut.
    const slack = parseFloat(getComputedStyle(element).fontSize) / 5 + 1;
    const cutX = /hidden|clip/.test(style.overflowX);
    const cutY = /hidden|clip/.test(style.overflowY);
    const cut = [...range.getClientRects()].some((r) => r.width > 0
      && ((cutX && (r.right > frame.right + 1.5 || r.left < frame.left - 1.5)) || (cutY && (r.bottom > frame.bottom + slack || r.top < frame.top - slack))));
    if (cut) found.push(`<${box.localName}${box.className ? ` class="${box.className}"` : ''}> cuts "${text.data.trim().slice(0, 40)}"`);
  }
  return [...new Set(found)].slice(0, 5);
}

// WCAG 1.4.12's spacing. A constructed sheet is not inline style, so the page's policy stays in force.
export function spaceText(on) {
  if (!on) {
    document.adoptedStyleSheets = [];
    return;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}');
  document.adoptedStyleSheets = [sheet];
}

// The size of the letters people read most: that of the longest paragraph-like text.
export function readingSize() {
  const texts = [...document.querySelectorAll('main p, main li, main dd, main td')].sort((a, b) => b.textContent.length - a.textContent.length);
  return parseFloat(getComputedStyle(texts[0] ?? document.body).fontSize);
}

export function mainText() {
  return (document.querySelector('main')?.innerText ?? '').replace(/\s+/g, ' ').trim();
}

// What print leaves: the heading must stand on paper, in ink that shows.
export function printed() {
  const heading = document.querySelector('h1');
  const box = heading?.getBoundingClientRect();
  const lines = [];
  if (!box || box.height < 2 || !heading.checkVisibility({ visibilityProperty: true })) lines.push('the heading is not printed');
  const text = document.querySelector('main')?.innerText.trim() ?? '';
  if (text.length < 2) lines.push('main is not printed');
  return lines;
}

export function endlessMotion() {
  return document.getAnimations().filter((a) => a.playState === 'running' && a.effect?.getComputedTiming().endTime === Infinity)
    .map((a) => `<${a.effect.target?.localName}> ${a.animationName ?? 'animation'} never ends`).slice(0, 3);
}

// Numbers everything that a keyboard should reach, and notes how it looks while nothing has focus.
export function numberStops() {
  const looks = (element, pseudo) => {
    const s = getComputedStyle(element, pseudo);
    return [s.outlineStyle === 'none' ? '' : `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}`, s.boxShadow, s.borderColor,
      s.borderWidth, s.backgroundColor, s.color, s.textDecorationLine, s.textDecorationThickness].join('|');
  };
  window.checksLooks = (element) => {
    const ups = [element];
    while (ups.length < 4 && ups.at(-1).parentElement && ups.at(-1).parentElement !== document.body) ups.push(ups.at(-1).parentElement);
    return [...ups.map((up) => looks(up)), looks(element, '::before'), looks(element, '::after')].join('\n');
  };
  // A look halfway between two states would be told as no change.
  const still = new CSSStyleSheet();
  still.replaceSync('*,::before,::after{transition:none!important;scroll-behavior:auto!important}');
  document.adoptedStyleSheets = [still];
  document.activeElement?.blur?.();
  const query = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex^="-"]), audio[controls], video[controls]';
  window.checksStops = [...document.querySelectorAll(query)].filter((element) => {
    const box = element.getBoundingClientRect();
    const radio = element.type === 'radio' && !element.checked;
    return !element.disabled && !radio && !element.closest('[inert]') && box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
  });
  window.checksBefore = window.checksStops.map(window.checksLooks);
  return window.checksStops.length;
}

// What has focus now: its number, whether it looks different, whether anything covers it.
export function lookAtFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const number = window.checksStops.indexOf(element);
  const box = element.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  });
  return {
    number,
    name: `<${element.localName}> ${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 40)}`,
    shown: number < 0 || window.checksLooks(element) !== window.checksBefore[number],
    seen,
    onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    skips: element.localName === 'a' && (element.getAttribute('href') ?? '').startsWith('#'),
    inMain: element.matches('main *'),
  };
}

export function stopName(number) {
  const element = window.checksStops[number];
  return `<${element.localName}> ${element.textContent.trim().slice(0, 40)}`;
}

// After the skip link: is the place it names on screen, and does the keyboard go on from there?
export function skipped() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return 'the skip link leads nowhere';
  if (!target.matches('main, main *') && !target.querySelector('main')) return `the skip link leads to <${target.localName}>`;
  const top = target.getBoundingClientRect().top;
  return top < innerHeight && top > -innerHeight ? '' : 'the skip link does not scroll to its target';
}

export function focusIsPast(hash) {
  const target = document.getElementById(hash);
  const at = document.activeElement;
  const past = (element) => target === element || target.contains(element)
    || Boolean(target.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  // With nothing to reach after the target, Tab rightly starts over.
  return !at || at === document.body || past(at) || !window.checksStops.some(past);
}
