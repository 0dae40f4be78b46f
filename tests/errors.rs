//! An error names the thing, the value that was given, and what to do.

use newsprint::{Error, Extractor, Rules};

/// The message of an error, and of all that it was caused by.
fn message(error: &Error) -> String {
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        message = format!("{message}: {cause}");
        source = cause.source();
    }
    message
}

/// What a message must say: the thing, the value, what to do.
fn parts(error: &Error) -> [String; 3] {
    match error {
        Error::UnknownCharset { label } => {
            ["charset label".into(), format!("{label:?}"), "give one of https://encoding.spec.whatwg.org".into()]
        }
        Error::TooLarge { bytes, limit } => [
            "input".into(),
            format!("{bytes} bytes, and the limit is {limit}"),
            "raise it with Extractor::max_input_bytes".into(),
        ],
        Error::Selector { selector, .. } => {
            ["CSS selector".into(), format!("{selector:?}"), "give one such as \"article > p.lead\"".into()]
        }
        other => panic!("no text is known for {other:?}"),
    }
}

fn errors() -> Vec<Error> {
    let small = Extractor::new().max_input_bytes(3);
    vec![
        Extractor::new().charset("utf-9").extract(b"<p>x").expect_err("no such charset"),
        Extractor::new().charset("").extract(b"<p>x").expect_err("no charset"),
        Extractor::new().charset("utf\n8").explain(b"<p>x").expect_err("no such charset"),
        small.extract(b"<p>x").expect_err("too large"),
        small.explain(b"<p>x").expect_err("too large"),
        small.extract_with(b"<p>x", &Rules::new()).expect_err("too large"),
        small.extract_page_text("four").expect_err("too large"),
        small.read_story("four").expect_err("too large"),
        Rules::new().body("p >").expect_err("no selector"),
        Rules::new().headline("").expect_err("no selector"),
        Rules::new().remove(".a, :nosuch(").expect_err("no selector"),
    ]
}

#[test]
fn every_message_names_the_thing_the_value_and_what_to_do() {
    for error in errors() {
        let message = message(&error);
        for part in parts(&error) {
            assert!(message.contains(&part), "{message:?} does not say {part:?}");
        }
        assert!(!message.contains('\n') && !message.ends_with('.'), "{message:?} is one line, to be put in another");
    }
}

#[test]
fn the_words_are_these() {
    let texts: Vec<String> = errors().iter().map(message).collect();
    assert_eq!(
        [&texts[0], &texts[3]],
        [
            "unknown charset label \"utf-9\": give one of https://encoding.spec.whatwg.org/#names-and-labels, or no hint",
            "the input has 4 bytes, and the limit is 3: raise it with Extractor::max_input_bytes",
        ]
    );
    assert!(texts[8].starts_with("\"p >\" is no CSS selector: Dangling"), "{}", texts[8]);
}

/// An error can be handed from thread to thread and boxed, as callers do.
#[test]
fn an_error_is_an_ordinary_one() {
    fn is_ordinary<E: std::error::Error + Send + Sync + 'static>() {}
    is_ordinary::<Error>();
}
