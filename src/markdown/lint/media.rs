//! Recordings without a text, and what is loaded from elsewhere.

use super::Findings;
use super::outline::{Outline, RawTag, primary};
use super::problems::Problem;

pub(super) fn check(outline: &Outline<'_>, lang: &str, findings: &mut Findings) {
    for directive in outline.directives.iter().filter(|directive| directive.name == "audio") {
        if directive.argument("transcript").is_none_or(str::is_empty) {
            findings.add(Problem::AudioWithoutTranscript, directive.span.clone());
        }
    }
    for tag in outline.tags.iter().filter(|tag| tag.start.is_some()) {
        if is_recording(tag) && !has_link_nearby(outline, tag) {
            findings.add(Problem::EmbedWithoutAlternative, tag.span.clone());
        }
        if let Some(host) = host(attribute(tag, "action")).filter(|_| tag.name == "form") {
            findings.add(Problem::ExternalForm { host: host.to_owned() }, tag.span.clone());
        }
        if let Some(host) = foreign_host(tag) {
            findings.add(Problem::ExternalEmbed { host: host.to_owned() }, tag.span.clone());
        }
    }
    films(outline, primary(lang), findings);
    for picture in outline.pictures.iter().filter(|picture| !picture.raw) {
        if let Some(host) = host(&picture.target) {
            findings.add(Problem::ExternalEmbed { host: host.to_owned() }, picture.span.clone());
        }
    }
}

/// `<video>` of this blog with sound and without captions; blocks are looked at where files are known.
fn films(outline: &Outline<'_>, lang: &str, findings: &mut Findings) {
    for (at, tag) in outline.tags.iter().enumerate() {
        let Some(start) = tag.start.as_ref().filter(|_| tag.name == "video") else { continue };
        let inside = || outline.tags[at + 1..].iter().take_while(|other| other.name != "video");
        let named = attribute(tag, "src");
        let source = inside().map(|other| attribute(other, "src")).find(|source| !source.is_empty());
        let film = if named.is_empty() { source.unwrap_or_default() } else { named };
        let captioned = inside().any(|other| {
            other.name == "track" && matches!(attribute(other, "kind"), "captions" | "subtitles" | "")
        });
        if !captioned && host(film).is_none() && start.attribute("muted").is_none() {
            let name = film.rsplit('/').next().unwrap_or_default();
            let stem = name.rsplit_once('.').map_or("video", |(stem, _)| stem);
            findings.add(
                Problem::VideoWithoutCaptions { captions: format!("{stem}.{lang}.vtt") },
                tag.span.clone(),
            );
        }
    }
}

fn attribute<'t>(tag: &'t RawTag<'_>, name: &str) -> &'t str {
    tag.start.as_ref().and_then(|start| start.attribute(name)).unwrap_or_default()
}

fn is_recording(tag: &RawTag<'_>) -> bool {
    match tag.name.as_str() {
        "audio" => true,
        // A film of the blog itself needs captions instead.
        "video" => host(attribute(tag, "src")).is_some(),
        "iframe" => {
            let host = host(attribute(tag, "src")).unwrap_or_default();
            [
                "youtube",
                "youtu.be",
                "vimeo",
                "soundcloud",
                "spotify",
                "podigee",
                "peertube",
                "twitch",
                "dailymotion",
            ]
            .iter()
            .any(|name| host.contains(name))
        }
        _ => false,
    }
}

/// Whether a link stands inside of the element, or in the passage before or after it.
fn has_link_nearby(outline: &Outline<'_>, tag: &RawTag<'_>) -> bool {
    let after = outline.tags.partition_point(|other| other.span.start <= tag.span.start);
    let inside = outline.tags[after..].iter().take_while(|other| other.name != tag.name);
    let mut inside = inside.filter(|other| other.name == "a" || other.name == "track");
    let next = outline.passages.partition_point(|passage| passage.span.start <= tag.span.start);
    let beside = &outline.passages[next.saturating_sub(1)..(next + 1).min(outline.passages.len())];
    inside.next().is_some() || beside.iter().any(|passage| !passage.links.is_empty())
}

/// The host a tag makes the reader's browser call.
fn foreign_host<'t>(tag: &'t RawTag<'_>) -> Option<&'t str> {
    match tag.name.as_str() {
        "iframe" | "script" | "img" | "embed" | "video" | "audio" | "source" | "track" => {
            host(attribute(tag, "src"))
        }
        "link" => host(attribute(tag, "href")),
        "object" => host(attribute(tag, "data")),
        _ => None,
    }
}

/// The host of an absolute address.
fn host(address: &str) -> Option<&str> {
    let rest =
        address.trim().split_once("//").filter(|(scheme, _)| matches!(*scheme, "" | "http:" | "https:"))?.1;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (!host.is_empty()).then_some(host)
}
