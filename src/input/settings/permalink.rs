//! The pattern of addresses of posts: `/blog/{slug}/`.

use super::sections::{Permalink, PermalinkPart};

impl Permalink {
    /// Reads a pattern. It begins and ends in `/`, holds `{slug}` or `{id}`, and no segment
    /// can be empty, leave its folder, or need encoding.
    pub fn parse(pattern: &str) -> Option<Permalink> {
        let inside = pattern.strip_prefix('/')?.strip_suffix('/')?;
        let segments: Vec<_> = inside.split('/').map(segment).collect::<Option<_>>()?;
        let own = |part: &PermalinkPart| matches!(part, PermalinkPart::Slug | PermalinkPart::Id);
        segments.iter().flatten().any(own).then_some(Permalink { segments })
    }
}

fn segment(text: &str) -> Option<Vec<PermalinkPart>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix('{') {
            let (name, after) = inside.split_once('}')?;
            parts.push(placeholder(name)?);
            rest = after;
        } else {
            let end = rest.find('{').unwrap_or(rest.len());
            parts.push(literal(&rest[..end])?);
            rest = &rest[end..];
        }
    }
    (!parts.is_empty()).then_some(parts)
}

fn placeholder(name: &str) -> Option<PermalinkPart> {
    Some(match name {
        "slug" => PermalinkPart::Slug,
        "id" => PermalinkPart::Id,
        "year" => PermalinkPart::Year,
        "month" => PermalinkPart::Month,
        "day" => PermalinkPart::Day,
        "category" => PermalinkPart::Category,
        _ => return None,
    })
}

fn literal(text: &str) -> Option<PermalinkPart> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let dots = text.bytes().all(|byte| byte == b'.');
    (text.bytes().all(plain) && !dots).then(|| PermalinkPart::Literal(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, segments: usize) {
        assert_eq!(
            Permalink::parse(pattern).map_or(0, |permalink| permalink.segments.len()),
            segments,
            "{pattern}"
        );
    }

    #[test]
    fn a_pattern_has_sound_segments() {
        check("/blog/{slug}/", 2);
        check("/{year}/{month}/{day}/{slug}/", 4);
        check("/{year}-{id}.html/", 1);
        check("/{slug}/", 1);
        for pattern in [
            "",
            "/",
            "/blog/",
            "blog/{slug}/",
            "/{slug}",
            "//{slug}/",
            "/../{slug}/",
            "/{slug/",
            "/{titel}/",
            "/ü/{slug}/",
        ] {
            check(pattern, 0);
        }
        assert_eq!(Permalink::parse("/blog/{slug}/"), Some(Permalink::default()));
    }
}
