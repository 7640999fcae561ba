// What only the whole site shows: links, titles, validity, weight.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { read } from '../site.mjs';

/** Every internal address and fragment exists; `outlines` maps an address to what structure.mjs says of it. */
export function links(root, outlines) {
  const found = new Set();
  for (const [address, { links: targets }] of outlines)
    for (const target of targets) {
      const url = new URL(target, 'http://localhost');
      const to = decodeURIComponent(url.pathname), fragment = decodeURIComponent(url.hash.slice(1));
      if (!read(root, to)) found.add(`${address}: link to nothing: ${to}`);
      else if (fragment && outlines.has(to) && !outlines.get(to).ids.includes(fragment)) found.add(`${address}: no section #${fragment} on ${to}`);
    }
  return [...found];
}

export function titles(outlines) {
  const by = Map.groupBy ? Map.groupBy(outlines, ([, { title }]) => title) : group([...outlines], ([, { title }]) => title);
  return [...by].filter(([, pages]) => pages.length > 1).map(([title, pages]) => `title twice: ${title} (${pages.map(([address]) => address).join(', ')})`);
}

function group(items, key) {
  const map = new Map();
  for (const item of items) map.set(key(item), [...(map.get(key(item)) ?? []), item]);
  return map;
}

/** The Nu checker on files, `css` or `html`; errors and warnings both count. */
export function vnu(root, files, kind) {
  if (!files.length) return [];
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  const list = files.map(file => path.join(root, file.endsWith('/') ? file + 'index.html' : file));
  let out;
  try {
    out = execFileSync('java', ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...(kind === 'css' ? ['--css'] : []), ...list], { maxBuffer: 1 << 28 });
  } catch (error) {
    return [`the Nu checker did not run: ${error.message.split('\n')[0]}`];
  }
  const { messages } = JSON.parse(out.toString());
  return messages.filter(message => message.type !== 'info' || message.subType === 'warning')
    .map(message => `vnu ${message.url.replace(`file:${root}`, '')}:${message.lastLine ?? ''} ${message.message}`);
}

const kB = bytes => `${(bytes / 1000).toFixed(1)} kB`;

/** Budgets of a page. */
export function budgets(root, all, pages) {
  const found = [];
  const size = address => fs.statSync(path.join(root, address)).size;
  for (const sheet of all.filter(file => file.endsWith('.css'))) {
    const bytes = read(root, sheet);
    if (bytes.length >= 20_000) found.push(`budget: ${sheet} has ${kB(bytes.length)}`);
    const packed = zlib.gzipSync(bytes, { level: 9 }).length;
    if (packed >= 5_500) found.push(`budget: ${sheet} has ${kB(packed)} compressed`);
  }
  const scripts = all.filter(file => /^\/assets\/.*\.js$/.test(file)).reduce((sum, file) => sum + size(file), 0);
  if (scripts > 5_000) found.push(`budget: scripts have ${kB(scripts)}`);
  const fonts = all.filter(file => file.endsWith('.woff2')).reduce((sum, file) => sum + size(file), 0);
  if (fonts > 150_000) found.push(`budget: fonts have ${kB(fonts)}`);
  for (const address of pages) {
    const html = read(root, address).toString();
    const frame = Buffer.byteLength(html.replace(/<div class="prose"[^>]*>[\s\S]*?(?=<\/article>)/g, ''));
    const most = /^\/blog\//.test(address) ? 25_000 : 12_000;
    const index = /^\/(archiv|suche|autoren)\/$/.test(address);
    if (!index && frame > most) found.push(`budget: ${address} has ${kB(frame)} without the text of posts`);
  }
  return found;
}
