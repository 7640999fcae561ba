//! Answers of an edition as replies of the server.

use super::Current;
use crate::commands::printer::Printer;
use crate::commands::timings::{line, timed};
use crate::edition::{Answer, Edition};
use crate::output::{Content, File};
use crate::preview::{Body, Reply, Router};
use crate::report::{self, Finding, Messages};

/// Answers every address from the edition that is shown when somebody asks; `clock` says
/// how long that took, `failed` hears of pages that cannot be made.
pub(super) fn router(
    current: Current,
    messages: Messages,
    clock: Option<Printer>,
    failed: impl Fn(&str) + Send + Sync + 'static,
) -> Router {
    std::sync::Arc::new(move |address| {
        let (reply, time) = timed(|| reply(&current.edition(), address, messages));
        if reply.status == 500 {
            failed(address);
        }
        if let Some(printer) = &clock {
            printer.say(&line(time, address));
        }
        reply
    })
}

/// What stands at an address: the page, its file, the right address, the finding of a
/// broken template, or the 404 page.
pub(super) fn reply(edition: &Edition, address: &str, messages: Messages) -> Reply {
    match edition.answer(address) {
        Answer::Found(file) => of_file(200, file),
        Answer::Moved(to) => Reply { location: Some(to), ..text(307, "") },
        Answer::Missing(Some(file)) => of_file(404, file),
        Answer::Missing(None) => text(404, "404"),
        Answer::Failed(finding) => broken(edition, *finding, messages),
    }
}

fn of_file(status: u16, file: File) -> Reply {
    let body = match file.content {
        Content::Bytes(bytes) => Body::Bytes(bytes),
        Content::CopyOf(path) => Body::File(path),
    };
    Reply { status, media_type: media_type(&file.path).to_owned(), body, location: None }
}

fn text(status: u16, text: &str) -> Reply {
    let body = Body::Bytes(text.as_bytes().to_vec());
    Reply { status, media_type: media_type("x.txt").to_owned(), body, location: None }
}

/// A page whose template failed shows why, in place of itself.
fn broken(edition: &Edition, finding: Finding, messages: Messages) -> Reply {
    let lang = if messages == Messages::German { "de" } else { "en" };
    let text = report::full(&[finding], &*edition.sources, messages, report::Colour::Plain);
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let html = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>satz</title></head>\
         <body><main><h1>satz</h1><pre style=\"overflow:auto\" tabindex=\"0\">{escaped}</pre></main></body></html>"
    );
    let body = Body::Bytes(html.into_bytes());
    Reply { status: 500, media_type: media_type("x.html").to_owned(), body, location: None }
}

/// The media type of a file by its ending (IANA).
fn media_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        "mp3" => "audio/mpeg",
        "vtt" => "text/vtt; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        _ => "application/octet-stream",
    }
}
