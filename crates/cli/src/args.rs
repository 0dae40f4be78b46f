//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::format::Format;
use crate::usage::Usage;

/// Reads saved news pages: headline, byline, dates, body, quotes with their speakers, named people.
///
/// PATH is a file, a folder (its .html, .htm, .xhtml and .txt pages, plain or .gz, at any depth, links followed), a
/// pattern such as 'pages/**/*.html', or - for stdin. One page gives its article as JSON; many give a line of JSON each.
///
/// Exit codes: 0 all pages were read, 1 some failed (named on stderr, the others are done), 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "newsprint", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to print instead of articles.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Without a subcommand: articles.
    #[command(flatten)]
    pub articles: ArticleArgs,
}

/// What can be printed instead of articles.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Who said what, as a table
    Quotes(InputArgs),
    /// Who is named, with roles, ages and counts, as a table
    People(InputArgs),
    /// Where each field is from, and why each block was kept or dropped, as tables
    Explain(InputArgs),
    /// A completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// The manual page, in roff
    Man,
}

/// What to read, and how.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Files, folders, patterns, or - for stdin; stdin if none is given
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What the input is
    #[arg(long, value_enum, default_value_t = Form::Auto, value_name = "FORM")]
    pub input: Form,
    /// The page's address, against which links are resolved
    #[arg(long)]
    pub url: Option<String>,
    /// The charset that the server named
    #[arg(long)]
    pub charset: Option<String>,
    /// The largest page to read, decompressed, in bytes
    #[arg(long, value_name = "N", default_value_t = newsprint::Extractor::DEFAULT_MAX_INPUT_BYTES)]
    pub max_input_bytes: usize,
    /// Which HTML parser to use; both give the same articles [default: fast]
    #[arg(long, value_enum, value_name = "PARSER")]
    pub parser: Option<HtmlParser>,
    /// A TOML file of CSS selectors that mend one site: body, remove, headline, authors, date, each a string, and hosts,
    /// a list of the sites that they are for
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// How many pages to read at a time; the default is one a core
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// No progress bar
    #[arg(short, long)]
    pub quiet: bool,
}

impl InputArgs {
    /// Whether an option was given that means nothing for what is to be read.
    pub fn check(&self) -> Result<(), Usage> {
        let is_text = matches!(self.input, Form::PageText | Form::Story);
        let usage = |message: &str| Err(Usage(message.to_owned()));
        if is_text && self.rules.is_some() {
            return usage("--rules goes with HTML");
        }
        if is_text && self.charset.is_some() {
            return usage("--charset goes with HTML");
        }
        if is_text && self.parser.is_some() {
            return usage("--parser goes with HTML");
        }
        if self.input == Form::Story && self.url.is_some() {
            return usage("--url goes with whole pages");
        }
        Ok(())
    }
}

/// What to make of the articles.
#[derive(Debug, Args)]
pub struct ArticleArgs {
    /// What to read, and how.
    #[command(flatten)]
    pub input: InputArgs,
    /// The form of the articles, or more than one with --output: json for one page and jsonl for many if none is given
    #[arg(short, long, value_enum, value_delimiter = ',', value_name = "FORMAT")]
    pub format: Vec<Format>,
    /// Only these fields of the article, for json and jsonl
    #[arg(long, value_delimiter = ',', value_name = "FIELD")]
    pub fields: Vec<String>,
    /// Keep the links, for markdown
    #[arg(long)]
    pub links: bool,
    /// Keep the pictures, for markdown
    #[arg(long)]
    pub pictures: bool,
    /// Write a file a page into this folder, in the shape of the folders that were read; html adds an index of all
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Overwrite files that are there
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Take up a batch that was interrupted: leave files that are there and no older than their pages
    #[arg(long, requires = "output", conflicts_with = "force")]
    pub resume: bool,
}

/// What the input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// By name: .txt is the text of a story, all else HTML; stdin is HTML if it begins with <
    Auto,
    /// An HTML page
    Html,
    /// A whole page that was turned to text, navigation and all
    PageText,
    /// The clean text of a story
    #[value(alias = "body-text")]
    Story,
}

/// What parses HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HtmlParser {
    /// newsprint's own
    Fast,
    /// html5ever's
    Standard,
}

impl From<HtmlParser> for newsprint::Parser {
    fn from(parser: HtmlParser) -> Self {
        match parser {
            HtmlParser::Fast => Self::Fast,
            HtmlParser::Standard => Self::Standard,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
