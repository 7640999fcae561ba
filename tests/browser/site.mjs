// The finished site: its files, a server for them, and one page of every kind.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.avif': 'image/avif',
  '.woff2': 'font/woff2', '.json': 'application/json', '.xml': 'application/xml', '.ics': 'text/calendar; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json',
  '.mp4': 'video/mp4', '.mp3': 'audio/mpeg', '.vtt': 'text/vtt; charset=utf-8',
};

// As a host serves a built blog, without the parts that only a real host can keep.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "media-src 'self'; connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** All files below a folder, as addresses: `/blog/x/`, `/assets/x.css`. */
export function addresses(root) {
  const files = fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const paths = files.map(entry => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
  return paths.filter(file => !file.startsWith('.satz')).map(file => '/' + file.split(path.sep).join('/').replace(/(^|\/)index\.html$/, '$1')).sort();
}

/** The bytes behind an address, or null. */
export function read(root, address) {
  const file = path.join(root, address.endsWith('/') ? address + 'index.html' : address);
  return fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file) : null;
}

/** Serves a folder on loopback under the strict policy; `extra` holds further pages by address. */
export async function serve(root, extra = new Map()) {
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const bytes = extra.get(address) ?? (root && read(root, address));
    const type = TYPES[address.endsWith('/') ? '.html' : path.extname(address)] ?? 'application/octet-stream';
    response.writeHead(bytes ? 200 : 404, { 'content-type': bytes ? type : TYPES['.txt'], 'content-security-policy': POLICY });
    response.end(bytes ?? `not found: ${address}`);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Whether a page only leads elsewhere. */
export const isRedirect = html => /<meta http-equiv="refresh"/i.test(html);

const KINDS = [
  ['home', /^\/$/], ['list page', /^\/seite\/2\/$/], ['post', /^\/blog\/[^/]+\/$/], ['comments', /^\/blog\/[^/]+\/kommentare\/\d+\/$/],
  ['authors', /^\/autoren\/$/], ['author', /^\/autoren\/[^/]+\/$/], ['category', /^\/thema\/[^/]+\/$/], ['tag', /^\/schlagwort\/[^/]+\/$/],
  ['series', /^\/serie\/[^/]+\/$/], ['archive', /^\/archiv\/$/], ['year', /^\/archiv\/\d+\/$/], ['archive month', /^\/archiv\/\d+\/\d+\/$/],
  ['events', /^\/veranstaltungen\/$/], ['past events', /^\/veranstaltungen\/archiv\/$/], ['month', /^\/veranstaltungen\/\d+\/\d+\/$/],
  ['event', /^\/veranstaltungen\/(?!archiv|thema|ort|\d)[^/]+\/$/], ['venue', /^\/veranstaltungen\/ort\/[^/]+\/$/],
  ['giveaways', /^\/gewinnspiele\/$/], ['terms', /\/teilnahmebedingungen\/$/], ['draw', /\/ziehung\/$/],
  ['imprint', /^\/impressum\/$/], ['standing page', /^\/(?!suche|feeds|archiv|autoren|gewinnspiele|veranstaltungen|impressum)[^/]+\/$/],
  ['search', /^\/suche\/$/], ['feeds', /^\/feeds\/$/], ['not found', /^\/404\.html$/],
];

// What a post may hold; the first post with each is looked at too.
const FEATURES = [
  ['wide table', /class="table-wrap"[^>]*tabindex/], ['code', /class="code-block"/], ['footnotes', /doc-endnotes/],
  ['image', /<figure><img/], ['English', / lang="en"/], ['contents', /class="contents/], ['note', /class="note/], ['giveaway', /class="facts/],
];

/** One page of every kind that the site has: `[kind, address]`. */
export function kinds(root, pages) {
  const chosen = KINDS.map(([kind, pattern]) => [kind, pages.find(page => pattern.test(page))]);
  const posts = pages.filter(page => /^\/blog\/[^/]+\/$/.test(page));
  const withFeature = FEATURES.map(([kind, pattern]) => [`post with ${kind}`, posts.find(page => pattern.test(read(root, page).toString()))]);
  const seen = new Set();
  return [...chosen, ...withFeature].filter(([, address]) => address && !seen.has(address) && seen.add(address));
}
