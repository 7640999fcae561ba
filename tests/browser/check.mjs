// Checks a finished site: node check.mjs SITE
import fs from 'node:fs';
import path from 'node:path';
import { launch, withPage } from './browser.mjs';
import { axe } from './rules/axe.mjs';
import { keyboard } from './rules/keyboard.mjs';
import { layout, targets } from './rules/layout.mjs';
import * as site from './rules/site.mjs';
import { content, forcedColors, motion } from './rules/states.mjs';
import { outline, structure } from './rules/structure.mjs';
import { addresses, isRedirect, kinds, read, serve } from './site.mjs';

const root = path.resolve(process.argv[2] ?? 'public');
const out = path.join(import.meta.dirname, 'out');
fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(path.join(out, 'pictures'), { recursive: true });

const all = addresses(root);
const html = all.filter(address => address.endsWith('/') || address.endsWith('.html'));
const pages = html.filter(address => !isRedirect(read(root, address).toString()));
const chosen = kinds(root, pages).filter(([, address]) => address.startsWith(process.env.ONLY ?? '/'));
console.log(`${pages.length} pages, ${html.length - pages.length} redirects; in every state: ${chosen.map(([kind]) => kind).join(', ')}`);

const problems = [];
const add = (where, lines) => problems.push(...lines.map(line => `${where}  ${line}`));
const server = await serve(root);
const browser = await launch();
const painter = await (await browser.newContext()).newPage();

/** Runs tasks four at a time. */
async function each(items, task) {
  const queue = [...items];
  await Promise.all(Array.from({ length: 4 }, async () => { while (queue.length) await task(queue.shift()); }));
}

const outlines = new Map();
await each(pages, address => withPage(browser, server.base + address, {}, async (page, heard) => {
  outlines.set(address, await outline(page));
  add(address, [...await structure(page), ...await motion(page), ...heard]);
}));

const looked = new Set();
await each(chosen, async ([kind, address]) => {
  for (const colorScheme of ['light', 'dark'])
    for (const width of [320, 1280])
      await withPage(browser, server.base + address, { width, colorScheme, reducedMotion: 'reduce' }, async page => {
        const where = `${address} ${colorScheme} ${width}`;
        const file = `${kind.replaceAll(' ', '-')}-${colorScheme}-${width}.png`;
        await page.screenshot({ path: path.join(out, 'pictures', file), fullPage: true });
        add(where, await axe(page));
        if (colorScheme === 'light') add(where, [...await layout(page), ...await targets(page)]);
      });
  await withPage(browser, server.base + address, { forcedColors: 'active' }, async page => add(`${address} forced colours`, await forcedColors(page)));
  await withPage(browser, server.base + address, {}, async page => add(`${address} keyboard`, await keyboard(page, painter, looked)));
  await withoutScript(address);
});

async function withoutScript(address) {
  const [plain, scripted] = await Promise.all([false, true].map(javaScriptEnabled => withPage(browser, server.base + address, { javaScriptEnabled }, content)));
  for (const part of ['text', 'links', 'forms'])
    if (JSON.stringify(plain[part]) !== JSON.stringify(scripted[part])) add(address, [`without script: other ${part}`]);
}

await browser.close();
server.close();

add('site', [...site.links(root, outlines), ...site.titles(outlines)]);
add('site', [...site.vnu(root, html, 'html'), ...site.vnu(root, all.filter(file => file.endsWith('.css')), 'css')]);
add('site', site.budgets(root, all, pages));

fs.writeFileSync(path.join(out, 'problems.txt'), problems.map(line => line + '\n').join(''));
problems.sort().forEach(line => console.log(line));
console.log(problems.length ? `${problems.length} problems` : 'no problem found');
process.exit(problems.length ? 1 : 0);
