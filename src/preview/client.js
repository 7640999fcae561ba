// The preview in the browser: reloads what changed, swaps style sheets, shows what is
// wrong, what readers do not see yet, and steps in time.
(() => {
  const { page: own, standsIn } = document.currentScript.dataset;
  // An address that is no UTF-8 has a bar too.
  const decoded = address => { try { return decodeURI(address); } catch { return address; } };
  const here = decoded(location.pathname);
  // The file of a page is the page.
  const page = here.replace(/\/index\.html$/, "/");
  const key = "satz:" + here;
  const WORDS = {
    de: {
      error: ["Fehler", "Fehler"], warning: ["Warnung", "Warnungen"], hint: ["Hinweis", "Hinweise"],
      preview: "Vorschau", title: "Befunde", close: "Schließen", help: "Hilfe: ",
      next: at => `Nächster Termin: ${at} – dorthin springen`, now: at => `Stand: ${at}`, back: at => at ? `Zurück zum ${at}` : "Zurück zu jetzt", lost: "Keine Verbindung zur Vorschau",
    },
    en: {
      error: ["error", "errors"], warning: ["warning", "warnings"], hint: ["hint", "hints"],
      preview: "Preview", title: "Findings", close: "Close", help: "Help: ",
      next: at => `Next moment: ${at} – go there`, now: at => `As of ${at}`, back: at => at ? `Back to ${at}` : "Back to now", lost: "No connection to the preview",
    },
  };
  let words = WORDS[document.documentElement.lang.startsWith("de") ? "de" : "en"];

  const element = (name, properties, ...inside) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...inside);
    return made;
  };
  const button = (className, act) => {
    const made = element("button", { type: "button", className, hidden: true });
    made.addEventListener("click", act);
    return made;
  };

  // All of it lives in a shadow, so neither the theme's styles nor ours meet the other.
  const STYLE = `
    :host { all: initial; display: block; color-scheme: light dark; }
    [hidden] { display: none !important; }
    :is(.bar, dialog, .mark) { font: 1rem/1.5 system-ui, sans-serif; }
    .bar { position: fixed; inset: auto 0 0 0; z-index: 2147483647; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem;
      box-sizing: border-box; max-height: 40vh; overflow: auto; padding: .4rem 1rem; border-top: 3px solid #10181d; background: #fff; color: #10181d; }
    .bar p { margin: 0; }
    .mark { padding: .1rem .5rem; background: #ffd400; color: #10181d; }
    .listed { display: inline-block; font-size: .875rem; font-weight: 400; }
    button { box-sizing: border-box; min-height: 44px; padding: .4rem 1rem; border: 2px solid #10181d; background: #f1f4f5; color: #10181d; font: inherit; text-align: start; cursor: pointer; }
    :is(button, h2):focus-visible { outline: 3px solid #00497a; outline-offset: 2px; }
    .what { display: block; font-size: .875rem; }
    .found { border-color: #9b1020; background: #9b1020; color: #fff; font-weight: 600; }
    .found.mild { border-color: #6a4000; background: #6a4000; }
    dialog { box-sizing: border-box; width: min(60rem, 94vw); max-height: 86vh; overflow: auto; padding: 0 1.5rem 1.5rem; border: 3px solid #10181d; background: #fff; color: #10181d; }
    dialog::backdrop { background: #000a; }
    .head { position: sticky; inset-block-start: 0; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .2rem 1rem;
      margin-inline: -1.5rem; padding: .6rem 1.5rem; border-bottom: 1px solid; background: inherit; }
    h2 { margin: 0; font-size: 1.3rem; } h3 { margin: 1.2rem 0 .2rem; font-size: 1.05rem; }
    dialog p { margin: .2rem 0; overflow-wrap: anywhere; } code, pre { font-family: ui-monospace, monospace; }
    pre { margin: .4rem 0; padding: .6rem; background: #f1f4f5; white-space: pre-wrap; overflow-wrap: anywhere; }
    mark { background: #ffd400; color: #10181d; }
    ol { margin: 0; padding: 0; list-style: none; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    @media (prefers-color-scheme: dark) {
      .bar, dialog { border-color: #dfe6ea; background: #10181d; color: #f1f4f5; }
      button { border-color: #dfe6ea; background: #26333b; color: #f1f4f5; }
      :is(button, h2):focus-visible { outline-color: #8fcbff; }
      pre { background: #26333b; }
    }
    @media (width < 30rem) {
      .bar { gap: .3rem .5rem; padding: .3rem .5rem; font-size: .875rem; }
      .bar button { padding: .2rem .6rem; }
      .what { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
    }
    @media print { :host { display: none; } }`;
  const shadowed = (name, properties, ...inside) => {
    const host = element(name, properties);
    host.attachShadow({ mode: "open" }).append(element("style", { textContent: STYLE }), ...inside);
    return host;
  };

  const mark = element("p", { className: "mark", hidden: true });
  const lost = element("p", { className: "mark", hidden: true });
  const now = element("p", { hidden: true });
  const next = button("", () => step("next"));
  const back = button("", () => step("back"));
  const found = button("found", () => dialog.showModal());
  const bar = element("section", { className: "bar", hidden: true }, lost, found, mark, now, back, next);
  // It opens at its beginning, whatever the length of the list.
  const heading = element("h2", { id: "title", tabIndex: -1, autofocus: true });
  const list = element("ol", {});
  const close = button("", () => dialog.close());
  close.hidden = false;
  const dialog = element("dialog", {}, element("div", { className: "head" }, heading, close), list);
  dialog.setAttribute("aria-labelledby", "title");
  const status = element("p", { className: "unseen" });
  status.setAttribute("role", "status");
  const host = shadowed("div", { id: "satz-preview" }, bar, dialog, status);
  document.body.append(host);

  // The bar lies over the page; the page is as much longer, so that its end can be read.
  const settle = () => {
    bar.hidden = [...bar.children].every(part => part.hidden);
    host.style.blockSize = bar.hidden ? "0" : `${bar.offsetHeight}px`;
    document.documentElement.style.scrollPaddingBlockEnd = bar.hidden ? "" : `${bar.offsetHeight}px`;
  };
  addEventListener("resize", settle);
  const speak = language => {
    words = WORDS[language] ?? words;
    host.lang = language;
    bar.setAttribute("aria-label", words.preview);
    heading.textContent = words.title;
    close.textContent = words.close;
    lost.textContent = words.lost;
  };
  speak(words === WORDS.de ? "de" : "en");

  // After a reload the reader is where they were, with the focus where it was.
  const STOPS = "a[href],button,input,select,textarea,summary,[tabindex]";
  const alike = called => [...document.querySelectorAll(STOPS)].filter(stop => name(stop) === called);
  const name = stop => stop.id ? `#${stop.id}` : stop.getAttribute("href") ?? stop.name ?? stop.localName;
  const focused = () => {
    const stop = document.activeElement;
    return stop !== host && stop?.matches(STOPS) ? { name: name(stop), at: alike(name(stop)).indexOf(stop) } : null;
  };
  const refocus = focus => {
    const stops = alike(focus.name);
    (stops[focus.at] ?? stops[0])?.focus({ preventScroll: true });
  };
  // What the reader opened is open. A details is known by its summary.
  const details = () => [...document.querySelectorAll("details")].map(it => ({ it, called: it.querySelector("summary")?.textContent ?? "" }));
  const unfolded = () => details().map(({ it, called }) => ({ called, open: it.open }));
  const unfold = before => {
    for (const { it, called } of details()) {
      const at = before.findIndex(old => old.called === called);
      if (at >= 0) it.open = before.splice(at, 1)[0].open;
    }
  };
  const ownStops = [found, back, next, heading, close];
  const isShown = part => part.getClientRects().length > 0;
  // Where a button has gone, its neighbour has the focus.
  const refocusOwn = stop => (isShown(stop) ? stop : [next, back, found].find(isShown))?.focus({ preventScroll: true });
  // What goes from the bar or the overlay takes no focus along.
  const keepFocus = change => {
    const had = host.shadowRoot.activeElement;
    change();
    if (had && !isShown(had)) refocusOwn(had);
  };

  // What stands in for a page that is broken or missing just now has no place of its own
  // worth keeping; it hands on that of the page.
  const isStandIn = standsIn != null;
  const [visit] = performance.getEntriesByType("navigation");
  const stored = visit?.type === "reload" ? JSON.parse(sessionStorage.getItem(key) ?? "null") : null;
  const place = isStandIn ? stored?.place : null;
  let kept = stored;
  if (!place) sessionStorage.removeItem(key);
  const goBack = () => !isStandIn && kept?.place && scrollTo({ left: 0, top: kept.place.y, behavior: "instant" });
  if (!isStandIn && kept?.place) unfold(kept.place.details);
  goBack();
  if (!isStandIn && kept?.place?.focus) refocus(kept.place.focus);
  let isReloading = false;
  const reload = () => {
    const bar = ownStops.indexOf(host.shadowRoot.activeElement);
    const left = isStandIn ? place : { y: scrollY, focus: focused(), details: unfolded() };
    sessionStorage.setItem(key, JSON.stringify({ place: left, bar, open: dialog.open, listed: dialog.scrollTop }));
    // The browser knows where the stand-in was, not the page.
    history.scrollRestoration = isStandIn ? "manual" : "auto";
    isReloading = true;
    location.reload();
  };
  addEventListener("pagehide", () => isReloading || (history.scrollRestoration = "auto"));
  // What stands in the bar is known later than the page.
  const restore = () => {
    settle();
    if (!kept) return;
    goBack();
    const { bar, open, listed } = kept;
    kept = null;
    if (open && !found.hidden && !dialog.open) {
      // The overlay gives the focus back to where it came from.
      found.focus({ preventScroll: true });
      dialog.showModal();
      dialog.scrollTop = listed;
    }
    if (bar >= 0) refocusOwn(ownStops[bar]);
  };

  const count = (n, [one, other]) => (n ? [`${n} ${n === 1 ? one : other}`] : []);
  const entry = finding => {
    const item = element("li", {}, element("h3", { textContent: `${finding.word}: ${finding.title}` }));
    const line = (text, inside) => text && item.append(element("p", {}, inside ?? text));
    line(finding.place, element("code", { textContent: finding.place }));
    if (finding.excerpt) {
      const { before, marked, after } = finding.excerpt;
      item.append(element("pre", {}, before, element("mark", { textContent: marked }), after));
    }
    line(finding.label);
    for (const related of finding.related) line(`${related.label}: ${related.place}`);
    line(finding.help && words.help + finding.help);
    return item;
  };
  const show = data => keepFocus(() => {
    const text = [...count(data.errors, words.error), ...count(data.warnings, words.warning), ...count(data.hints, words.hint)].join(", ");
    if (text !== status.textContent) status.textContent = text;
    found.textContent = text;
    found.hidden = !text;
    found.classList.toggle("mild", !data.errors);
    list.replaceChildren(...data.findings.map(entry));
    if (!text) dialog.close();
    restore();
  });

  const state = data => keepFocus(() => {
    speak(data.lang);
    const marks = new Map(Object.entries(data.marks).map(([address, said]) => [decoded(address), said]));
    mark.textContent = marks.get(page)?.text ?? "";
    mark.hidden = !marks.has(page);
    now.textContent = data.now ? words.now(data.now) : "";
    now.hidden = !data.now;
    back.textContent = words.back(data.back);
    back.hidden = data.back == null;
    next.replaceChildren(...data.next ? [words.next(data.next.at), element("span", { className: "what", textContent: data.next.what })] : []);
    next.hidden = !data.next;
    for (const old of document.querySelectorAll(".satz-mark")) old.remove();
    for (const link of document.querySelectorAll(":is(h1, h2, h3, h4) a[href]")) {
      const said = link.origin === location.origin && marks.get(decoded(link.pathname));
      if (said?.listed) link.after(shadowed("span", { className: "satz-mark" }, element("span", { className: "mark listed", textContent: said.text })));
    }
    settle();
  });
  const step = to => fetch(`/_satz/step/${to}`, { method: "POST" });

  const swap = ([from, to]) => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      if (new URL(link.href).pathname !== from) continue;
      const fresh = link.cloneNode();
      fresh.href = to;
      // The old one goes when the new one is there, so nothing flashes.
      fresh.addEventListener("load", () => link.remove());
      link.after(fresh);
    }
  };

  // A browser keeps six connections to a host: tabs nobody looks at give theirs back, and
  // ask when they are shown again whether they are still what they were.
  let events = null;
  const listen = () => {
    events = new EventSource(`/_satz/events?page=${encodeURIComponent(here)}&is=${own}`);
    const isLost = it => {
      lost.hidden = !it;
      if (it) status.textContent = words.lost;
      settle();
    };
    events.addEventListener("open", () => isLost(false));
    events.addEventListener("error", () => isLost(true));
    events.addEventListener("state", event => state(JSON.parse(event.data)));
    events.addEventListener("problems", event => show(JSON.parse(event.data)));
    events.addEventListener("fine", () => show({ errors: 0, warnings: 0, hints: 0, findings: [] }));
    events.addEventListener("reload", event => event.data.split("\n").includes(here) && reload());
    events.addEventListener("css", event => swap(event.data.split("\n")));
    events.addEventListener("follow", event => decoded(event.data) !== page && location.assign(event.data));
  };
  const hush = () => events = events?.close();
  addEventListener("visibilitychange", () => document.hidden ? hush() : events ?? listen());
  addEventListener("pagehide", hush);
  addEventListener("pageshow", () => document.hidden || (events ?? listen()));
  if (!document.hidden) listen();
})();
