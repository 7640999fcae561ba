// The live preview in a browser: node preview.mjs SATZ
//
// Starts the program on a small blog and looks at what a writer sees: new text without a
// reload by hand, place and focus kept, styles swapped, findings shown and gone again.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { launch, withPage } from './browser.mjs';
import { axe } from './rules/axe.mjs';

const satz = path.resolve(process.argv[2]);
const blog = fs.mkdtempSync(path.join(os.tmpdir(), 'satz-preview-'));
const SOURCE = 'content/posts/2026-06-01-vpn.md';
const problems = [];
const expect = (holds, what) => holds || problems.push(what);

function write(file, text) {
  const target = path.join(blog, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  // As editors do: the file is whole at every moment.
  fs.writeFileSync(`${target}.satz-tmp`, text);
  fs.renameSync(`${target}.satz-tmp`, target);
}
const post = (title, date, text) => `+++\ntitle = "${title}"\ndate = ${date}\n+++\n\n${text}\n`;
const long = Array.from({ length: 60 }, (_, n) => `Absatz ${n} mit [Verweis ${n}](https://beispiel.example/${n}).`).join('\n\n');

write('site.toml', 'title = "Testblog"\nbase_url = "https://blog.example"\nlang = "de"\nid_base = "tag:blog.example,2026:"\n');
write(SOURCE, post('Unser VPN', '2026-06-01', `Vorher.\n\n${long}`));
write('content/posts/2026-12-01-umzug.md', post('Wir ziehen um', '2026-12-01T09:00:00', 'Bald.'));

const server = spawn(satz, ['serve', '--port', '0', '--now', '2026-11-20T12:00:00', '--root', blog], { stdio: ['ignore', 'ignore', 'pipe'] });
process.on('exit', () => { server.kill(); fs.rmSync(blog, { recursive: true, force: true }); });
const base = await new Promise((resolve, reject) => {
  server.on('exit', code => reject(new Error(`satz serve ended with ${code}`)));
  readline.createInterface({ input: server.stderr }).on('line', line => {
    const address = /http:\/\/localhost:\d+/.exec(line);
    if (address) resolve(address[0]);
  });
});
const browser = await launch();

const bar = page => page.locator('#satz-preview .bar');
const found = page => page.locator('#satz-preview .found');
const dialog = page => page.locator('#satz-preview dialog');
const see = (page, text) => page.getByText(text, { exact: true }).waitFor();
/** What has the focus: the classes or the id of a part of the preview, else the address of a link. */
const focus = page => page.evaluate(() => {
  const inside = document.querySelector('#satz-preview').shadowRoot.activeElement;
  return inside ? inside.id || inside.textContent : document.activeElement.getAttribute('href') ?? document.activeElement.localName;
});
/** Waits until `holds` is true of what `look` sees; a machine may be slow, a fault stays. */
async function eventually(page, what, look, holds) {
  let seen;
  for (const end = Date.now() + 30_000; Date.now() < end; await page.evaluate(() => new Promise(requestAnimationFrame)).catch(() => {})) {
    // A page that is loaded anew has no answer for a moment.
    seen = await look(page).catch(() => undefined);
    if (seen !== undefined && holds(seen)) return;
  }
  problems.push(`${what}: ${seen}`);
}
/** Whether all of a part is in the window. */
const inSight = part => part.evaluate(it => {
  const { top, bottom, left, right } = it.getBoundingClientRect();
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
});
const BROKEN = '+++\ntitle = "Unser VPN"\ndate = gestern\n+++\n\nKaputt.\n';

await withPage(browser, `${base}/blog/vpn/`, {}, async (page, heard) => {
  await page.evaluate(() => {
    const link = document.querySelector('a[href="https://beispiel.example/30"]');
    link.focus();
    scrollTo({ top: 1500, behavior: 'instant' });
  });
  const before = await page.evaluate(() => scrollY);
  write(SOURCE, post('Unser VPN', '2026-06-01', `Nachher.\n\n${long}`));
  await see(page, 'Nachher.');
  await page.waitForFunction(() => document.activeElement?.getAttribute('href')?.endsWith('/30')).catch(() => problems.push('an edit: the focus is lost'));
  const after = await page.evaluate(() => scrollY);
  expect(Math.abs(after - before) < 3, `an edit: the page jumps from ${before} to ${after}`);

  // A page that goes leaves its event stream, which is no failure.
  const failures = heard.filter(line => !line.includes('/_satz/events'));
  expect(failures.length === 0, `heard: ${failures.join(', ')}`);

  await page.evaluate(() => { globalThis.untouched = true; });
  write('themes/kursbuch/assets/kursbuch.css', 'body { color: rgb(1, 2, 3) }\n');
  await page.waitForFunction(() => getComputedStyle(document.body).color === 'rgb(1, 2, 3)');
  expect(await page.evaluate(() => globalThis.untouched), 'styles: the page is loaded anew');
  await page.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 1);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href')?.endsWith('/30')), 'styles: the focus is lost');
  fs.rmSync(path.join(blog, 'themes'), { recursive: true });
  await page.waitForFunction(() => getComputedStyle(document.body).color !== 'rgb(1, 2, 3)');
});

for (const colorScheme of ['light', 'dark'])
  await withPage(browser, `${base}/blog/vpn/`, { colorScheme, reducedMotion: 'reduce' }, async page => {
    const add = lines => problems.push(...lines.map(line => `${colorScheme}: ${line}`));
    write(SOURCE, post('Unser VPN', '2026-06-01', 'Ganz heil.'));
    await see(page, 'Ganz heil.');
    await bar(page).waitFor();
    add(await axe(page));
    write(SOURCE, BROKEN);
    await found(page).waitFor();
    expect(/^\d+ Fehler/.test(await found(page).textContent()), 'the bar does not count the errors');
    expect(await page.getByText('Ganz heil.', { exact: true }).count() === 1, 'a broken post loses its last good version');
    expect((await bar(page).textContent()).includes('Letzte lesbare Fassung'), 'a broken post is not marked');
    await found(page).focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    const told = await dialog(page).textContent();
    for (const part of [`${SOURCE}:3`, 'gestern', 'Hilfe: ']) expect(told.includes(part), `the overlay does not say „${part}“`);
    add(await axe(page));
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.querySelector('#satz-preview').shadowRoot.activeElement?.className.includes('found')), 'the focus does not come back from the overlay');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    write(SOURCE, post('Unser VPN', '2026-06-01', 'Wieder heil.'));
    await see(page, 'Wieder heil.');
    await found(page).waitFor({ state: 'hidden' });
    await dialog(page).waitFor({ state: 'hidden' });
  });

// What is mended is gone from pages that are not loaded anew, too.
await withPage(browser, `${base}/blog/umzug/`, {}, async page => {
  await bar(page).waitFor();
  await page.evaluate(() => { globalThis.untouched = true; });
  write(SOURCE, BROKEN);
  await found(page).click();
  await dialog(page).waitFor();
  write(SOURCE, post('Unser VPN', '2026-06-01', 'Ganz heil.'));
  const gone = part => part.waitFor({ state: 'hidden' }).then(() => true, () => false);
  expect(await gone(found(page)), 'mended elsewhere: the bar still counts');
  expect(await gone(dialog(page)), 'mended elsewhere: the overlay stays');
  await eventually(page, 'mended elsewhere: the focus is lost', focus, at => at.startsWith('Nächster Termin'));
  expect(await page.evaluate(() => globalThis.untouched), 'mended elsewhere: the page is loaded anew');
});

// The overlay begins at its beginning, keeps its place through a reload, and gives the focus back.
await withPage(browser, `${base}/blog/vpn/`, { width: 320, height: 640 }, async page => {
  await bar(page).waitFor();
  for (let n = 0; n < 9; n += 1) write(`content/posts/2026-05-0${n + 1}-kaputt.md`, BROKEN);
  await page.getByText('9 Fehler').first().waitFor();
  await found(page).click();
  const parts = [dialog(page).locator('h2'), dialog(page).locator('button'), dialog(page).locator('h3').first()];
  for (const part of parts) expect(await inSight(part), `the overlay opens without ${await part.textContent()} in sight`);
  await page.keyboard.press('End');
  const place = page => dialog(page).evaluate(it => Math.round(it.scrollTop));
  await eventually(page, 'the overlay cannot be scrolled by keyboard', place, top => top > 100);
  await eventually(page, 'the overlay does not come to rest', page => dialog(page).evaluate(it => it.scrollHeight - it.scrollTop - it.clientHeight), left => left < 2);
  const before = await place(page);
  write(SOURCE, post('Unser VPN', '2026-06-01', 'Beim Lesen.'));
  await see(page, 'Beim Lesen.');
  await eventually(page, `a reload: the overlay moves from ${before}`, place, after => Math.abs(after - before) < 3);
  expect(await focus(page) === 'title', 'a reload: the overlay loses the focus');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  await eventually(page, 'a reload: Escape loses the focus', focus, at => at === '9 Fehler');
  for (let n = 0; n < 9; n += 1) fs.rmSync(path.join(blog, `content/posts/2026-05-0${n + 1}-kaputt.md`));
  await found(page).waitFor({ state: 'hidden' });
});

// The error of a template stands in for the page, and the page comes back where it was.
await withPage(browser, `${base}/blog/vpn/`, {}, async page => {
  write(SOURCE, post('Unser VPN', '2026-06-01', `Lang.\n\n${long}`));
  await see(page, 'Lang.');
  await bar(page).waitFor();
  await page.evaluate(() => {
    document.querySelector('a[href="https://beispiel.example/40"]').focus();
    scrollTo({ top: 1800, behavior: 'instant' });
  });
  for (const [broken, word] of [['{{ eins }}', 'eins'], ['{{ zwei }}', 'zwei']]) {
    write('themes/kursbuch/templates/post.html', broken);
    await page.getByText(`den Wert „${word}“ gibt es hier nicht`).first().waitFor();
    await bar(page).waitFor();
  }
  fs.rmSync(path.join(blog, 'themes'), { recursive: true });
  await see(page, 'Lang.');
  await bar(page).waitFor();
  await eventually(page, 'a mended template: the page jumps', page => page.evaluate(() => scrollY), y => Math.abs(y - 1800) < 3);
  await eventually(page, 'a mended template: the focus is lost', focus, at => at === 'https://beispiel.example/40');
});

// By keyboard: the focus stays in the bar through reloads and steps, while nothing is wrong.
await withPage(browser, `${base}/blog/vpn/`, {}, async page => {
  const next = page.getByRole('button', { name: 'Nächster Termin' });
  await next.focus();
  write(SOURCE, post('Unser VPN', '2026-06-01', 'Mit Fokus.'));
  await see(page, 'Mit Fokus.');
  await eventually(page, 'an edit: the bar loses the focus', focus, at => at.startsWith('Nächster Termin'));
  await page.goto(`${base}/`);
  await next.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Stand: 1. Dezember 2026, 9:00 Uhr').waitFor();
  await eventually(page, 'a step: the focus is lost', focus, at => at.startsWith('Zurück zum 20.'));
  await page.keyboard.press('Enter');
  await next.waitFor();
  await eventually(page, 'a step back: the focus is lost', focus, at => at.startsWith('Nächster Termin'));
});

await withPage(browser, `${base}/`, {}, async page => {
  // What happens then is said to everybody, not only to a mouse.
  const next = page.getByRole('button', { name: 'Nächster Termin: 1. Dezember 2026, 9:00 Uhr – dorthin springen „Wir ziehen um“ erscheint' });
  await next.waitFor();
  await page.getByText('Erscheint: 1. Dezember 2026, 9:00 Uhr').waitFor();
  await page.getByText('Stand: 20. November 2026, 12:00 Uhr').waitFor();
  await next.click();
  await page.getByText('Stand: 1. Dezember 2026, 9:00 Uhr').waitFor();
  await page.getByText('Erscheint:').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Zurück zum 20. November 2026, 12:00 Uhr' }).click();
  await next.waitFor();
});

// A mark on a list keeps to the column of the text.
await withPage(browser, `${base}/`, { width: 320, height: 640 }, async page => {
  const listed = page.getByText('Erscheint: 1. Dezember 2026, 9:00 Uhr');
  await listed.waitFor();
  const [mark, column] = [await listed.boundingBox(), await page.locator('main').boundingBox()];
  const title = await page.getByRole('link', { name: 'Wir ziehen um' }).boundingBox();
  expect(mark.x === title.x, `the mark begins at ${mark.x}, the title at ${title.x}`);
  expect(mark.x + mark.width <= column.x + column.width, 'the mark leaves the column');
});

// What the reader opened stays open; at the end of the page the bar covers nothing.
const folded = text => `:::details{summary="Mehr"}\nInnen.\n:::\n\n:::details{summary="Noch mehr"}\n${text}\n:::\n\n${long}`;
await withPage(browser, `${base}/blog/vpn/`, {}, async page => {
  await bar(page).waitFor();
  write(SOURCE, post('Unser VPN', '2026-06-01', folded('Zu.')));
  await page.getByText('Noch mehr').click();
  await see(page, 'Zu.');
  await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
  const before = await page.evaluate(() => scrollY);
  write(SOURCE, post('Unser VPN', '2026-06-01', folded('Auf.')));
  await see(page, 'Auf.');
  await eventually(page, 'an edit: what was closed is open', page => page.evaluate(() => [...document.querySelectorAll('details')].map(it => it.open).join()), open => open === 'false,true');
  await eventually(page, `an edit at the end: the page jumps from ${before}`, page => page.evaluate(() => scrollY), after => Math.abs(after - before) < 3);
});

// Whoever writes on after the end of the preview is told.
await withPage(browser, `${base}/blog/vpn/`, {}, async page => {
  await bar(page).waitFor();
  const lost = page.getByText('Keine Verbindung zur Vorschau', { exact: true }).first();
  expect(await lost.isHidden(), 'the preview is there, and the bar says it is not');
  server.removeAllListeners('exit');
  server.kill();
  await lost.waitFor().catch(() => problems.push('the end of the preview is not said'));
});

await browser.close();
problems.forEach(line => console.log(`preview  ${line}`));
console.log(problems.length ? `${problems.length} problems` : 'the preview: no problem found');
process.exit(problems.length ? 1 : 0);
