//! Work on several threads.

/// How many tasks are at work at once.
const WORKERS: usize = 2;

/// Runs a task for each number, some at once; gives what they give, in order.
pub fn in_parallel<T: Send>(count: usize, task: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let mut results: Vec<Option<T>> = (0..count).map(|_| None).collect();
    std::thread::scope(|scope| {
        let task = &task;
        let handles: Vec<_> = (0..WORKERS)
            .map(|worker| {
                scope.spawn(move || (worker..count).step_by(WORKERS).map(|n| (n, task(n))).collect::<Vec<_>>())
            })
            .collect();
        for handle in handles {
            for (n, result) in handle.join().expect("a worker") {
                results[n] = Some(result);
            }
        }
    });
    results.into_iter().flatten().collect()
}
