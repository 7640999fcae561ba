// Chromium, and what every rule does with a page.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps', '--force-color-profile=srgb',
];

export async function launch() {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'satz-browser-'));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS, env: { ...process.env, HOME: profile } });
  browser.on('disconnected', () => fs.rmSync(profile, { recursive: true, force: true }));
  return browser;
}

/** Opens an address in a context of its own, hands the page over, closes both. */
export async function withPage(browser, address, options, use) {
  const { width = 1280, height = 900, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height }, locale: 'de-DE', ...rest });
  try {
    const page = await context.newPage();
    const heard = listen(page, new URL(address).origin);
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => true));
    return await use(page, heard);
  } finally {
    await context.close();
  }
}

/** What the network and the console say while the page is open. */
function listen(page, origin) {
  const heard = [];
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) heard.push(`request to another host: ${url}`);
  });
  page.on('response', response => response.status() >= 400 && heard.push(`${response.status()} for ${response.url().replace(origin, '')}`));
  page.on('requestfailed', request => heard.push(`request failed: ${request.url().replace(origin, '')}`));
  page.on('console', message => ['error', 'warning'].includes(message.type()) && heard.push(`console: ${message.text()}`));
  page.on('pageerror', error => heard.push(`script error: ${error.message}`));
  return heard;
}

/** Adds style rules to the page past its policy. */
export const restyle = (page, css) => page.evaluate(text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}, css);
