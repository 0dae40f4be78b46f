//! The pictures of a story, each once.

use crate::article::{Article, Figure, Image};

/// The figures, but for the one that shows the lead image again: another cut of it has the same words below it.
pub(super) fn beside_lead(article: &Article) -> impl Iterator<Item = (usize, &Figure)> {
    let lead = article.lead_image.as_ref();
    article.figures.iter().enumerate().filter(move |(_, figure)| !lead.is_some_and(|lead| is_same(lead, figure)))
}

fn is_same(lead: &Image, figure: &Figure) -> bool {
    figure.url.as_ref() == Some(&lead.url)
        || (figure.url.is_some() && figure.caption.is_some() && figure.caption == lead.caption)
}

#[cfg(test)]
mod tests {
    use super::beside_lead;
    use crate::article::{Article, Figure, Image};

    #[test]
    fn the_lead_image_is_not_shown_twice() {
        let figure = |url: Option<&str>, caption: Option<&str>| Figure {
            url: url.map(str::to_owned),
            caption: caption.map(str::to_owned),
            credit: None,
            position: 0,
        };
        let lead = Image { url: "big.jpg".to_owned(), caption: Some("The ferry.".to_owned()), credit: None };
        let figures = vec![
            figure(Some("small.jpg"), Some("The ferry.")),
            figure(Some("big.jpg"), None),
            figure(Some("dock.jpg"), Some("The dock.")),
            figure(None, Some("The ferry.")),
        ];
        let article = Article { lead_image: Some(lead), figures, ..Article::default() };
        assert_eq!(beside_lead(&article).map(|(number, _)| number).collect::<Vec<_>>(), [2, 3]);
        let without = Article { lead_image: None, ..article };
        assert_eq!(beside_lead(&without).count(), 4);
    }
}
