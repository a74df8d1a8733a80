//! Reads of one field, by one thread or several.

use std::hint::black_box;
use std::sync::Barrier;
use std::thread;
use std::time::Instant;

use mmap_sync::synchronizer::Synchronizer;

use crate::options::{Lengths, Options};
use crate::timing;
use crate::types::{synchronizer, HelloWorld, NO_GRACE};

pub fn run(options: &Options) {
    synchronizer(options.prefix())
        .write(&HelloWorld::example(), NO_GRACE)
        .expect("written");
    match options.number("threads", 1) {
        1 => one_thread(options),
        threads => many_threads(options, threads as usize),
    }
}

fn one_thread(options: &Options) {
    let mut reader = synchronizer(options.prefix());
    let check = options.is("check");
    let nanos = timing::nanos_per_call(options.lengths(), |count| {
        black_box(read(&mut reader, check, count));
    });
    timing::print("read", nanos);
}

/// All threads together, each with a synchronizer of its own: the crate's `read` takes it exclusively.
fn many_threads(options: &Options, threads: usize) {
    let start = Barrier::new(threads);
    let (prefix, lengths) = (options.prefix(), options.lengths());
    let rate = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| scope.spawn(|| rate(synchronizer(prefix), lengths, &start)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().expect("rate"))
            .sum::<f64>()
    });
    timing::print("read", rate / 1e6);
}

fn rate(mut reader: Synchronizer, lengths: Lengths, start: &Barrier) -> f64 {
    let mut batch = |calls| {
        black_box(read(&mut reader, false, calls));
    };
    timing::warm_up(lengths, &mut batch);
    start.wait();
    let began = Instant::now();
    let mut calls = 0;
    while began.elapsed() < lengths.time {
        batch(timing::BATCH);
        calls += timing::BATCH;
    }
    calls as f64 / began.elapsed().as_secs_f64()
}

fn read(reader: &mut Synchronizer, check: bool, count: u64) -> u64 {
    let mut sum = 0;
    for _ in 0..count {
        // Nobody writes meanwhile.
        let hello = unsafe { reader.read::<HelloWorld>(check) }.expect("read");
        sum += u64::from(hello.version);
    }
    sum
}
