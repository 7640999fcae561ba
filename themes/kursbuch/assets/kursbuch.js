// Only adds: a choice of the colour scheme, copy buttons for code, a search over the titles.
// Every page is complete without it.
(() => {
  const words = document.currentScript.dataset;
  const status = document.createElement("div");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);

  // Light, dark, or as the system has it; kept only by those who choose.
  const schemes = { system: "", light: "light", dark: "dark" };
  const kept = () => {
    try { return localStorage.getItem("scheme") ?? "system"; } catch { return "system"; }
  };
  const keep = (name) => {
    try {
      if (name === "system") localStorage.removeItem("scheme");
      else localStorage.setItem("scheme", name);
    } catch { /* Without storage the choice holds for this page. */ }
  };
  const apply = (name) => { document.documentElement.style.colorScheme = schemes[name] ?? ""; };
  apply(kept());

  const addSchemeChoice = (footer) => {
    const group = document.createElement("p");
    group.className = "scheme";
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-label", words.scheme);
    group.append(`${words.scheme}:`);
    for (const [at, name] of Object.keys(schemes).entries()) {
      const label = document.createElement("label");
      const choice = document.createElement("input");
      choice.type = "radio";
      choice.name = "scheme";
      choice.checked = name === (kept() in schemes ? kept() : "system");
      choice.addEventListener("change", () => { apply(name); keep(name); });
      label.append(choice, ` ${words.schemes.split("|")[at]}`);
      group.append(label);
    }
    footer.append(group);
  };
  const footer = document.querySelector(".site-footer");
  if (footer) addSchemeChoice(footer);

  const addCopyButton = (figure) => {
    const caption = figure.querySelector("figcaption");
    const code = figure.querySelector("code");
    if (!caption || !code) return;
    const button = document.createElement("button");
    const what = document.createElement("span");
    what.className = "visually-hidden";
    what.textContent = `: ${caption.textContent}`;
    button.type = "button";
    button.className = "copy";
    button.append(words.copy, what);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent);
      status.textContent = words.copied;
    });
    caption.after(button);
  };
  if (navigator.clipboard) document.querySelectorAll(".code-block").forEach(addCopyButton);

  const form = document.querySelector("search form");
  if (!form) return;
  const field = form.querySelector("[name=q]");
  const said = form.querySelector("[role=status]");
  const titles = [...document.querySelectorAll(".titles > li")];
  const spelled = { "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss" };
  const fold = (text) => text.toLowerCase().replace(/[äöüß]/g, (letter) => spelled[letter]).normalize("NFD").replace(/\p{M}/gu, "");

  const search = () => {
    const asked = field.value.trim();
    const parts = fold(asked).split(/\s+/).filter(Boolean);
    let hits = 0;
    for (const item of titles) {
      const text = fold(item.querySelector("a").textContent);
      item.hidden = !parts.every((part) => text.includes(part));
      hits += item.hidden ? 0 : 1;
    }
    const pattern = hits === 1 ? words.one : words.other;
    said.textContent = parts.length ? pattern.replace("{n}", hits).replace("{query}", () => asked) : "";
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value.trim())}`);
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) search();
})();
