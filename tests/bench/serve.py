"""How long it takes from a saved file to the page that shows it, and what the preview weighs.

Starts a server on a corpus, edits one post again and again and asks for its page until the
new words are there. The clock runs from the end of the write to the first answer that holds
them, so it contains the debounce, which is also counted apart.
"""

import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

# What satz waits for after the last event of a single save, in ms.
WATCH = Path(__file__).resolve().parents[2] / "src/preview/watch.rs"
DEBOUNCE = int(re.search(r"const QUIET: Duration = Duration::from_millis\((\d+)\)", WATCH.read_text())[1])
EDITS = 30


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, command, folder, port, page):
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        # Whatever it says must not fill the pipe.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.port, self.page = port, page
        start = time.perf_counter()
        while not self.holds(""):
            if self.process.poll() is not None:
                sys.exit(f"{' '.join(map(str, command))} ended")
            time.sleep(0.02)
        self.start = time.perf_counter() - start

    def holds(self, words):
        try:
            connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
            connection.request("GET", self.page)
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
            connection.close()
            return answer.status == 200 and words in text
        except (OSError, http.client.HTTPException):
            return False

    def edit(self, post, text, words):
        """Milliseconds from the end of the write to the answer with the words."""
        with open(post, "w", encoding="utf-8") as file:
            file.write(text + f"\n{words}\n")
        start = time.perf_counter()
        # Asking makes the server render, which takes from what is measured; before the debounce
        # is over nothing can be there.
        time.sleep(DEBOUNCE / 1000)
        while not self.holds(words):
            time.sleep(0.004)
        return (time.perf_counter() - start) * 1000

    def memory(self):
        """MB held now."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1024

    def end(self):
        self.process.terminate()
        self.process.wait()


def page_of(post, form):
    slug = re.sub(r"^\d{4}-\d\d-\d\d-", "", post.stem) if form == "satz" else post.stem
    return f"/blog/{slug}/" if form == "satz" else f"/posts/{slug}/"


def measure(label, command, folder, form, debounce, many):
    """Prints one row; `many` edits are made for the growth of memory, if any."""
    port = free_port()
    post = sorted((folder / "content/posts").iterdir())[-2]
    text = post.read_text(encoding="utf-8")
    server = Server([part.replace("PORT", str(port)) for part in command], folder, port, page_of(post, form))
    try:
        for turn in range(5):
            server.edit(post, text, f"Aufwärmen {turn}.")
        early = server.memory()
        times = [server.edit(post, text, f"Satz {turn}.") for turn in range(EDITS)]
        for turn in range(many):
            server.edit(post, text, f"Noch ein Satz, der {turn}.")
        late = server.memory()
    finally:
        server.end()
        post.write_text(text, encoding="utf-8")
    median, worst = statistics.median(times), statistics.quantiles(times, n=10)[-1]
    growth = f"{(late / early - 1) * 100:+7.1f} %" if many else "        –"
    print(
        f"{label:<34}{server.start:8.2f}{median:9.1f}{max(0, median - debounce):9.1f}{worst:9.1f}{early:9.0f}{late:9.0f}{growth}",
        flush=True,
    )


def compare(count, corpora, programs, hugo, many):
    print(f"{'':<34}{'start s':>8}{'edit ms':>9}{'less':>9}{'9 of 10':>9}{'MB':>9}{'MB then':>9}   growth   ({many} edits; less: without the debounce)", flush=True)
    if hugo:
        command = [hugo, "server", "--port", "PORT", "--bind", "127.0.0.1", "--baseURL", "http://localhost:PORT/", "--appendPort=false", "--disableLiveReload", "--noHTTPCache"]
        measure(f"{count} posts, hugo server", command, corpora["hugo"], "hugo", 0, 0)
    for program in programs:
        name = os.path.basename(program) if len(programs) == 1 else program
        command = [program, "serve", "--port", "PORT", "--now", "2026-01-02"]
        measure(f"{count} posts, {name} serve", command, corpora["satz"], "satz", DEBOUNCE, many)
