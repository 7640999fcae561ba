// Headings, landmarks, ids, references, dates, pictures. Runs inside the page.

export const structure = page => page.evaluate(() => {
  const found = [];
  const all = selector => [...document.querySelectorAll(selector)];
  const say = (rule, what = '') => found.push(what ? `${rule}: ${what}` : rule);
  const name = element => element.getAttribute('aria-label') ??
    (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim();

  const main = all('h1');
  if (main.length !== 1) say('one-h1', `${main.length}`);
  let level = 0;
  for (const heading of all('h1, h2, h3, h4, h5, h6')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say('heading-skipped', `h${level} to h${next}: ${heading.textContent.trim()}`);
    if (!heading.textContent.trim()) say('heading-empty');
    level = next;
  }

  const top = selector => all(selector).filter(element => !element.parentElement.closest('article, aside, main, nav, section'));
  for (const [landmark, count] of [['banner', top('header').length], ['main', all('main').length], ['contentinfo', top('footer').length]])
    if (count !== 1) say('landmark-count', `${landmark} ${count}`);
  const names = new Map();
  for (const landmark of all('nav, aside, search, section[aria-labelledby], section[aria-label], [role=region], form[aria-labelledby]')) {
    const kind = landmark.getAttribute('role') ?? landmark.tagName.toLowerCase();
    if (['group', 'none', 'presentation'].includes(kind)) continue;
    const key = name(landmark);
    if (!key) say('landmark-unnamed', kind);
    else if (names.has(key)) say('landmark-name-twice', key);
    names.set(key, kind);
    if (/navigation/i.test(key)) say('landmark-name-navigation', key);
  }

  const ids = new Set();
  for (const { id } of all('[id]')) {
    if (ids.has(id)) say('id-twice', id);
    ids.add(id);
  }
  for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'headers'])
    for (const element of all(`[${attribute}]`))
      for (const id of element.getAttribute(attribute).split(/\s+/))
        if (!ids.has(id)) say('reference-dead', `${attribute}=${id}`);

  const valid = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?)?)?$|^\d\d:\d\d$|^P/;
  for (const time of all('time')) if (!valid.test(time.getAttribute('datetime') ?? '')) say('time-invalid', time.outerHTML.slice(0, 80));
  for (const image of all('img'))
    for (const attribute of ['alt', 'width', 'height'])
      if (!image.hasAttribute(attribute)) say('img-attribute', `${attribute}: ${image.getAttribute('src')}`);
  for (const element of all('[style], [onclick], [onload], [autofocus], [target=_blank]')) say('inline-code', element.outerHTML.slice(0, 80));
  for (const element of all('[tabindex]')) if (element.tabIndex > 0) say('tabindex-positive', element.outerHTML.slice(0, 80));
  for (const script of all('script:not([type="application/ld+json"])')) if (!script.src) say('script-inline');
  for (const data of all('script[type="application/ld+json"]')) {
    try { JSON.parse(data.textContent); } catch { say('json-ld-invalid'); }
  }
  if (!document.documentElement.lang) say('lang-missing');
  if (!document.title.trim()) say('title-missing');
  return found;
});

/** What the other pages need to know of this one: title, ids, and where it leads. */
export const outline = page => page.evaluate(() => ({
  title: document.title,
  ids: [...document.querySelectorAll('[id]')].map(element => element.id),
  links: [...document.querySelectorAll('[href], [src], [poster]')].map(element => element.href || element.src || element.poster)
    .filter(target => typeof target === 'string' && target.startsWith(location.origin)).map(target => target.slice(location.origin.length)),
}));
