// The checker, checked: for every rule a page that breaks it, and one that breaks none.
import { launch, withPage } from './browser.mjs';
import { axe } from './rules/axe.mjs';
import { keyboard } from './rules/keyboard.mjs';
import { layout, targets } from './rules/layout.mjs';
import { forcedColors, motion } from './rules/states.mjs';
import { structure } from './rules/structure.mjs';
import { serve } from './site.mjs';

const css = `
  body { margin: 0; font: 18px/1.5 serif; color: #000; background: #fff } a { color: #00497a } main:focus { outline: 0 }
  .skip-link { position: absolute; top: -10rem } .skip-link:focus { top: 0; background: #fff }
  a:focus-visible { outline: 3px solid #000 } .menu { list-style: none } .menu a { display: inline-block; padding: 1em }
  .menu [aria-current] { border: 2px solid }`;

const sound = {
  head: '', style: '', skip: '<a class="skip-link" href="#inhalt">Zum Inhalt springen</a>',
  header: '<header><nav aria-label="Hauptmenü"><ul class="menu"><li><a href="/" aria-current="page">Start</a></li></ul></nav></header>',
  main: '<h1>Titel</h1><p>Ein Satz mit <a href="/x/">Verweis</a>.</p>', footer: '<footer><p>Fuß</p></footer>',
};

const page = ({ head, skip, header, main, footer }, sheet) => `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Seite</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="${sheet}">${head}</head>
<body>${skip}${header}<main id="inhalt" tabindex="-1">${main}</main>${footer}</body></html>`;

// What is broken, what must be said, and which part of the page differs.
const broken = [
  ['one-h1', { main: '<h1>Eins</h1><h1>Zwei</h1>' }],
  ['heading-skipped', { main: '<h1>Eins</h1><h3>Drei</h3>' }],
  ['heading-empty', { main: '<h1>Eins</h1><h2></h2>' }],
  ['landmark-count: contentinfo', { footer: '' }],
  ['landmark-unnamed', { main: `${sound.main}<nav><a href="/">Start</a></nav>` }],
  ['landmark-name-twice', { main: `${sound.main}<nav aria-label="Hauptmenü"><a href="/">Start</a></nav>` }],
  ['landmark-name-navigation', { main: `${sound.main}<nav aria-label="Hauptnavigation"><a href="/">Start</a></nav>` }],
  ['id-twice', { main: `${sound.main}<p id="a">a</p><p id="a">b</p>` }],
  ['reference-dead', { main: `${sound.main}<p aria-describedby="fehlt">a</p>` }],
  ['time-invalid', { main: `${sound.main}<time datetime="heute">heute</time>` }],
  ['img-attribute: alt', { main: `${sound.main}<img src="data:," width="1" height="1">` }],
  ['img-attribute: width', { main: `${sound.main}<img src="data:," alt="" height="1">` }],
  ['inline-code', { main: `${sound.main}<p style="color:red">rot</p>` }],
  ['tabindex-positive', { main: `${sound.main}<p tabindex="3">a</p>` }],
  ['script-inline', { main: `${sound.main}<script>1</script>` }],
  ['json-ld-invalid', { head: '<script type="application/ld+json">{</script>' }],
  ['axe color-contrast', { style: 'main p { color: #aaa }' }],
  ['axe color-contrast-enhanced', { style: 'main p { color: #666 }' }],
  ['axe link-in-text-block', { style: 'main p a { text-decoration: none; color: #111 }' }],
  ['sideways', { style: 'main p { width: 200rem }' }],
  ['text at 200 %: cut off', { style: 'main p { height: 1.6rem; overflow: hidden; font-size: 1rem; line-height: 1.5rem }', main: '<h1>Titel</h1><p>Ein Satz, der in einer Zeile Platz hat, aber nur, solange die Schrift klein ist und das Fenster breit genug</p>' }],
  ['spaced text: cut off', { style: 'main p { height: 1.1em; overflow: hidden; line-height: 1.1 }' }],
  ['overlap', { main: `${sound.main}<p class="up">Noch ein Satz.</p>`, style: '.up { margin-top: -2.5em }' }],
  ['target under 24 px', { style: '.menu a { padding: 0; line-height: 1; font-size: 14px }' }],
  ['moves', { style: '@keyframes k { to { opacity: .5 } } main p { animation: k 9s infinite }' }],
  ['smooth scrolling', { style: 'html { scroll-behavior: smooth }' }],
  ['transition', { style: 'main a { transition: color 1s }' }],
  ['forced colours: nothing marks', { style: '.menu [aria-current] { border: 0 }' }],
  ['forced colours: focus', { style: 'main a:focus-visible { outline: none }' }],
  ['skip link: not the first stop', { skip: '' }],
  ['skip link: not visible', { style: '.skip-link:focus { top: -10rem }' }],
  ['skip link: does not lead', { skip: '<a class="skip-link" href="#anderswo">Zum Inhalt springen</a>' }],
  ['focus invisible', { style: 'main a:focus-visible { outline: none }' }],
  ['focus hidden', { style: '.lid { position: fixed; inset: 0; background: #fff }', main: `${sound.main}<div class="lid"></div>` }],
  ['request to another host', { main: `${sound.main}<img src="https://foreign.example/x.png" alt="" width="1" height="1">` }],
  ['404 for', { main: `${sound.main}<img src="/missing.png" alt="" width="1" height="1">` }],
  ['console:', { main: `${sound.main}<p style="color:red">rot</p>` }],
];

const extra = new Map();
const cases = [[null, {}], ...broken].map(([rule, change], at) => {
  const sheet = `/${at}.css`, address = `/${at}/`;
  const parts = { ...sound, ...change };
  extra.set(sheet, Buffer.from(css + parts.style));
  extra.set(address, Buffer.from(page(parts, sheet)));
  return [rule, address];
});

const server = await serve(null, extra);
const browser = await launch();
const painter = await (await browser.newContext()).newPage();
const failed = [];
const queue = [...cases];
await Promise.all(Array.from({ length: 4 }, async () => {
  while (queue.length) {
    const [rule, address] = queue.shift();
    const said = [];
    await withPage(browser, server.base + address, {}, async (open, heard) => {
      said.push(...await structure(open), ...await motion(open), ...await axe(open), ...await layout(open), ...await targets(open));
      said.push(...heard);
    });
    await withPage(browser, server.base + address, { forcedColors: 'active' }, async open => said.push(...await forcedColors(open)));
    if (rule === null || /focus|skip/.test(rule)) await withPage(browser, server.base + address, {}, async open => said.push(...await keyboard(open, painter)));
    if (rule === null && said.length) failed.push(`the sound page: ${said.join(' · ')}`);
    if (rule !== null && !said.some(line => line.startsWith(rule) || line.startsWith(`text at 200 %: ${rule}`))) failed.push(`not found: ${rule} (found: ${said.join(' · ')})`);
  }
}));
await browser.close();
server.close();
failed.forEach(line => console.log(line));
console.log(failed.length ? `${failed.length} rules do not work` : `${broken.length} broken pages are found, the sound one passes`);
process.exit(failed.length ? 1 : 0);
