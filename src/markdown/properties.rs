//! What holds for every text, however strange.

use super::cases::Shown;
use super::{
    Block, Body, Fill, Form, Image, Limits, Link, Memo, Profile, compile, edits, escape_attribute, proofread,
    stored,
};
use crate::german::{Style, essence};
use crate::report::Place;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

#[path = "../../tests/laws/markdown.rs"]
mod laws;

/// Pieces of Markdown and HTML that meet each other in every order.
const PARTS: &[&str] = &[
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](x.png)",
    "](x.png \"t\")",
    "{lang=en}",
    "{.a #b}",
    "{caption=\"c\" rowheads}",
    "{decorative}",
    "{",
    "}",
    ":::note",
    ":::",
    "::::",
    "::event{id=x}",
    "::x{",
    ":abbr[",
    ":abbr[x]{t=\"u\"}",
    "<b>",
    "</b>",
    "<i lang=en>",
    "</i>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div class=\"",
    "<span/>",
    "<br>",
    "<hr>",
    "<svg><path/>",
    "</svg>",
    "<script>",
    "</script>",
    "<style>",
    "<textarea>",
    "</textarea>",
    "<!-- ",
    " -->",
    "<!-- more -->",
    "<?x?>",
    "<!x>",
    "<![CDATA[",
    "]]>",
    "<a href=x>",
    "</a>",
    "<li>",
    "<ul>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "</body>",
    "<pre>",
    "</pre>",
    "<",
    ">",
    "&",
    "&quot;",
    "&amp;lt;",
    "\\",
    "\\:",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    " ",
    "  ",
    "    ",
    "\t",
    "- ",
    "1. ",
    "> ",
    "# ",
    "### ",
    "- [x] ",
    "| a | b |\n|---|---|\n| c | d |\n",
    "|",
    "---\n",
    "***\n",
    "```\n",
    "```sql\n",
    "~~~ {title=x}\n",
    ": ",
    "[^1]",
    "[^1]: ",
    "[^2]: ",
    "https://a.de/x",
    "www.b.de",
    "{{< x >}}",
    "{{%",
    "{% x %}",
    "Wort",
    "\"Zitat\"",
    "z.B.",
    "ä",
    "ß",
    "\u{A0}",
    "\u{0}",
    "😀",
    "e\u{301}",
    "text {lang=en}",
];

fn markdown() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS), 0..40).prop_map(|parts| parts.concat())
}

fn check(text: &str, profile: &Profile) {
    laws::is_whole(text, profile);
    let body = compile(text, profile, &Memo::in_memory());
    laws::is_nested(&body.html(&Form::Page, &Shown), text);
    assert_eq!(stored::read(&stored::write(&body)).as_ref(), Some(&*body), "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_a_whole_piece_of_html(text in markdown()) {
        check(&text, &Profile::article("de", Style::default()));
        check(&text, &Profile::comment("de"));
    }

    #[test]
    fn typography_leaves_everything_but_the_words(text in markdown()) {
        laws::only_words_are_set(&text, &Profile::article("de", Style::default()));
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC*") {
        check(&text, &Profile::article("de", Style::default()));
    }

    #[test]
    fn code_is_never_changed(code in "[ -~äöü„“\n]{1,80}") {
        let fenced = format!("~~~~~ text\n{code}\n~~~~~\n");
        let body = compile(&fenced, &Profile::article("de", Style::default()), &Memo::in_memory());
        let html = body.html(&Form::Page, &Shown);
        let shown = html.split_once("<code class=\"language-text\">").and_then(|(_, rest)| rest.split_once("</code>"));
        let plain = shown.map(|(shown, _)| shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        prop_assert_eq!(plain, Some(format!("{code}\n")));
    }

    #[test]
    fn damaged_bytes_are_no_body(at in 0_usize..400, byte in 0_u8..) {
        let text = "## T\n\n*a* [b](c.md) ![d](e.png)\n\n:::note{x=1}\n`f`\n:::\n\n| a |\n|-|\n| b |\n\nx[^1]\n\n[^1]: n\n";
        let body = compile(text, &Profile::article("de", Style::default()), &Memo::in_memory());
        let mut bytes = stored::write(&body);
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
        if let Some(read) = stored::read(&bytes) {
            let _ = read.html(&Form::Page, &Shown);
        }
        prop_assert!(at >= bytes.len() || stored::read(&bytes[..at]).is_none());
    }
}

#[test]
fn hostile_texts_take_no_longer_than_others() {
    let profile = Profile::article("de", Style::default());
    for part in [
        ":",
        "[",
        "]",
        "{",
        "}",
        "*",
        "_",
        "`",
        "<",
        ">",
        "\"",
        "'",
        "\\",
        "<a b=\"",
        "<!--",
        ":a[",
        "](",
        "]{a=\"",
        "{a=\"",
        "::a\n",
        ":::a\n",
        "- ",
        "> ",
        "<b>",
        "</b>",
        "<p>",
        "[^1]",
        "![",
        "www.",
        "http://",
        "&",
        "|",
        "{{<",
        "::a{",
        "[x]{",
        "`[x]{a}`",
        "a\n{a}\n",
        "<div ",
        "</script",
        "# x\n",
        "- [ ] ",
        "(x){a}",
        ":a[x]{b=c}",
    ] {
        let text = part.repeat(60_000 / part.len());
        let body = compile(&text, &profile, &Memo::in_memory());
        laws::is_nested(&body.html(&Form::Page, &Shown), part);
    }
}
