// Forced colours, reduced motion, no script, no style.

/** With forced colours the current page, badges and focus do not depend on a background. */
export const forcedColors = page => page.evaluate(() => {
  const lined = element => {
    const style = getComputedStyle(element);
    return parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none';
  };
  const marked = document.querySelectorAll('.menu [aria-current], .badge, .pagination-pages [aria-current]');
  const found = [...marked].filter(element => !lined(element)).map(element => `forced colours: nothing marks ${element.textContent.trim()}`);
  const link = document.querySelector('main a');
  link?.focus();
  if (link && getComputedStyle(link).outlineStyle === 'none') found.push('forced colours: focus without an outline');
  return found;
});

/** Nothing moves. */
export const motion = page => page.evaluate(() => {
  const found = document.getAnimations().map(animation => `moves: ${animation.effect?.target?.tagName}`);
  if (getComputedStyle(document.documentElement).scrollBehavior === 'smooth') found.push('smooth scrolling');
  for (const element of document.querySelectorAll('body *'))
    if (getComputedStyle(element).transitionDuration.split(', ').some(time => parseFloat(time) > 0)) found.push(`transition: ${element.tagName}.${element.className}`);
  return found;
});

/** Everything that can be read, followed or filled in. */
export const content = page => page.evaluate(() => ({
  text: document.body.innerText.replace(/\s+/g, ' ').trim(),
  links: [...document.links].map(link => link.href),
  forms: [...document.forms].map(form => form.action),
}));
