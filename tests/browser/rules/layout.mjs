// Nothing pushes the page sideways, and nothing is cut off when text grows.
import { restyle } from '../browser.mjs';

// WCAG 2.2, 1.4.12.
const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';
const LARGE = 'html { font-size: 200% !important }';

const sideways = page => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const hidden = element => element.closest('pre, .table-wrap, .visually-hidden, .skip-link');
  const wide = [...document.querySelectorAll('body *')].filter(element => !hidden(element) && element.getBoundingClientRect().right > width + 1);
  return [`sideways ${document.documentElement.scrollWidth - width} px: ${wide.slice(0, 3).map(element => `${element.tagName.toLowerCase()}.${element.className}`).join(', ')}`];
});

const cut = page => page.evaluate(() => {
  const clips = element => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) || ['hidden', 'clip'].includes(getComputedStyle(element).overflowY);
  return [...document.querySelectorAll('body *')]
    .filter(element => !element.closest('.visually-hidden') && element.textContent.trim() && clips(element))
    .filter(element => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
    .map(element => `cut off: ${element.tagName.toLowerCase()}.${element.className}`);
});

/** Blocks of text that lie over each other. */
const overlaps = page => page.evaluate(() => {
  const blocks = [...document.querySelectorAll('h1, h2, h3, h4, p, li, dt, dd, figcaption, pre, td, th')].filter(element =>
    !element.closest('.visually-hidden, .skip-link, pre, .table-wrap') && !element.querySelector('p, li, pre') && element.checkVisibility() && element.textContent.trim());
  const textBox = element => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    while (walker.nextNode()) {
      if (!walker.currentNode.data.trim() || walker.currentNode.parentElement.closest('.visually-hidden')) continue;
      const range = document.createRange();
      range.selectNode(walker.currentNode);
      const { left, top, right, bottom } = range.getBoundingClientRect();
      Object.assign(box, { left: Math.min(box.left, left), top: Math.min(box.top, top), right: Math.max(box.right, right), bottom: Math.max(box.bottom, bottom) });
    }
    return box;
  };
  const boxes = blocks.map(element => [element, textBox(element)]);
  const found = [];
  for (let i = 0; i < boxes.length; i++)
    for (let j = i + 1; j < Math.min(boxes.length, i + 12); j++) {
      const [[a, p], [b, q]] = [boxes[i], boxes[j]];
      if (a.contains(b) || b.contains(a)) continue;
      const [x, y] = [Math.min(p.right, q.right) - Math.max(p.left, q.left), Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top)];
      if (x > 4 && y > 8) found.push(`overlap: ${a.textContent.trim().slice(0, 30)} / ${b.textContent.trim().slice(0, 30)}`);
    }
  return found;
});

const look = async page => [...await sideways(page), ...await cut(page), ...await overlaps(page)];

/** The page as it is, with text at 200 %, and with the spacing of 1.4.12. */
export async function layout(page) {
  const found = await look(page);
  await restyle(page, SPACING);
  found.push(...(await look(page)).map(line => `spaced text: ${line}`));
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  await restyle(page, LARGE);
  found.push(...(await look(page)).map(line => `text at 200 %: ${line}`));
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  return found;
}

/** Targets of at least 24 px outside of running text (2.5.8). */
export const targets = page => page.evaluate(() => {
  const small = [...document.querySelectorAll('nav a, .menu a, .pagination a, button, summary, .site-header a')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.height > 0 && (box.height < 24 || box.width < 24) && !element.closest('.visually-hidden');
  });
  return small.map(element => `target under 24 px: ${element.textContent.trim().slice(0, 40)}`);
});
