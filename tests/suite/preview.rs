//! The preview as a browser meets it: pages from memory, news of edits, a closed door.

use crate::workbench::{NOW, Project, post};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
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
        let mut process = Command::new(env!("CARGO_BIN_EXE_satz"))
            .args(["serve", "--port", "0", "--now", NOW, "--root"])
            .arg(project.path(""))
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
    assert!(lines.any(|line| line == format!("event: {event}")), "no {event}");
    lines.find_map(|line| line.strip_prefix("data: ").map(str::to_owned)).expect("data follow")
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
fn a_broken_post_keeps_the_rest_and_is_told_until_it_is_mended() {
    let preview = Preview::of(vpn("Text."));
    let mut news = preview.listen("/");
    preview.project.write(SOURCE, "+++\ntitle = kaputt\n+++\n");
    let problems = loop {
        let problems = hear(&mut news, "problems");
        if problems.contains("front-matter-syntax") {
            break problems;
        }
    };
    assert!(problems.contains(SOURCE), "{problems}");
    assert_eq!(preview.get("/").0, 200);
    preview.project.write(SOURCE, post("Unser VPN", "Wieder da."));
    hear(&mut news, "fine");
    assert!(preview.get(PAGE).1.contains("Wieder da."));
}

#[test]
fn the_preview_shows_what_a_build_writes() {
    let preview = Preview::of(vpn("Text mit \"Zitat\"."));
    preview.project.satz(&["build", "--drafts"]).succeeds();
    let script = "<script src=\"/_satz/client.js\" defer></script>";
    for (file, bytes) in preview.project.tree("public").iter().filter(|(file, _)| !file.starts_with(".satz"))
    {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let address = format!("/{}", file.strip_suffix("index.html").unwrap_or(file));
        let (status, body) = preview.get(&address);
        assert_eq!(status, 200, "{address}");
        assert_eq!(body.replace(script, ""), text, "{address}");
    }
    assert_eq!(preview.get("/gibt-es-nicht/").0, 404);
}

#[test]
fn strangers_are_turned_away() {
    let preview = Preview::of(vpn("Text."));
    assert_eq!(preview.get_as("/", "evil.example").0, 421);
    assert_eq!(preview.get_as("/", &format!("evil.example:{}", preview.port)).0, 421);
    for path in
        ["/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/site.toml", "/site.toml", "//etc/passwd"]
    {
        let (status, body) = preview.get(path);
        assert_eq!(status, 404, "{path}");
        assert!(!body.contains("root:") && !body.contains("base_url"), "{path}");
    }
}
