//! Who said what.

use serde::{Deserialize, Serialize};

use super::Span;

/// Words that the story gives as somebody's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// The words, without the quotation marks around them: always `body.text[span]`.
    pub text: String,
    /// Where they lie in [`Body::text`](super::Body::text), without the marks.
    pub span: Span,
    /// A whole utterance, some words of one, or a report without marks.
    pub kind: QuoteKind,
    /// Who said it; `None` where the text does not tell, where nobody is quoted (a title, a scare quote), and for quotations behind
    /// the 128th of one paragraph.
    pub speaker: Option<Speaker>,
    /// The words that say that it was said, such as `said` or `according to`.
    pub cue: Option<String>,
    /// Where the cue lies.
    pub cue_span: Option<Span>,
}

/// How a [`Quote`] gives the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuoteKind {
    /// At least a clause, in quotation marks.
    Direct,
    /// Some words in quotation marks.
    Fragment,
    /// Reported without quotation marks.
    Indirect,
}

/// Who said a [`Quote`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Speaker {
    /// The full name as the article gives it anywhere, or the description of an unnamed speaker.
    pub name: String,
    /// The words by which this quote's sentence names the speaker, such as `he` or `the minister`; `None` where it
    /// names nobody and the speaker was understood from what stands around it.
    pub surface: Option<String>,
    /// Where those words lie.
    pub span: Option<Span>,
    /// A person, an organisation, a document, or one whom the article does not name.
    pub kind: SpeakerKind,
    /// The number of the person in [`Article::people`](super::Article::people); `None` for whoever is not listed there.
    pub person: Option<usize>,
    /// How likely it is that this is who said it, from 0 to 1 in hundredths. Of the speakers given 0.9 or more at least nine
    /// in ten are right, as counted on annotated articles, most of them English, that the nets of quotes were not learned from.
    pub confidence: f64,
}

/// What a [`Speaker`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SpeakerKind {
    /// A person named in the article.
    Person,
    /// An office, a company, a government.
    Organisation,
    /// A statement, a report, a law.
    Document,
    /// A person or group without a name, such as `a neighbour`.
    Unnamed,
}
