#!/usr/bin/env python3
"""Makes a blog of any size for measuring: the same posts for satz and for Hugo.

    corpus.py POSTS FOLDER [satz|hugo]

Seeded, so two runs write the same bytes. A post has about 800 words, every third
one a block of code; 12 authors, 20 tags, 8 categories. For Hugo it also writes the
few layouts that make the pages satz makes: a page for each post with its author,
the stream, and the lists of tags, categories and authors with ten full posts a page.
"""

import random
import sys
from datetime import date, timedelta
from pathlib import Path

WORDS = """
Netz Leitung Schrank Server Platte Sicherung Abend Woche Fehler Meldung Ursache Kunde Vertrag Rechnung Fahrplan
Abfrage Tabelle Spalte Zeile Schlüssel Wert Prüfung Gerät Anschluss Verbindung Aufgabe Lösung Schritt Anleitung
der die das ein eine und oder aber weil wenn dann nicht mehr noch schon immer wieder heute gestern morgen dort hier
läuft steht liegt fehlt zeigt prüft schreibt liest startet endet wartet meldet ändert bleibt kommt geht findet
schnell langsam sicher offen kurz lang neu alt ruhig genau einfach möglich nötig übrig größer kleiner täglich
""".split()

CODE = {
    "bash": "for host in {hosts}; do\n  ssh \"$host\" 'systemctl --failed --no-legend' | sort > \"/tmp/$host.txt\"\ndone",
    "sql": "SELECT kunde, count(*) AS anzahl\nFROM rechnung\nWHERE datum >= '20{year}-01-01' -- ab Januar\nGROUP BY kunde\nHAVING count(*) > {n};",
    "python": "def summe(werte: list[int]) -> int:\n    \"\"\"Die Summe der Werte über {n}.\"\"\"\n    return sum(w for w in werte if w > {n})",
    "rust": "fn main() {{\n    let werte: Vec<u32> = (0..{n}).collect();\n    println!(\"{{}}\", werte.iter().sum::<u32>()); // Summe\n}}",
    "yaml": "dienste:\n  web:\n    image: \"beispiel/web:1.{n}\"\n    ports: [\"8{n}:80\"]  # außen:innen",
    "javascript": "const werte = [1, 2, {n}];\nexport const summe = () => werte.reduce((a, b) => a + b, 0); // alles",
}


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(8, 18))]
    if rng.random() < 0.25:
        at = rng.randrange(1, len(words))
        words[at] = f'"{words[at]}"'
    if rng.random() < 0.2:
        words.insert(rng.randrange(1, len(words)), "-")
    if rng.random() < 0.2:
        words.append(rng.choice(["z. B. heute", "um 18:00 Uhr", "auf 3,5 GB", "bis zum 19. Dezember", "von 10-20 Uhr"]))
    if rng.random() < 0.1:
        words.append(rng.choice(["**ganz wichtig**", "*so gemeint*", "`systemctl status`", "[die Anleitung](https://beispiel.example/a-b)"]))
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def code(rng):
    language = rng.choice(sorted(CODE))
    pattern = CODE[language]
    blocks = [
        pattern.format(hosts=" ".join(rng.sample(WORDS[:15], 3)).lower(), year=rng.randint(10, 26), n=rng.randint(1, 99))
        for _ in range(rng.randint(2, 8))
    ]
    return f"```{language}\n" + "\n".join(blocks) + "\n```"


def body(rng):
    parts = []
    for section in range(4):
        parts.append(f"## {rng.choice(WORDS)} und {rng.choice(WORDS)} {section + 1}")
        for _ in range(3):
            parts.append(" ".join(sentence(rng) for _ in range(5)))
        if section == 1:
            parts.append("\n".join(f"- {sentence(rng)}" for _ in range(4)))
    if rng.random() < 0.35:
        parts.insert(rng.randrange(2, len(parts)), code(rng))
    return "\n\n".join(parts) + "\n"


AUTHORS = [f"person-{n:02}" for n in range(1, 13)]
TAGS = [f"Stichwort {n}" for n in range(1, 21)]
CATEGORIES = [f"Bereich {n}" for n in range(1, 9)]


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def quoted(names):
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


HUGO_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate (%s) }}{{ range $p.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2.1.2006" }}</time></p>{{ .Content }}{{ partial "author.html" . }}</article>{{ end }}
<nav>{{ with $p.Prev }}<a href="{{ .URL }}">Neuere</a>{{ end }} Seite {{ $p.PageNumber }} von {{ $p.TotalPages }} {{ with $p.Next }}<a href="{{ .URL }}">Ältere</a>{{ end }}</nav>{{ end }}
"""

HUGO = {
    "hugo.toml": """baseURL = "https://blog.example/"
title = "Messblog"
languageCode = "de"
disableKinds = ["RSS"]
[pagination]
pagerSize = 10
[taxonomies]
author = "authors"
tag = "tags"
category = "categories"
[markup.goldmark.renderer]
unsafe = true
[markup.highlight]
noClasses = false
""",
    "layouts/_default/baseof.html": """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{{ .Title }} – {{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"></head><body><header><a href="/">{{ site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main><footer>Impressum</footer></body></html>
""",
    "layouts/_default/single.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1><p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2.1.2006" }}</time></p>
{{ .Content }}{{ partial "author.html" . }}<p>{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }} {{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p></article>{{ end }}
""",
    "layouts/partials/author.html": """{{ range .Params.authors }}<section><h3>{{ . }}</h3><p>Schreibt über Netze und Server.</p><p><a href="/authors/{{ urlize . }}/">Alle Beiträge von {{ . }}</a></p></section>{{ end }}
""",
    "layouts/index.html": HUGO_LIST % '(where site.RegularPages "Section" "posts")',
    "layouts/_default/list.html": HUGO_LIST % ".RegularPages",
    "layouts/_default/taxonomy.html": HUGO_LIST % ".Pages",
    "layouts/_default/terms.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
}


def main(count, folder, form):
    rng = random.Random(20)
    if form == "hugo":
        for name, text in HUGO.items():
            write(folder / name, text)
    else:
        write(folder / "site.toml", 'title = "Messblog"\nbase_url = "https://blog.example"\nlang = "de"\nid_base = "tag:blog.example,2026:"\n')
        for author in AUTHORS:
            write(folder / f"content/authors/{author}.md", f'+++\nname = "{author.title()}"\nrole = "Technik"\n+++\n\nSchreibt über Netze und Server.\n')
    day = date(2026, 1, 1)
    for number in range(count):
        day_of = day - timedelta(days=number // 3)
        title = f"{rng.choice(WORDS).capitalize()} {rng.choice(WORDS)} {number + 1}"
        front = (
            f'+++\ntitle = "{title}"\ndate = {day_of.isoformat()}\nauthors = {quoted(rng.sample(AUTHORS, 1))}\n'
            f"categories = {quoted(rng.sample(CATEGORIES, 1))}\ntags = {quoted(rng.sample(TAGS, 3))}\n+++\n\n"
        )
        write(folder / f"content/posts/{day_of.isoformat()}-beitrag-{number + 1}.md", front + body(rng))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "satz")
