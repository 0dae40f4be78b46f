//! Many pages at a time, their results in order.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::End;
use crate::args::InputArgs;
use crate::input::{Input, Inputs};
use crate::reader::{Content, Reader};

/// With fewer pages the bar would be gone before it is seen.
const PAGES_WORTH_A_BAR: usize = 50;

/// A run over many pages.
pub struct Batch<'a> {
    inputs: &'a Inputs,
    jobs: usize,
    bar: ProgressBar,
    interrupted: Arc<AtomicBool>,
}

impl<'a> Batch<'a> {
    /// A run over `inputs`. What could not be looked into is named at once.
    pub fn new(given: &InputArgs, inputs: &'a Inputs) -> Self {
        let shown = !given.quiet && inputs.list.len() >= PAGES_WORTH_A_BAR && io::stderr().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(inputs.list.len() as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} pages, {rate} a second, {eta} left") {
            let rate = |state: &ProgressState, out: &mut dyn Write| {
                // A bar that cannot be drawn is no reason to end the run.
                let _ = write!(out, "{:.0}", state.per_sec());
            };
            bar.set_style(style.with_key("rate", rate));
        }
        let jobs = given.jobs.map_or(0, usize::from);
        let batch = Self { inputs, jobs, bar, interrupted: Arc::default() };
        inputs.passed_over.iter().for_each(|passed| batch.tell(&format!("passed over: {passed}")));
        inputs.unreadable.iter().for_each(|problem| batch.tell(problem));
        batch
    }

    /// From here on an interrupt ends the run after the pages that are being read; a second one ends it at once.
    pub fn end_on_interrupt(&self) -> Result<()> {
        let interrupted = Arc::clone(&self.interrupted);
        ctrlc::set_handler(move || {
            if interrupted.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        })
        .context("cannot watch for interrupts")
    }

    /// Reads a page, and says what the user ought to know of it.
    pub fn read(&self, reader: &Reader, input: &Input) -> Result<Content> {
        let read = reader.read(input)?;
        if let Some(warning) = read.warning {
            self.tell(&format!("{}: {warning}", input.path.display()));
        }
        Ok(read.content)
    }

    /// Does `work` for every page, on all threads, and `take`s what comes of it, in the order of the pages. A page that
    /// fails is named on stderr, and the others are done all the same.
    pub fn run<T: Send>(
        &self,
        work: impl Fn(usize, &Input) -> Result<T> + Sync,
        mut take: impl FnMut(&Input, T) -> Result<()>,
    ) -> Result<End> {
        /// So much is held in memory at a time, for each thread, and waits for its turn.
        const PAGES_A_THREAD: usize = 16;
        let pool = ThreadPoolBuilder::new().num_threads(self.jobs).build().context("cannot start threads")?;
        let mut failed = !self.inputs.unreadable.is_empty();
        let numbered: Vec<(usize, &Input)> = self.inputs.list.iter().enumerate().collect();
        for chunk in numbered.chunks(PAGES_A_THREAD * pool.current_num_threads()) {
            let one = |(number, input): &(usize, &Input)| {
                let done = (!self.interrupted.load(Ordering::Relaxed)).then(|| work(*number, input));
                self.bar.inc(1);
                done
            };
            let done: Vec<Option<Result<T>>> = pool.install(|| chunk.par_iter().map(one).collect());
            for ((_, input), result) in chunk.iter().zip(done) {
                match result {
                    None => {
                        self.tell("interrupted: what is written is whole, and --resume takes it up");
                        return Ok(End::Interrupted);
                    }
                    Some(Ok(result)) => take(input, result)?,
                    Some(Err(error)) => {
                        self.tell(&format!("{}: {error:#}", input.path.display()));
                        failed = true;
                    }
                }
            }
        }
        self.bar.finish_and_clear();
        Ok(if failed { End::SomeFailed } else { End::AllRead })
    }

    /// Says something on stderr without tearing the bar.
    fn tell(&self, message: &str) {
        self.bar.suspend(|| eprintln!("newsprint: {message}"));
    }
}
