//! The parts of works that take several processes.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use mmap_sync::synchronizer::Synchronizer;

use crate::options::Options;
use crate::timing::{self, monotonic_nanos};
use crate::types::{synchronizer, HelloWorld, Stamp, GRACE};

const PAUSE_BETWEEN_STAMPS: Duration = Duration::from_micros(200);
const PACE: Duration = Duration::from_millis(1);
/// A stalled writer is waited for, so that there is something to say.
const FEWEST_AGES: usize = 20;
const WRITES_AFTER_A_KILL: usize = 4;

/// Publishes the time, again and again; at first, alone and then beside the reader, without a
/// pause.
pub fn stamp(options: &Options) {
    let mut writer = synchronizer(options.prefix());
    let mut publish = || {
        let stamp = monotonic_nanos().to_le_bytes();
        writer.write_raw::<Stamp>(&stamp, GRACE).expect("written");
    };
    timing::warm_up(options.lengths(), &mut |calls| {
        (0..calls).for_each(|_| publish())
    });
    println!("ready");
    while !options.is_told() {
        publish();
    }
    loop {
        publish();
        thread::sleep(PAUSE_BETWEEN_STAMPS);
    }
}

/// Polls for the times that are published, and measures how old they are when they are seen.
pub fn watch(options: &Options) {
    let mut reader = synchronizer(options.prefix());
    let warm = options.lengths().of_much_code().warm;
    ages_seen(&mut reader, warm);
    println!("ready");
    ages_seen(&mut reader, warm); // with pauses
    let mut ages = ages_seen(&mut reader, options.lengths().time);
    timing::print("p50", timing::quantile(&mut ages, 0.5));
    timing::print("p99", timing::quantile(&mut ages, 0.99));
}

fn ages_seen(reader: &mut Synchronizer, time: Duration) -> Vec<f64> {
    let mut ages = Vec::new();
    let mut last = read(reader);
    let start = Instant::now();
    while start.elapsed() < time || ages.len() < FEWEST_AGES {
        let stamp = read(reader);
        if stamp != last {
            ages.push((monotonic_nanos() - stamp) as f64);
            last = stamp;
        }
    }
    ages
}

fn read(reader: &mut Synchronizer) -> u64 {
    // Let go at once.
    unsafe { reader.read::<Stamp>(false) }.expect("read").nanos
}

/// Writes without a pause; then, told that the readers are there, once a millisecond, and counts.
pub fn pace(options: &Options) {
    let mut writer = synchronizer(options.prefix());
    let hello = HelloWorld::example();
    let mut write = || {
        writer.write(&hello, GRACE).expect("written");
    };
    timing::warm_up(options.lengths(), &mut |calls| {
        (0..calls).for_each(|_| write())
    });
    println!("ready");
    options.await_go();
    let start = Instant::now();
    let mut writes = 0;
    while start.elapsed() < options.lengths().time {
        write();
        thread::sleep(PACE);
        writes += 1;
    }
    let rate = f64::from(writes) / start.elapsed().as_secs_f64();
    timing::print("writes", rate);
}

/// Reads without a pause, until it is ended.
pub fn poll(options: &Options) {
    let mut reader = synchronizer(options.prefix());
    println!("ready");
    loop {
        // Let go at once.
        let hello = unsafe { reader.read::<HelloWorld>(false) }.expect("read");
        black_box(hello.version);
    }
}

/// Holds a snapshot until it is killed.
pub fn hold(options: &Options) {
    let mut reader = synchronizer(options.prefix());
    let hello = unsafe { reader.read::<HelloWorld>(false) }.expect("read");
    println!("ready {}", hello.version);
    loop {
        thread::park();
    }
}

/// Writes; then, told that a reader was killed meanwhile, says how long the longest of the next
/// writes took.
pub fn stalled(options: &Options) {
    let mut writer = synchronizer(options.prefix());
    let hello = HelloWorld::example();
    let mut write = || {
        let start = Instant::now();
        writer.write(&hello, GRACE).expect("written");
        start.elapsed()
    };
    timing::warm_up(options.lengths(), &mut |calls| {
        (0..calls).for_each(|_| {
            black_box(write());
        });
    });
    println!("ready");
    options.await_go();
    let longest = (0..WRITES_AFTER_A_KILL).map(|_| write()).max();
    timing::print("stall", longest.expect("a write").as_nanos() as f64);
}
