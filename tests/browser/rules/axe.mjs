// axe-core: levels A and AA, best practices, and the contrast of level AAA.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// What axe may leave to a person, and why we know the answer.
const DECIDED = {
  'color-contrast-enhanced': 'text over a picture or a generated mark; the pairs of tokens are computed by satz check',
  'color-contrast': 'as above',
  'video-caption': 'the block video asks for captions, satz check reports their absence',
  'aria-allowed-role': 'role on an element that axe does not know yet',
  'label-content-name-mismatch': 'the number that a footnote shows is the end of its name',
  'identical-links-same-purpose': 'the name of the author leads to the same page everywhere',
};

export async function axe(page) {
  await page.evaluate(source);
  const { violations, incomplete } = await page.evaluate(tags => globalThis.axe.run(document, {
    runOnly: { type: 'tag', values: tags }, rules: { 'color-contrast-enhanced': { enabled: true } }, resultTypes: ['violations', 'incomplete'],
  }), TAGS);
  const lines = (results, word) => results.flatMap(result => result.nodes.map(node => `${word} ${result.id}: ${node.target.join(' ')}`));
  return [...lines(violations, 'axe'), ...lines(incomplete.filter(result => !(result.id in DECIDED)), 'axe undecided')];
}
