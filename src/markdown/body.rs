//! A compiled text: pieces of finished HTML, and holes where only the page knows more.

use crate::report::Finding;
use std::ops::Range;

/// A compiled text. Spans and byte ranges are relative to the text that was compiled.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// The text in order.
    pub pieces: Vec<Piece>,
    /// Links, in order of appearance; `Piece::Link` points here.
    pub links: Vec<Link>,
    /// Pictures of Markdown, in order; `Piece::Image` points here.
    pub images: Vec<Image>,
    /// Headings, in order; `Piece::Heading` and `Piece::HeadingEnd` point here.
    pub headings: Vec<Heading>,
    /// Uses of blocks, in order; `Piece::Block` points here.
    pub blocks: Vec<Block>,
    /// How many footnotes there are.
    pub notes: u32,
    /// Words of running text, without code.
    pub words: u32,
    /// Characters of running text, for the reading time.
    pub text_chars: u32,
    /// Characters of code, which count half for the reading time.
    pub code_chars: u32,
    /// Index into `pieces` where `<!-- more -->` stands.
    pub summary_end: Option<u32>,
    /// The language of the few words that stand around notes and headings.
    pub labels: Labels,
    /// Whether headings end in a link to themselves on a page of their own.
    pub anchors: bool,
    /// What was found while compiling, at `FileId::HERE`.
    pub findings: Vec<Finding>,
}

/// A stretch of a body.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Finished HTML, the same in every form.
    Html(Box<str>),
    /// `<a …>` of `links[n]`; the text and `</a>` follow as pieces of their own.
    Link(u32),
    /// `</a>` of `links[n]`, apart from `Html` because a dead link becomes its text.
    LinkEnd(u32),
    /// `<img …>` of `images[n]`.
    Image(u32),
    /// The start tag of `headings[n]`, with id and level for the form.
    Heading(u32),
    /// Anchor and end tag of `headings[n]`.
    HeadingEnd(u32),
    /// An id or a fragment that wants the form's prefix, without `#`.
    Id(Box<str>),
    /// What is a landmark on a page of its own and a plain group in a list:
    /// ` role="region"` or ` role="group"` and the like; (page, listed).
    PerForm(Box<str>, Box<str>),
    /// The block `blocks[n]`.
    Block(u32),
    /// Source code in spans of colour, which feeds do without.
    Code(Box<str>),
    /// A reference to a footnote; left out of a summary, which has no notes.
    Note {
        /// The number of the note, from 1.
        number: u32,
        /// Which reference to this note it is, from 1.
        time: u32,
    },
}

/// The language of the words that compiling itself writes: „Fußnote 1“, “Footnote 1”.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Labels {
    /// German, also where neither is spoken.
    #[default]
    German,
    /// English.
    English,
}

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the compiled text.
    pub span: Range<usize>,
}

/// What a link's target looks like before anyone has looked it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// `https:`, `mailto:`, `tel:` and other schemes.
    External,
    /// `/…`: an address of the blog.
    Address,
    /// `#…`: on the same page.
    Fragment,
    /// A file: relative, or from `content/` on with `@/`.
    File,
}

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// As written, without escapes: `../posts/x.md#abschnitt`.
    pub target: String,
    /// What it looks like.
    pub kind: LinkKind,
    /// The bytes of the whole link in the source.
    pub span: Range<usize>,
    /// Typeset, may be empty.
    pub title: String,
    /// `hreflang` or `lang`, class and id from the attributes, ready to be printed with a leading space.
    pub attributes: String,
    /// Whether the link has no text and takes the title of its target.
    pub empty: bool,
    /// Whether the text of the link is its own address.
    pub bare: bool,
}

/// A picture of Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// As written.
    pub source: String,
    /// The bytes of the whole picture in the source.
    pub span: Range<usize>,
    /// Alternative text, typeset, not yet escaped.
    pub alt: String,
    /// Title, typeset, not yet escaped. A picture alone in its paragraph with a title is a figure already.
    pub title: String,
    /// `{decorative}`: the empty alternative text is meant.
    pub decorative: bool,
    /// `{width=…}`, in CSS pixels.
    pub width: Option<u32>,
    /// Class, id, lang, ready to be printed with a leading space.
    pub attributes: String,
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// Level after normalising, 2 to 6, as on the text's own page.
    pub level: u8,
    /// Without prefix; made from the untypeset text, unique in the body.
    pub id: String,
    /// The text, typeset, plain.
    pub text: String,
    /// Further attributes, ready to be printed with a leading space.
    pub attributes: String,
    /// The bytes of the heading in the source.
    pub span: Range<usize>,
}

/// One use of a block, `::name{…}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The block's name.
    pub name: Spanned<String>,
    /// The arguments in the order written.
    pub arguments: Vec<Argument>,
    /// Which of the three forms.
    pub kind: BlockKind,
    /// The compiled text between opener and closer, or in the brackets. Its links,
    /// images, headings and blocks are its own; headings continue the ids of the outer body.
    pub inside: Option<Body>,
    /// The bytes of the directive in the source.
    pub span: Range<usize>,
    /// Level that a heading begun inside the block would have.
    pub level: u8,
    /// Language where the block stands, a BCP 47 tag.
    pub lang: String,
}

/// The three forms of directives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// `:name[…]{…}`
    Inline,
    /// `::name{…}`
    Leaf,
    /// `:::name{…}` … `:::`
    Container,
}

/// An argument of a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The key and where it stands.
    pub key: Spanned<String>,
    /// How the value was written.
    pub value: Written,
    /// Where the value stands; of a bare key, the key.
    pub span: Range<usize>,
}

/// How an argument was written: quoted is text, bare is read by the declared type.
#[derive(Debug, Clone, PartialEq)]
pub enum Written {
    /// `key="…"`, escapes resolved.
    Quoted(String),
    /// `key=…`
    Bare(String),
    /// `key` alone, which means `true`.
    Flag,
}

/// Where a body is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// On the text's own page.
    Page,
    /// In full on a list: headings one level down, ids prefixed, nothing a landmark.
    Listed {
        /// Goes before every id, with its hyphen: `vpn-`.
        prefix: String,
    },
    /// In a feed: no ids, no anchors.
    Feed,
}

/// Fills the holes of a body. Each function writes to `out` what belongs in the hole.
pub trait Fill {
    /// The start tag `<a …>`; writes nothing and returns `false` where the link is dead,
    /// and the end tag is left out too. An empty link also gets its text here.
    fn link(&self, link: &Link, out: &mut String) -> bool;
    /// The whole `<img …>`.
    fn image(&self, image: &Image, out: &mut String);
    /// The whole block; `inside` is the filled text of a container or inline block.
    fn block(&self, block: &Block, inside: Option<&str>, out: &mut String);
}
