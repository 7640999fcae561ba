//! The command line: what a person may type, before anything is opened.

use crate::report::Messages;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// satz turns a folder of Markdown into a German company blog.
#[derive(Debug, Parser)]
#[command(name = "satz", version, about, max_term_width = 100)]
pub(super) struct Line {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command understands.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// Folder of the blog [default: the nearest folder upward with site.toml]
    #[arg(long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The moment to look from, 2026-12-24T18:00 [default: SOURCE_DATE_EPOCH, else now]
    #[arg(long, global = true, value_name = "T")]
    pub now: Option<String>,
    /// Language of messages [default: German where the blog is German]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub messages: Option<Language>,
    /// How findings are printed
    #[arg(long, global = true, value_name = "FORMAT", default_value = "full")]
    pub format: Format,
    /// Print findings only, no summary
    #[arg(long, global = true)]
    pub quiet: bool,
    /// Print what took how long
    #[arg(long, global = true)]
    pub timings: bool,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    /// German
    De,
    /// English
    En,
}

impl From<Language> for Messages {
    fn from(language: Language) -> Messages {
        match language {
            Language::De => Messages::German,
            Language::En => Messages::English,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With excerpt and help, for people
    Full,
    /// One line a finding
    Short,
    /// One JSON object
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the blog into its output folder
    Build(BuildArgs),
    /// Check sources and finished pages, write nothing
    Check(CheckArgs),
    /// Show the blog while it is being written
    Serve(ServeArgs),
    /// Write the first draft of a file, never over an existing one
    New(NewArgs),
    /// Set a Markdown text and print the HTML of its body
    Typeset(TypesetArgs),
    /// Explain a finding by its id, or the blocks of the theme
    Explain {
        /// Id of a finding such as unknown-author; "list" for all ids, "blocks" for the blocks
        id: String,
    },
    /// Print the JSON Schema of site.toml or of a kind of front matter
    Schema {
        /// What to describe
        #[arg(default_value = "site")]
        kind: SchemaKind,
    },
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    /// Folder to write [default: output.folder of site.toml, public]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Build drafts and posts of the future too
    #[arg(long)]
    pub drafts: bool,
    /// Stop at warnings as at errors
    #[arg(long)]
    pub strict: bool,
    /// Remove everything satz has written there before, then write all files anew
    #[arg(long)]
    pub clean: bool,
    /// Compile everything anew and keep nothing in .satz/cache
    #[arg(long)]
    pub no_cache: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Apply the safe changes to the sources
    #[arg(long)]
    pub fix: bool,
    /// Check drafts and posts of the future too
    #[arg(long)]
    pub drafts: bool,
    /// Stop at warnings as at errors
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// Port to listen on; the next free one if it is taken
    #[arg(long, default_value_t = 4000)]
    pub port: u16,
    /// Another address than localhost; 0.0.0.0 for all of this machine
    #[arg(long, value_name = "ADDR")]
    pub host: Option<String>,
    /// Open the preview in the browser
    #[arg(long)]
    pub open: bool,
    /// Let open pages go to the page that changed
    #[arg(long)]
    pub follow: bool,
    /// Look at the files again and again, for network drives
    #[arg(long)]
    pub poll: bool,
    /// Hide drafts and posts of the future
    #[arg(long)]
    pub no_drafts: bool,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// What to write
    pub kind: NewKind,
    /// Title of a post or page, name of a person or theme, folder of a site
    pub name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum NewKind {
    /// content/posts/<date>-<slug>.md
    Post,
    /// content/authors/<id>.md
    Author,
    /// content/pages/<slug>.md
    Page,
    /// content/organisations/<id>.toml
    Organisation,
    /// themes/<name>/
    Theme,
    /// A whole blog in a new folder
    Site,
}

#[derive(Debug, Args)]
pub(super) struct TypesetArgs {
    /// A Markdown file, or - for standard input
    #[arg(default_value = "-")]
    pub file: String,
    /// Language of the text; without it what its front matter or its blog says, or German
    #[arg(long, value_name = "L")]
    pub lang: Option<String>,
    /// An option below [typography], quotes.style=guillemets
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub settings: Vec<String>,
    /// Show what is changed and by which rule instead
    #[arg(long)]
    pub diff: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaKind {
    /// site.toml
    Site,
    /// content/posts
    Post,
    /// content/authors
    Author,
    /// content/pages
    Page,
    /// content/organisations
    Organisation,
    /// theme.toml
    Theme,
}
