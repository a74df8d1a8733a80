//! The crate's reads, and what comes of them.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use mmap_sync::synchronizer::{Synchronizer, SynchronizerError};

use crate::load::{Load, Verify};
use crate::{end_of_input, Outcome};

const PATIENCE: Duration = Duration::from_secs(60);
/// A process that dies leaves a count that is no older than this.
const BETWEEN_TALLIES: Duration = Duration::from_millis(50);
/// Between two bursts a writer gets a gap, where there are fewer processors than readers.
const BURST: u32 = 8;
const STATE_SIZE: u64 = 16;

/// Reads until its input ends. Says `reading` behind the first right read, how many were right and
/// wrong now and then, and `done` and the same at the end.
pub fn run(prefix: &OsStr, verify: Verify) -> Outcome {
    let ended = end_of_input();
    let mut reader = Synchronizer::new(prefix);
    let mut tally = Tally::default();
    let mut told = Instant::now();
    while !ended.load(Ordering::Relaxed) {
        for _ in 0..BURST {
            tally.count(&mut reader, verify)?;
        }
        if told.elapsed() > BETWEEN_TALLIES {
            tally.print("tally");
            told = Instant::now();
        }
        thread::yield_now();
    }
    tally.print("done");
    Ok(())
}

#[derive(Default)]
struct Tally {
    reads: u64,
    wrong: u64,
    longest: Duration,
}

impl Tally {
    fn count(&mut self, reader: &mut Synchronizer, verify: Verify) -> Outcome {
        let start = Instant::now();
        // Whether this is safe is the question.
        let data = unsafe { reader.read::<Load>(false) }?;
        let number = verify(&data);
        drop(data);
        self.longest = self.longest.max(start.elapsed());
        self.reads += 1;
        if number.is_none() {
            self.wrong += 1;
        }
        if self.reads == 1 {
            println!("reading");
        }
        Ok(())
    }

    fn print(&self, what: &str) {
        let millis = self.longest.as_millis();
        println!(
            "{what} reads={} wrong={} longest={millis}",
            self.reads, self.wrong
        );
    }
}

/// Reads once, says `holding N`, and holds it until its input ends.
pub fn hold(prefix: &OsStr) -> Outcome {
    let mut reader = Synchronizer::new(prefix);
    let data = unsafe { reader.read::<Load>(true) }?;
    println!("holding {}", Load::verify_carefully(&data).ok_or("torn")?);
    io::copy(&mut io::stdin(), &mut io::sink())?;
    Ok(())
}

/// Opens, as often as it takes, until it can read a publication; says which one that is. Fails if
/// it sees a state file of another length than its 16 bytes: the crate would wipe it.
pub fn await_publication(prefix: &OsStr) -> Outcome {
    let mut state = prefix.to_os_string();
    state.push("_state");
    println!("opening");
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        match fs::metadata(&state) {
            Ok(found) if found.len() != STATE_SIZE => {
                return Err(format!("a state file of {} bytes", found.len()).into());
            }
            _ => {}
        }
        let mut reader = Synchronizer::new(prefix);
        match unsafe { reader.read::<Load>(true) } {
            Ok(data) => {
                let number = Load::verify_carefully(&data).ok_or("torn")?;
                println!("read {number}");
                return Ok(());
            }
            Err(SynchronizerError::FailedStateRead(_) | SynchronizerError::UninitializedState) => {}
            Err(error) => return Err(error.into()),
        };
    }
    Err("nothing was published".into())
}
