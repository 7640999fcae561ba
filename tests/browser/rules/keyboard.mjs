// Along every Tab stop: the skip link first, focus that can be seen, nothing hidden, no trap.

const MOST_STOPS = 120;

/**
 * Walks through the page. `painter` is an empty page that compares pictures, `looked` holds the kinds of
 * elements (tag, classes, surroundings) whose focus has been looked at already, on this page or another.
 */
export async function keyboard(page, painter, looked = new Set()) {
  const found = await skipLink(page);
  const seen = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const box = element.getBoundingClientRect();
      // The first line of a link: the box of one that wraps begins beside it.
      const line = element.getClientRects()[0] ?? box;
      const within = (value, most) => Math.min(Math.max(value, 0), most - 1);
      const x = within(line.x + Math.min(line.width, 20) / 2, innerWidth), y = within(line.y + Math.min(line.height, 20) / 2, innerHeight);
      const over = document.elementFromPoint(x, y);
      element.dataset.stop ??= String(Math.random());
      return {
        key: element.dataset.stop,
        kind: [element, element.parentElement, element.closest('nav, article, header, footer, main')].map(part => `${part?.tagName}.${part?.className}`).join(' '),
        label: (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40) || element.tagName,
        box: { x: box.x, y: box.y, width: box.width, height: box.height },
        covered: Boolean(over) && !element.contains(over) && !over.contains(element),
        outside: box.bottom <= 0 || box.top >= innerHeight || box.width === 0,
      };
    });
    if (!here || here.key === seen[0]) break;
    if (here.key === seen.at(-1)) { found.push(`keyboard trap: ${here.label}`); break; }
    seen.push(here.key);
    if (here.outside) found.push(`focus outside of the window: ${here.label}`);
    if (here.covered) found.push(`focus hidden: ${here.label}`);
    if (here.outside || looked.has(here.kind)) continue;
    looked.add(here.kind);
    if (!await visible(page, painter, here.box)) found.push(`focus invisible: ${here.label}`);
  }
  return found;
}

async function skipLink(page) {
  const found = [];
  const address = page.url();
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const target = element.hash && document.getElementById(decodeURIComponent(element.hash.slice(1)));
    return { skips: element.classList.contains('skip-link'), shown: box.top >= 0 && box.left >= 0 && box.width > 0, leads: target?.tagName === 'MAIN' };
  });
  if (!first.skips) found.push('skip link: not the first stop');
  if (!first.shown) found.push('skip link: not visible on focus');
  // Only a link that names main is followed: the browser moves the focus with some later frame, and
  // how long a busy machine takes for one says nothing about the page.
  if (!first.leads || !await followed(page)) found.push('skip link: does not lead to main');
  await page.goto('about:blank');
  await page.goto(address);
  return found;
}

/** Whether Enter on the focused link ends with the focus on main. */
async function followed(page) {
  await page.keyboard.press('Enter');
  const arrived = page.waitForFunction(() => document.activeElement?.tagName === 'MAIN', null, { polling: 50, timeout: 30_000 });
  return arrived.then(() => true, () => false);
}

/** Whether pictures with and without focus differ by 3:1 somewhere round the element. */
async function visible(page, painter, box) {
  const view = page.viewportSize();
  const x = Math.max(0, Math.floor(box.x) - 6), y = Math.max(0, Math.floor(box.y) - 6);
  const clip = { x, y, width: Math.min(view.width - x, Math.ceil(box.width) + 12), height: Math.min(view.height - y, Math.ceil(box.height) + 12, 400) };
  if (clip.width <= 0 || clip.height <= 0) return false;
  const focused = await page.screenshot({ clip });
  await page.evaluate(() => document.activeElement.blur());
  const plain = await page.screenshot({ clip });
  return painter.evaluate(async ([a, b]) => {
    const pixels = async bytes => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      return canvas.getImageData(0, 0, image.width, image.height).data;
    };
    const part = value => { const v = value / 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
    const light = (data, i) => .2126 * part(data[i]) + .7152 * part(data[i + 1]) + .0722 * part(data[i + 2]);
    const [p, q] = [await pixels(a), await pixels(b)];
    let strong = 0;
    for (let i = 0; i < p.length; i += 4) {
      const [l, m] = [light(p, i), light(q, i)];
      if ((Math.max(l, m) + .05) / (Math.min(l, m) + .05) >= 3) strong++;
    }
    return strong >= 40;
  }, [focused.toString('base64'), plain.toString('base64')]);
}
