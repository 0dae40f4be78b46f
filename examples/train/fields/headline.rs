//! Which candidate is the headline.

use newsprint::lab::field;

use super::choice::{self, Choice};
use super::pages::{FOLDS, Page};

const RIDGE: f64 = 0.001;

pub fn train(pages: &[Page]) {
    let names = field::headline_features();
    let pages: Vec<&Page> = pages.iter().filter(|page| page.headline.is_some()).collect();
    let texts: Vec<Vec<field::Example>> =
        pages.iter().map(|page| field::headlines(&page.html, page.url.as_deref())).collect();
    let choices: Vec<Choice> = pages
        .iter()
        .zip(&texts)
        .map(|(page, examples)| {
            let gold = field::compared(page.headline.as_deref().unwrap_or_default());
            let candidates = examples.iter().map(|e| (e.features.clone(), field::compared(&e.text) == gold)).collect();
            Choice { candidates, fold: page.fold, weight: if page.set == "wcxb" { 1.0 } else { 2.0 } }
        })
        .collect();
    let verbose = std::env::var_os("VERBOSE").is_some();
    let mut figures: std::collections::BTreeMap<&str, [usize; 3]> = Default::default();
    for fold in 0..FOLDS {
        let others: Vec<&Choice> = choices.iter().filter(|choice| choice.fold != fold).collect();
        let weights = choice::fit(&others, names.len(), RIDGE);
        for ((page, choice), texts) in
            pages.iter().zip(&choices).zip(&texts).filter(|((_, choice), _)| choice.fold == fold)
        {
            let taken = choice::chosen(choice, &weights);
            let right = taken.is_some_and(|at| choice.candidates[at].1);
            let possible = choice.candidates.iter().any(|(_, right)| *right);
            let figure = figures.entry(page.set).or_default();
            figure[0] += usize::from(right);
            figure[1] += usize::from(possible);
            figure[2] += 1;
            if verbose && !right {
                println!(
                    "{} {}\n   gold {:?}\n   took {:?}",
                    page.set,
                    page.id,
                    page.headline,
                    taken.map(|at| &texts[at].text)
                );
                for (example, (features, _)) in texts.iter().zip(&choice.candidates) {
                    let on: Vec<String> = names
                        .iter()
                        .zip(features)
                        .filter(|(_, value)| **value != 0.0)
                        .map(
                            |(name, value)| {
                                if *value == 1.0 { (*name).to_owned() } else { format!("{name} {value:.2}") }
                            },
                        )
                        .collect();
                    println!("      {:.2} {:?} {}", choice::score(features, &weights), example.text, on.join(", "));
                }
            }
        }
    }
    for (set, [right, possible, all]) in figures {
        println!(
            "headline {set}: held back {:.4}, among the candidates {:.4}, of {all}",
            right as f64 / all as f64,
            possible as f64 / all as f64
        );
    }
    let all: Vec<&Choice> = choices.iter().collect();
    let weights: Vec<f32> = choice::fit(&all, names.len(), RIDGE).into_iter().map(|weight| weight as f32).collect();
    super::write("headline", names, 0.0, &weights);
}
