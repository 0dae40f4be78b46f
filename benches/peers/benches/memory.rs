//! Peak memory above what was there before, in bytes for each byte of the page, beside the peers.

use std::hint::black_box;

use newsprint_peers::{PEERS, Page, pages, quantile};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() {
    for set in pages::sets() {
        let pages: Vec<Page> = set.pages.into_iter().map(Page::new).collect();
        println!("\n{}: {} pages\n\n| | median | p99 | most |\n|---|---|---|---|", set.name, pages.len());
        for peer in PEERS {
            // What is made once, such as word lists, belongs to no page.
            black_box(pages.first().map(|page| peer.read(page)));
            let mut ratios: Vec<f64> = pages
                .iter()
                .map(|page| {
                    let before = MEMORY.current_usage();
                    MEMORY.reset_peak_usage();
                    black_box(peer.read(page));
                    MEMORY.peak_usage().saturating_sub(before) as f64 / page.bytes.len() as f64
                })
                .collect();
            ratios.sort_by(f64::total_cmp);
            let [median, p99, most] = [0.5, 0.99, 1.0].map(|share| quantile(&ratios, share));
            println!("| {} | {median:.2} | {p99:.2} | {most:.2} |", peer.name);
        }
    }
}
