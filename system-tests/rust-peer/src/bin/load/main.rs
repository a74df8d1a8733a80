//! The original crate under load, and where one side dies: what `LoadTest` and its neighbours start.
//!
//! Commands end when their standard input does, and say on single lines what happened.

use std::env;
use std::error::Error;
use std::ffi::OsStr;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use mmap_sync::locks::SingleWriter;
use mmap_sync::synchronizer::Synchronizer;
use wyhash::WyHash;

use load::Load;

mod load;
mod reader;

type Outcome = Result<(), Box<dyn Error>>;

/// A writer that looks for readers again after a microsecond, not after a second, and takes the
/// lock, as ours do.
type Writer = Synchronizer<WyHash, SingleWriter, 1024, 1_000>;

/// Whoever holds on for longer is dead.
const GRACE: Duration = Duration::from_secs(60);
/// So many publications are enough for a test that waits for some.
const ENOUGH: u64 = 100;
const BETWEEN_LINES: Duration = Duration::from_millis(100);
const USAGE: &str = "write PREFIX FIRST FIRST_GRACE_MILLIS | step PREFIX FIRST GRACE_MILLIS | \
                     read PREFIX careful|trusting | hold PREFIX | await PREFIX";

fn main() -> Outcome {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["write", prefix, first, millis] => write(prefix.as_ref(), first.parse()?, millis.parse()?),
        ["step", prefix, first, millis] => step(prefix.as_ref(), first.parse()?, millis.parse()?),
        ["read", prefix, "careful"] => reader::run(prefix.as_ref(), Load::verify_carefully),
        ["read", prefix, "trusting"] => reader::run(prefix.as_ref(), Load::verify_trustingly),
        ["hold", prefix] => reader::hold(prefix.as_ref()),
        ["await", prefix] => reader::await_publication(prefix.as_ref()),
        _ => Err(USAGE.into()),
    }
}

/// Publishes `first`, `first + 1`, ... as fast as it can. The first two, which meet the guards of
/// readers that the crate cannot see, have a grace of their own. Says `ready` behind them, `at N`
/// every now and then, `enough` behind some, and `published N resets=R` at the end of its input.
fn write(prefix: &OsStr, first: u64, first_grace_millis: u64) -> Outcome {
    let ended = end_of_input();
    let mut writer = Writer::with_params(prefix);
    let mut number = first;
    let mut resets = 0;
    let mut said = Instant::now();
    while !ended.load(Ordering::Relaxed) {
        let grace = if number < first + 2 {
            Duration::from_millis(first_grace_millis)
        } else {
            GRACE
        };
        let (_, reset) = writer.write(&Load::of(number), grace)?;
        resets += u32::from(reset);
        if number == first + 1 {
            println!("ready");
        } else if number == first + ENOUGH {
            println!("enough");
        }
        if said.elapsed() > BETWEEN_LINES {
            println!("at {number}");
            said = Instant::now();
        }
        number += 1;
    }
    println!("published {} resets={resets}", number - 1);
    Ok(())
}

/// Publishes one more for each line of its input, and says whether readers were reset for it.
fn step(prefix: &OsStr, first: u64, grace_millis: u64) -> Outcome {
    let mut writer = Writer::with_params(prefix);
    for (number, line) in (first..).zip(io::stdin().lines()) {
        line?;
        let grace = Duration::from_millis(grace_millis);
        let (_, reset) = writer.write(&Load::of(number), grace)?;
        println!("published {number} reset={reset}");
    }
    Ok(())
}

fn end_of_input() -> Arc<AtomicBool> {
    let ended = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&ended);
    thread::spawn(move || {
        // The end and an error are the same here.
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        set.store(true, Ordering::Relaxed);
    });
    ended
}
