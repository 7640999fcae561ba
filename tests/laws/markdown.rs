//! What holds for every Markdown text, however strange.
//!
//! The property tests of `markdown` and the fuzz target `markdown` ask the same questions; both bring the names
//! this file uses from the module above.

use super::{
    Block, Body, Fill, Form, Image, Limits, Link, Memo, Place, Profile, compile, edits, escape_attribute,
    essence, proofread,
};
use html5gum::{StartTag, Token, Tokenizer, naive_next_state};

/// Elements that have no content.
const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param",
    b"source", b"track", b"wbr",
];

/// Attributes that a reader reads or hears, and that are set for that.
const READ: [&[u8]; 3] = [b"alt", b"title", b"aria-label"];

/// A text compiles to HTML that is whole in every form, and every finding in it has a place.
#[track_caller]
pub fn is_whole(text: &str, profile: &Profile) {
    let body = compile(text, profile, &Memo::in_memory());
    for form in [Form::Page, Form::Listed { prefix: "x-".into() }, Form::Feed] {
        is_nested(&body.html(&form, &Plain), text);
        if let Some(summary) = body.summary_html(&form, &Plain) {
            is_nested(&summary, text);
        }
    }
    let _ = body.text(usize::MAX);
    let found = proofread(text, profile, &Limits::default());
    for finding in body.findings.iter().chain(&found) {
        let Place::Span(span) = &finding.place else { panic!("{finding:?} is nowhere") };
        assert!(text.get(span.range()).is_some(), "{finding:?} in {text:?}");
        if let Some(change) = &finding.change {
            assert!(text.get(change.span.range()).is_some(), "{finding:?} in {text:?}");
        }
    }
    for edit in edits(text, profile) {
        assert!(text.is_char_boundary(edit.at), "{edit:?} in {text:?}");
    }
}

/// Typography changes the words and nothing else: tags, addresses, ids and code are the same with it and without,
/// and so are the letters and digits of the words.
#[track_caller]
pub fn only_words_are_set(text: &str, profile: &Profile) {
    let mut plain = profile.clone();
    plain.style.enabled = false;
    let html = |profile: &Profile| {
        let body: &Body = &compile(text, profile, &Memo::in_memory());
        body.html(&Form::Page, &Plain)
    };
    let (set, typed) = (html(profile), html(&plain));
    let (set, typed) = (Skeleton::of(&set), Skeleton::of(&typed));
    assert_eq!(set.markup, typed.markup, "in {text:?}");
    assert_eq!(essence(&set.words), essence(&typed.words), "in {text:?}");
}

/// Every element is closed, and none out of turn.
#[track_caller]
pub fn is_nested(html: &str, source: &str) {
    let mut open: Vec<Vec<u8>> = Vec::new();
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) if !is_empty(&tag, &open) => open.push(tag.name.to_vec()),
            Token::EndTag(tag) => {
                let name: &[u8] = &tag.name;
                assert_eq!(open.pop().as_deref(), Some(name), "in {html:?} from {source:?}");
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} left open in {html:?} from {source:?}");
}

/// A page as tags, code and words.
#[derive(Default)]
struct Skeleton {
    /// Tags without what is read in them, and code, in order.
    markup: Vec<String>,
    /// Everything else.
    words: String,
}

impl Skeleton {
    fn of(html: &str) -> Skeleton {
        let mut skeleton = Skeleton::default();
        let mut code = 0_usize;
        for token in tokens(html) {
            match token {
                Token::StartTag(tag) => {
                    code += usize::from(is_code(&tag.name) && !tag.self_closing);
                    skeleton.markup.push(format!("<{}>", text(&tag.name)));
                    let attributes = tag.attributes.iter().filter(|(key, _)| !READ.contains(&&key[..]));
                    skeleton
                        .markup
                        .extend(attributes.map(|(key, value)| format!("{}={}", text(key), text(value))));
                }
                Token::EndTag(tag) => {
                    code = code.saturating_sub(usize::from(is_code(&tag.name)));
                    skeleton.markup.push(format!("</{}>", text(&tag.name)));
                }
                Token::String(string) if code > 0 => skeleton.markup.push(text(&string)),
                Token::String(string) => skeleton.words.push_str(&text(&string)),
                Token::Comment(comment) => skeleton.markup.push(text(&comment)),
                _ => {}
            }
        }
        skeleton
    }
}

/// Fills holes so that the result holds whatever stands in them.
struct Plain;

impl Fill for Plain {
    fn link(&self, link: &Link, out: &mut String) -> bool {
        // A dead link becomes its text.
        if link.target.is_empty() {
            return false;
        }
        out.push_str("<a");
        attribute("href", &link.target, out);
        attribute("title", &link.title, out);
        out.push_str(&link.attributes);
        out.push('>');
        true
    }

    fn image(&self, image: &Image, out: &mut String) {
        out.push_str("<img");
        attribute("src", &image.source, out);
        attribute("alt", &image.alt, out);
        attribute("title", &image.title, out);
        out.push_str(&image.attributes);
        out.push('>');
    }

    fn block(&self, _: &Block, inside: Option<&str>, out: &mut String) {
        out.push_str("<x-block>");
        out.push_str(inside.unwrap_or_default());
        out.push_str("</x-block>");
    }
}

fn attribute(key: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(key);
    out.push_str("=\"");
    escape_attribute(value, out);
    out.push('"');
}

/// The tokens as a browser reads them: in a picture or a formula, `<script/>` is closed at once.
fn tokens(html: &str) -> Vec<Token<()>> {
    let mut tokenizer = Tokenizer::new(html);
    let (mut tokens, mut foreign) = (Vec::new(), 0_usize);
    while let Some(Ok(token)) = tokenizer.next() {
        match &token {
            Token::StartTag(tag) if is_foreign(&tag.name) => foreign += usize::from(!tag.self_closing),
            Token::StartTag(tag) if foreign == 0 || !tag.self_closing => {
                naive_next_state(&tag.name).into_iter().for_each(|state| tokenizer.set_state(state));
            }
            Token::EndTag(tag) if is_foreign(&tag.name) => foreign = foreign.saturating_sub(1),
            _ => {}
        }
        tokens.push(token);
    }
    tokens
}

fn is_foreign(name: &[u8]) -> bool {
    name == b"svg" || name == b"math"
}

fn is_empty(tag: &StartTag<()>, open: &[Vec<u8>]) -> bool {
    let foreign = open.iter().any(|name| is_foreign(name));
    VOID.contains(&&tag.name[..]) || (foreign && tag.self_closing)
}

fn is_code(name: &[u8]) -> bool {
    [&b"code"[..], b"pre", b"kbd", b"samp", b"script", b"style", b"textarea"].contains(&name)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
