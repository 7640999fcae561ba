// The preview in the browser: reloads what changed, swaps style sheets, shows findings.
(() => {
  const german = document.documentElement.lang.startsWith("de");
  const words = german
    ? { error: ["Fehler", "Fehler"], warning: ["Warnung", "Warnungen"], hint: ["Hinweis", "Hinweise"], title: "Befunde", close: "Schließen", help: "Hilfe: " }
    : { error: ["error", "errors"], warning: ["warning", "warnings"], hint: ["hint", "hints"], title: "Findings", close: "Close", help: "Help: " };
  const here = decodeURI(location.pathname);
  const key = "satz:" + here;

  // After a reload the reader is where they were, with the focus where it was.
  const kept = sessionStorage.getItem(key);
  if (kept) {
    sessionStorage.removeItem(key);
    const { y, focus } = JSON.parse(kept);
    scrollTo(0, y);
    if (focus) document.querySelectorAll("a,button,input,select,textarea,[tabindex]")[focus - 1]?.focus({ preventScroll: true });
  }
  const reload = () => {
    const stops = [...document.querySelectorAll("a,button,input,select,textarea,[tabindex]")];
    sessionStorage.setItem(key, JSON.stringify({ y: scrollY, focus: stops.indexOf(document.activeElement) + 1 }));
    location.reload();
  };

  const element = (name, properties, ...inside) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...inside);
    return made;
  };

  // All of it lives in a shadow, so neither the theme's styles nor ours meet the other.
  const host = element("div", { id: "satz-preview" });
  const shadow = host.attachShadow({ mode: "open" });
  const style = `
    :host { all: initial; }
    button { font: 600 1rem/1.4 system-ui, sans-serif; min-height: 44px; padding: .4rem 1rem; border: 2px solid #fff; background: #9b1020; color: #fff; cursor: pointer; }
    button:focus-visible { outline: 3px solid #ffd400; outline-offset: 2px; }
    .bar { position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483647; }
    .bar[hidden] { display: none; }
    .mild { background: #6a4000; }
    dialog { box-sizing: border-box; width: min(60rem, 94vw); max-height: 86vh; overflow: auto; padding: 1.5rem; border: 3px solid #10181d; background: #fff; color: #10181d; font: 1rem/1.5 system-ui, sans-serif; }
    dialog::backdrop { background: #000a; }
    h2 { font-size: 1.3rem; margin: 0 0 1rem; } h3 { font-size: 1.05rem; margin: 1.2rem 0 .2rem; }
    p { margin: .2rem 0; } code, pre { font-family: ui-monospace, monospace; }
    pre { overflow: auto; padding: .6rem; background: #f1f4f5; } mark { background: #ffd400; color: #10181d; }
    ol { margin: 0; padding: 0; list-style: none; }`;
  const bar = element("button", { className: "bar", type: "button", hidden: true });
  const list = element("ol", {});
  const heading = element("h2", { id: "title", textContent: words.title });
  const close = element("button", { type: "button", textContent: words.close });
  const dialog = element("dialog", {}, heading, list, element("p", {}, close));
  dialog.setAttribute("aria-labelledby", "title");
  const status = element("div", { className: "visually-hidden" });
  status.setAttribute("role", "status");
  status.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
  shadow.append(element("style", { textContent: style }), bar, dialog, status);
  document.body.append(host);
  bar.addEventListener("click", () => dialog.showModal());
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => bar.focus());

  const count = (n, [one, other]) => (n ? [`${n} ${n === 1 ? one : other}`] : []);
  const entry = (finding) => {
    const place = [finding.file ?? finding.page, finding.line, finding.column].filter((part) => part != null).join(":");
    const item = element("li", {}, element("h3", { textContent: finding.title }), element("p", {}, element("code", { textContent: place })));
    if (finding.excerpt) item.append(element("pre", { textContent: finding.excerpt }));
    if (finding.label) item.append(element("p", { textContent: finding.label }));
    if (finding.help) item.append(element("p", { textContent: words.help + finding.help }));
    return item;
  };
  const show = (data) => {
    const text = [...count(data.errors, words.error), ...count(data.warnings, words.warning), ...count(data.hints, words.hint)].join(", ");
    bar.textContent = text;
    bar.hidden = !text;
    bar.classList.toggle("mild", !data.errors);
    status.textContent = text;
    list.replaceChildren(...data.findings.map(entry));
    if (!text) dialog.close();
  };

  const swap = ([from, to]) => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      if (new URL(link.href).pathname !== from) continue;
      const next = link.cloneNode();
      next.href = to;
      // The old one goes when the new one is there, so nothing flashes.
      next.addEventListener("load", () => link.remove());
      link.after(next);
    }
  };

  const events = new EventSource("/_satz/events?page=" + encodeURIComponent(here));
  events.addEventListener("reload", (event) => event.data.split("\n").includes(here) && reload());
  events.addEventListener("css", (event) => swap(event.data.split("\n")));
  events.addEventListener("problems", (event) => show(JSON.parse(event.data)));
  events.addEventListener("fine", () => show({ errors: 0, warnings: 0, hints: 0, findings: [] }));
  events.addEventListener("follow", (event) => event.data !== here && location.assign(event.data));
  // After a restart of the preview the page may be old.
  let broken = false;
  events.addEventListener("error", () => (broken = true));
  events.addEventListener("open", () => broken && reload());
  addEventListener("pagehide", () => events.close());
})();
