//! Pages a second, beside the peers. `NEWSPRINT_ROUNDS` says how often each page is read; the best time counts.

use std::hint::black_box;
use std::time::{Duration, Instant};

use newsprint_peers::{PEERS, Page, Peer, pages, quantile};

/// A page that takes longer is not read again.
const LONG: Duration = Duration::from_millis(500);

fn main() {
    let rounds = std::env::var("NEWSPRINT_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    for set in pages::sets() {
        let pages: Vec<Page> = set.pages.into_iter().map(Page::new).collect();
        let mut times = vec![Vec::with_capacity(pages.len()); PEERS.len()];
        for page in &pages {
            for (peer, times) in PEERS.iter().zip(&mut times) {
                times.push(best(peer, page, rounds));
            }
        }
        print(&set.name, &pages, &times);
    }
}

fn best(peer: &Peer, page: &Page, rounds: usize) -> Option<Duration> {
    let mut best = None;
    for _ in 0..rounds {
        let start = Instant::now();
        black_box(peer.read(page))?;
        let time = start.elapsed();
        best = Some(best.map_or(time, |best: Duration| best.min(time)));
        if time > LONG {
            break;
        }
    }
    best
}

fn print(name: &str, pages: &[Page], times: &[Vec<Option<Duration>>]) {
    let bytes: usize = pages.iter().map(|page| page.bytes.len()).sum();
    println!("\n{name}: {} pages, {:.1} MB, one thread\n", pages.len(), bytes as f64 / 1e6);
    println!("| | pages/s | median ms | p99 ms | p99 / median, per byte | panics | times the first |");
    println!("|---|---|---|---|---|---|---|");
    let total = |times: &[Option<Duration>]| times.iter().flatten().map(Duration::as_secs_f64).sum::<f64>();
    // Of pages that both have read.
    let times_the_first = |all: &[Option<Duration>]| {
        let both = std::iter::zip(all, &times[0]).filter_map(|(own, first)| Some(((*own)?, (*first)?)));
        let (own, first): (Vec<_>, Vec<_>) = both.unzip();
        own.iter().sum::<Duration>().as_secs_f64() / first.iter().sum::<Duration>().as_secs_f64()
    };
    for (peer, all) in PEERS.iter().zip(times) {
        let mut milliseconds: Vec<f64> = all.iter().flatten().map(|time| time.as_secs_f64() * 1e3).collect();
        let mut per_byte: Vec<f64> = std::iter::zip(all, pages)
            .filter_map(|(time, page)| Some((*time)?.as_secs_f64() / page.bytes.len() as f64))
            .collect();
        milliseconds.sort_by(f64::total_cmp);
        per_byte.sort_by(f64::total_cmp);
        println!(
            "| {} | {:.0} | {:.3} | {:.2} | {:.1} | {} | {:.2} |",
            peer.name,
            milliseconds.len() as f64 / total(all),
            quantile(&milliseconds, 0.5),
            quantile(&milliseconds, 0.99),
            quantile(&per_byte, 0.99) / quantile(&per_byte, 0.5),
            pages.len() - milliseconds.len(),
            times_the_first(all),
        );
    }
}
