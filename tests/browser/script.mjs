// The optional script in a browser: node script.mjs SITE, a blog built with `script = true`.
import fs from 'node:fs';
import path from 'node:path';
import { launch, withPage } from './browser.mjs';
import { axe } from './rules/axe.mjs';
import { layout, targets } from './rules/layout.mjs';
import { addresses, read, serve } from './site.mjs';

const root = path.resolve(process.argv[2]);
const server = await serve(root);
const browser = await launch();
const problems = [];
const ask = (what, holds) => holds || problems.push(what);

const scripts = addresses(root).filter(file => /^\/assets\/.*\.js$/.test(file));
ask('one script is published', scripts.length === 1);
ask('the script has less than 5 kB', scripts.every(file => read(root, file).length < 5_000));
const withCode = addresses(root).find(address => /^\/blog\//.test(address) && address.endsWith('/') && read(root, address).includes('class="code-block"'));
const ground = page => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const choose = (page, name) => page.getByRole('radiogroup').getByText(name).click();

// Copying puts the code, without line numbers, onto the clipboard, and says so.
await withPage(browser, server.base + withCode, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page, heard) => {
  const block = page.locator('.code-block', { has: page.locator('button') }).first();
  await block.getByRole('button').click();
  await page.waitForFunction(() => document.querySelector('[role=status]').textContent);
  ask('the clipboard holds the code', await page.evaluate(() => navigator.clipboard.readText()) === await block.locator('code').textContent());
  ask('the copy is announced', /Quelltext kopiert/.test(await page.locator('[role=status]').first().textContent()));
  ask('every listing has its button', await page.locator('.code-block').count() === await page.locator('.code-block button').count());
  const names = await page.locator('.code-block button').evaluateAll(buttons => buttons.map(button => button.textContent));
  ask('a button says what it copies', names.every(name => /^Kopieren: ./.test(name)));
  problems.push(...heard);
});

// The scheme holds on the next page, and the system's comes back.
await withPage(browser, server.base, { colorScheme: 'light' }, async (page, heard) => {
  const light = await ground(page);
  ask('nothing is stored before use', await page.evaluate(() => localStorage.length) === 0);
  await choose(page, 'dunkel');
  const dark = await ground(page);
  ask('dark is another ground', dark !== light);
  await page.goto(server.base + withCode);
  ask('the choice holds on the next page', await ground(page) === dark);
  ask('and is shown there', await page.getByRole('radio', { name: 'dunkel' }).isChecked());
  problems.push(...(await axe(page)).map(line => `dark by choice: ${line}`));
  await choose(page, 'wie im System');
  ask('the scheme of the system comes back', await ground(page) === light && await page.evaluate(() => localStorage.length) === 0);
  problems.push(...heard);
});

// The search finds titles, spelled either way, and says how many.
await withPage(browser, `${server.base}/suche/?q=Pegel`, {}, async (page, heard) => {
  const said = () => page.locator('search [role=status]').textContent();
  const shown = () => page.locator('.titles > li:visible').count();
  const all = await page.locator('.titles > li').count();
  const hits = await shown();
  ask('the address carries a question', hits > 0 && hits < all && (await said()).startsWith(`${hits} Treffer`));
  await page.getByRole('searchbox').fill('gedruckt nie geschrieben');
  await page.keyboard.press('Enter');
  ask('nothing found is said, too', await shown() === 0 && (await said()).startsWith('0 Treffer'));
  await page.getByRole('searchbox').fill('Kueche');
  await page.getByRole('button', { name: 'Suchen' }).click();
  ask('ü is found as ue', await shown() === 1 && (await said()).startsWith('Ein Treffer'));
  ask('the address can be kept', page.url().endsWith('?q=Kueche'));
  problems.push(...heard);
});

// The pages stay as accessible as without.
for (const address of ['/', '/suche/', withCode])
  for (const colorScheme of ['light', 'dark'])
    for (const width of [320, 1280])
      await withPage(browser, server.base + address, { width, colorScheme }, async page => {
        const found = [...await axe(page), ...await layout(page), ...await targets(page)];
        problems.push(...found.map(line => `${address} ${colorScheme} ${width}  ${line}`));
        const out = path.join(import.meta.dirname, 'out', 'pictures');
        if (fs.existsSync(out) && address === '/suche/') await page.screenshot({ path: path.join(out, `script-${colorScheme}-${width}.png`), fullPage: true });
      });

await browser.close();
server.close();
problems.forEach(line => console.log(line));
console.log(problems.length ? `${problems.length} problems with the script` : 'the script only adds');
process.exit(problems.length ? 1 : 0);
