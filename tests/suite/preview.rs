//! The preview as a browser meets it: pages from memory, news of edits, a closed door.

use crate::workbench::{NOW, Project, post};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Longer than any machine needs; only a broken preview waits that long.
const PATIENCE: Duration = Duration::from_secs(60);

const PAGE: &str = "/blog/vpn/";
const SOURCE: &str = "content/posts/2026-06-01-vpn.md";

struct Preview {
    project: Project,
    process: Child,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Preview {
    fn of(project: Project) -> Preview {
        Preview::with(project, &[], &[])
    }

    /// With more arguments, and with variables set.
    fn with(project: Project, arguments: &[&str], variables: &[(&str, &Path)]) -> Preview {
        let mut process = Command::new(env!("CARGO_BIN_EXE_satz"))
            .args(["serve", "--port", "0", "--now", NOW, "--root"])
            .arg(project.path(""))
            .args(arguments)
            .envs(variables.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(process.stderr.take().expect("piped")).lines();
        let port = lines
            .find_map(|line| {
                let line = line.expect("text");
                let (_, rest) = line.split_once("http://localhost:")?;
                rest.split('/').next()?.parse().ok()
            })
            .expect("the preview says where it is");
        // Whatever it says later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Preview { project, process, port }
    }

    fn ask(&self, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a socket");
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it reads");
        stream
    }

    /// Status code and body.
    fn get(&self, path: &str) -> (u16, String) {
        self.get_as(path, &format!("localhost:{}", self.port))
    }

    fn get_as(&self, path: &str, host: &str) -> (u16, String) {
        let mut answer = String::new();
        self.ask(path, host).read_to_string(&mut answer).expect("an answer in UTF-8");
        let (head, body) = answer.split_once("\r\n\r\n").expect("head and body");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        (status, body.to_owned())
    }

    /// Head and body of the answer to a request with more headers.
    fn get_with(&self, path: &str, headers: &str) -> (String, Vec<u8>) {
        let mut answer = Vec::new();
        let host = format!("localhost:{}\r\n{headers}", self.port);
        self.ask(path, &host).read_to_end(&mut answer).expect("an answer");
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("head and body");
        let body = answer.split_off(end + 4);
        (String::from_utf8(answer).expect("headers are text").to_lowercase(), body)
    }

    /// The answer to a request of this head.
    fn send(&self, head: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        write!(stream, "{head}\r\nConnection: close\r\n\r\n").expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// Asks for a step in time as a page of this origin does; the status code.
    fn step(&self, to: &str, origin: &str) -> u16 {
        let host = format!("localhost:{}", self.port);
        let answer = self.send(&format!(
            "POST /_satz/step/{to} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nContent-Length: 0"
        ));
        answer.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status")
    }

    /// What an open page hears.
    fn listen(&self, page: &str) -> impl Iterator<Item = String> + use<> {
        let stream = self.ask(&format!("/_satz/events?page={page}"), &format!("localhost:{}", self.port));
        let mut lines = BufReader::new(stream).lines().map(|line| line.expect("news within a minute"));
        // The first comment says that the seat is taken; edits after it are heard.
        assert!(lines.by_ref().any(|line| line.contains("satz")), "a greeting");
        lines
    }
}

/// Waits for an event of this name and gives its data.
fn hear(lines: &mut impl Iterator<Item = String>, event: &str) -> String {
    // The preview says that it is still there every 15 seconds.
    let mut patience = 4;
    let wanted = format!("event: {event}");
    let heard = lines.any(|line| {
        patience -= usize::from(line.starts_with(':'));
        assert!(patience > 0, "no {event}");
        line == wanted
    });
    assert!(heard, "no {event}");
    let data = lines.next().expect("data follow");
    // Browsers drop an event without data.
    data.strip_prefix("data: ").filter(|data| !data.is_empty()).expect("data").to_owned()
}

/// The same, with words in its data.
fn hear_of(lines: &mut impl Iterator<Item = String>, event: &str, words: &str) -> String {
    loop {
        let data = hear(lines, event);
        if data.contains(words) {
            return data;
        }
    }
}

/// A page without what the preview adds.
fn without_script(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<script src=\"/_satz/client.js\"") else {
        return page.to_owned();
    };
    let (_, after) = rest.split_once("</script>").expect("the script ends");
    format!("{before}{after}")
}

fn vpn(text: &str) -> Project {
    Project::new(&[
        (SOURCE, &post("Unser VPN", text)),
        ("content/posts/entwurf.md", "+++\ntitle = \"Entwurf\"\ndraft = true\n+++\nText.\n"),
    ])
}

#[test]
fn an_edit_is_heard_and_seen() {
    let preview = Preview::of(vpn("Vorher."));
    let (status, before) = preview.get(PAGE);
    assert_eq!(status, 200);
    assert!(before.contains("Vorher.") && before.contains("/_satz/client.js"));
    let mut news = preview.listen(PAGE);
    preview.project.write(SOURCE, post("Unser VPN", "Nachher."));
    assert_eq!(hear(&mut news, "reload"), PAGE);
    assert!(preview.get(PAGE).1.contains("Nachher."));
    assert!(!preview.project.exists("public"), "nothing is written");
}

#[test]
fn a_broken_post_keeps_its_last_good_version_until_it_is_mended() {
    let preview = Preview::of(vpn("Text von vorher."));
    let mut news = preview.listen(PAGE);
    preview.project.write(SOURCE, "+++\ntitle = kaputt\n+++\n");
    hear_of(&mut news, "state", "Letzte lesbare Fassung");
    let problems = hear_of(&mut news, "problems", "front-matter-syntax");
    assert!(problems.contains(SOURCE), "{problems}");
    assert!(preview.get(PAGE).1.contains("Text von vorher."));
    assert!(preview.get("/").1.contains(PAGE), "lists keep it too");
    preview.project.write(SOURCE, post("Unser VPN", "Wieder da."));
    hear(&mut news, "fine");
    assert!(preview.get(PAGE).1.contains("Wieder da."));
    preview.project.write(SOURCE, "+++\ntitle = kaputt\n+++\n");
    hear_of(&mut news, "problems", "front-matter-syntax");
    preview.project.remove(SOURCE);
    hear(&mut news, "fine");
    assert_eq!(preview.get(PAGE).0, 404, "what is gone is gone");
}

#[test]
fn a_broken_template_shows_its_error_on_its_pages_alone() {
    let preview = Preview::of(vpn("Text."));
    preview.project.write("content/pages/impressum.md", "+++\ntitle = \"Impressum\"\n+++\nAngaben.\n");
    let mut news = preview.listen("/impressum/");
    preview.project.write("themes/kursbuch/templates/page.html", "{{ nichts.da }}");
    hear(&mut news, "reload");
    let (status, page) = preview.get("/impressum/");
    assert_eq!(status, 500);
    assert!(page.contains("themes/kursbuch/templates/page.html"), "{page}");
    assert_eq!(preview.get("/").0, 200);
    assert_eq!(preview.get(PAGE).0, 200);
    preview.project.remove("themes/kursbuch/templates/page.html");
    hear(&mut news, "reload");
    assert_eq!(preview.get("/impressum/").0, 200);
}

#[test]
fn what_fails_on_one_page_is_known_on_all() {
    let project = vpn("Text.");
    let template = "themes/kursbuch/templates/page.html";
    let picky = "{% if page.heading == \"Kaputt\" %}{{ nichts.da }}{% endif %}";
    project.write("content/pages/impressum.md", "+++\ntitle = \"Impressum\"\n+++\nAngaben.\n");
    project.write(template, "{{ nichts.da }}");
    let preview = Preview::of(project);
    let mut news = preview.listen("/");
    let told = hear_of(&mut news, "problems", "template-failed");
    assert!(told.contains(template) && told.contains("/impressum/"), "{told}");
    preview.project.write(template, picky);
    hear(&mut news, "fine");
    // Nobody looks at the page that fails now, so it is not known before somebody does.
    preview.project.write("content/pages/neu.md", "+++\ntitle = \"Kaputt\"\n+++\nText.\n");
    hear(&mut news, "state");
    assert_eq!(preview.get("/neu/").0, 500);
    assert!(hear(&mut news, "problems").contains("/neu/"));
    preview.project.write("content/pages/neu.md", "+++\ntitle = \"Heil\"\n+++\nText.\n");
    hear(&mut news, "fine");
}

#[test]
fn settings_styles_and_strings_apply_without_a_restart() {
    let preview = Preview::of(vpn("Text."));
    let mut news = preview.listen("/");
    let settings = preview.project.read("site.toml").replace("Testblog", "Andersblog");
    preview.project.write("site.toml", settings);
    hear(&mut news, "reload");
    assert!(preview.get("/").1.contains("Andersblog"));
    preview.project.write("themes/kursbuch/assets/kursbuch.css", "body { color: #111 }\n");
    let sheets = hear(&mut news, "css");
    assert!(sheets.starts_with("/assets/kursbuch"), "{sheets}");
    preview.project.write("themes/kursbuch/strings/de.toml", "[a11y]\nskip_link = \"Zum Anfang\"\n");
    hear(&mut news, "reload");
    assert!(preview.get("/").1.contains("Zum Anfang"));
}

#[test]
fn a_thousand_files_at_once_are_one_reload() {
    let preview = Preview::of(vpn("Text."));
    let name = |number: usize| format!("2026-05-01-{number:03}.md");
    for number in 0..1000 {
        let text = post(&format!("Nr. {number}"), "Text.").replace("2026-06-01", "2026-05-01");
        preview.project.write(&format!("anderswo/{}", name(number)), text);
    }
    let mut news = preview.listen("/");
    for number in 0..1000 {
        let to = preview.project.path(&format!("content/posts/{}", name(number)));
        std::fs::rename(preview.project.path(&format!("anderswo/{}", name(number))), to).expect("writable");
    }
    hear(&mut news, "reload");
    let (_, search) = preview.get("/suche/");
    assert_eq!(search.matches(">Nr.").count(), 1000, "all of them are there with the first word");
    preview.project.write(SOURCE, post("Danach", "Text."));
    hear(&mut news, "reload");
    assert!(preview.get("/suche/").1.contains("Danach"), "and there was no second word");
}

#[test]
fn whoever_does_not_listen_keeps_nobody_waiting() {
    let preview = Preview::of(vpn("Vorher."));
    let host = format!("localhost:{}", preview.port);
    let _deaf: Vec<TcpStream> = (0..30)
        .flat_map(|_| {
            let half = TcpStream::connect(("127.0.0.1", preview.port)).expect("it listens");
            (&half).write_all(b"GET / HTTP/1.1\r\nHo").expect("it reads");
            [preview.ask("/_satz/events?page=/", &host), preview.ask(PAGE, &host), half]
        })
        .collect();
    let mut news = preview.listen(PAGE);
    for text in ["Eins.", "Zwei.", "Drei."] {
        preview.project.write(SOURCE, post("Unser VPN", text));
        hear(&mut news, "reload");
        assert!(preview.get(PAGE).1.contains(text));
    }
}

#[test]
fn a_page_that_was_late_is_told_at_once() {
    let preview = Preview::of(vpn("Vorher."));
    let (_, page) = preview.get(PAGE);
    let is = page.split_once("data-page=\"").and_then(|(_, rest)| rest.split('"').next()).expect("its mark");
    let mut early = preview.listen(PAGE);
    preview.project.write(SOURCE, post("Unser VPN", "Nachher."));
    hear(&mut early, "reload");
    assert_eq!(hear(&mut preview.listen(&format!("{PAGE}&is={is}")), "reload"), PAGE);
}

#[test]
fn a_writer_steps_to_the_next_moment_and_back() {
    let later = "+++\ntitle = \"Später\"\ndate = 2026-12-01T09:00:00\n+++\nText.\n";
    let fleeting = "+++\ntitle = \"Kurz da\"\ndate = 2026-06-01\nexpires = 2026-12-24\n+++\nText.\n";
    let preview = Preview::of(Project::new(&[
        ("content/posts/spaeter.md", later),
        ("content/posts/kurz.md", fleeting),
    ]));
    let mut news = preview.listen("/");
    let first = hear(&mut news, "state");
    assert!(
        first.contains("1.\u{a0}Dezember 2026, 9:00\u{a0}Uhr") && first.contains("„Später“ erscheint"),
        "{first}"
    );
    assert!(first.contains("\"now\":\"20.\u{a0}November 2026") && first.contains("\"back\":null"), "{first}");
    assert!(first.contains("Erscheint: "), "{first}");
    assert_eq!(preview.step("next", "http://evil.example"), 421);
    assert_eq!(preview.step("next", &format!("http://localhost:{}", preview.port)), 204);
    let second = hear_of(&mut news, "state", "„Kurz da“ läuft ab");
    assert!(second.contains("\"back\":\"20.\u{a0}November 2026"), "{second}");
    assert!(!second.contains("Erscheint: "), "{second}");
    assert_eq!(preview.get("/blog/kurz/").0, 200);
    preview.step("next", &format!("http://localhost:{}", preview.port));
    let third = hear_of(&mut news, "state", "\"next\":null");
    assert_eq!(preview.get("/blog/kurz/").0, 404);
    assert!(third.contains("\"/blog/kurz/\":{\"text\":\"Abgelaufen: 24.\u{a0}Dezember 2026"), "{third}");
    preview.step("back", &format!("http://localhost:{}", preview.port));
    hear_of(&mut news, "state", "„Später“ erscheint");
    assert_eq!(preview.get("/blog/kurz/").0, 200);
}

#[test]
fn the_preview_shows_what_a_build_writes() {
    let preview = Preview::of(vpn("Text mit \"Zitat\"."));
    preview.project.satz(&["build", "--drafts"]).succeeds();
    for (file, bytes) in preview.project.tree("public").iter().filter(|(file, _)| !file.starts_with(".satz"))
    {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let address = format!("/{}", file.strip_suffix("index.html").unwrap_or(file));
        let (status, body) = preview.get(&address);
        assert_eq!(status, 200, "{address}");
        assert_eq!(without_script(&body), text, "{address}");
    }
    assert_eq!(preview.get("/gibt-es-nicht/").0, 404);
    for page in ["/", PAGE] {
        assert_eq!(preview.get(&format!("{page}index.html")), preview.get(page), "{page}");
    }
    assert_eq!(preview.get("/gibt-es-nicht/index.html").0, 404);
    let mut answer = String::new();
    let host = format!("localhost:{}", preview.port);
    preview.ask("/blog/vpn?q=a%20b", &host).read_to_string(&mut answer).expect("an answer");
    let moved = "location: /blog/vpn/?q=a%20b\r\n";
    assert!(answer.starts_with("HTTP/1.1 307") && answer.contains(moved), "{answer}");
}

#[test]
fn a_film_can_be_wound_and_is_sent_once() {
    let project = vpn("Text.");
    let film: Vec<u8> = (0..200_000_u32).map(|byte| (byte % 251) as u8).collect();
    project.write("content/static/film.mp4", &film);
    let preview = Preview::of(project);
    let (head, body) = preview.get_with("/film.mp4", "X: y");
    assert!(head.starts_with("http/1.1 200") && head.contains("content-type: video/mp4"), "{head}");
    assert!(head.contains("accept-ranges: bytes") && head.contains("cache-control: no-cache"), "{head}");
    assert_eq!(body, film);
    let (part, body) = preview.get_with("/film.mp4", "Range: bytes=1000-1999");
    assert!(
        part.starts_with("http/1.1 206") && part.contains("content-range: bytes 1000-1999/200000"),
        "{part}"
    );
    assert_eq!(body, film[1000..2000]);
    let tag = head.lines().find_map(|line| line.strip_prefix("etag: ")).expect("a tag");
    let (known, body) = preview.get_with("/film.mp4", &format!("If-None-Match: {tag}"));
    assert!(known.starts_with("http/1.1 304") && body.is_empty(), "{known}");
    let (other, body) = preview.get_with("/film.mp4", "Range: bytes=1000-1999\r\nIf-Range: \"other\"");
    assert!(other.starts_with("http/1.1 200") && body == film, "{other}");
    let (beyond, _) = preview.get_with("/film.mp4", "Range: bytes=200000-");
    assert!(beyond.starts_with("http/1.1 416"), "{beyond}");
    for ignored in ["bytes=0-1,5-6", "items=0-1"] {
        let (whole, body) = preview.get_with("/film.mp4", &format!("Range: {ignored}"));
        assert!(whole.starts_with("http/1.1 200") && body == film, "{ignored}: {whole}");
    }
    for path in ["/../site.toml", "/%2e%2e/site.toml", "/site.toml", "/film.mp4/../../site.toml"] {
        let (status, body) = preview.get(path);
        assert!(status == 404 && !body.contains("base_url"), "{path}: {status}");
    }
}

#[cfg(unix)]
#[test]
fn the_browser_is_opened_at_the_blog() {
    use std::os::unix::fs::PermissionsExt;

    let project = vpn("Text.");
    project.write(
        "site.toml",
        project.read("site.toml").replace("https://blog.example", "https://blog.example/b"),
    );
    let (browser, opened) = (project.path("browser"), project.path("opened"));
    // Reading waits until the browser wrote what it was asked to open.
    assert!(Command::new("mkfifo").arg(&opened).status().expect("it starts").success());
    project.write("browser", format!("#!/bin/sh\necho \"$1\" > '{}'\n", opened.display()));
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).expect("our own file");
    let preview = Preview::with(project, &["--open"], &[("BROWSER", &browser)]);
    let url = std::fs::read_to_string(&opened).expect("a line");
    assert_eq!(url, format!("http://localhost:{}/b/\n", preview.port));
}

#[test]
fn strangers_are_turned_away() {
    let preview = Preview::of(vpn("Text."));
    let (status, why) = preview.get_as("/", "evil.example");
    assert_eq!(status, 421);
    assert!(why.contains("satz serve --host 0.0.0.0"), "{why}");
    let host = format!("localhost:{}", preview.port);
    let refused = preview.send(&format!("PUT / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0"));
    assert!(refused.starts_with("HTTP/1.1 405") && refused.contains("allow: GET, HEAD\r\n"), "{refused}");
    let unasked = format!("POST /_satz/step/next HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0");
    assert!(preview.send(&unasked).starts_with("HTTP/1.1 403"));
    assert_eq!(preview.get_as("/", &format!("evil.example:{}", preview.port)).0, 421);
    for path in
        ["/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/site.toml", "/site.toml", "//etc/passwd"]
    {
        let (status, body) = preview.get(path);
        assert_eq!(status, 404, "{path}");
        assert!(!body.contains("root:") && !body.contains("base_url"), "{path}");
    }
}

#[test]
fn other_devices_reach_a_preview_on_all_addresses_by_figures() {
    let preview = Preview::with(vpn("Text."), &["--host", "0.0.0.0"], &[]);
    let at = |host: &str| preview.get_as(PAGE, &format!("{host}:{}", preview.port)).0;
    assert_eq!([at("192.0.2.7"), at("localhost"), at("rechner"), at("evil.example")], [200, 200, 421, 421]);
}

#[test]
fn the_host_is_an_address_or_localhost() {
    let preview = Preview::with(vpn("Text."), &["--host", "localhost"], &[]);
    assert_eq!(preview.get(PAGE).0, 200);
    let run = preview.project.satz(&["serve", "--host", "rechner"]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("„rechner“ ist keine Adresse in Zahlen"), "{}", run.errors);
}
