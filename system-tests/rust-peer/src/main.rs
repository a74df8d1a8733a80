//! A process of the original crate, for the interop tests.
//!
//! Every command prints one line that starts with what happened, so that a test can wait for it.
//! The commands that hold something hold it until their standard input ends.

use std::env;
use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::time::Duration;

use mmap_sync::locks::SingleWriter;
use mmap_sync::synchronizer::Synchronizer;
use rust_peer::hello::{hello, HelloWorld};
use rust_peer::values::Example;
use rust_peer::{pattern, session};
use wyhash::WyHash;

type Outcome = Result<(), Box<dyn Error>>;

/// A writer that looks for readers again after a microsecond, not after a second.
type EagerWriter = Synchronizer<WyHash, mmap_sync::locks::LockDisabled, 1024, 1_000>;
type LockedWriter = Synchronizer<WyHash, SingleWriter>;

const GRACE: Duration = Duration::from_secs(60);
const USAGE: &str = "write PREFIX | read PREFIX | write-raw PREFIX FILE [GRACE_MILLIS] | hold PREFIX | lock PREFIX | publish PREFIX COUNT | serve";

fn main() -> Outcome {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["write", prefix] => write(prefix.as_ref()),
        ["read", prefix] => read(prefix.as_ref(), false),
        ["hold", prefix] => read(prefix.as_ref(), true),
        ["write-raw", prefix, file] => write_raw(prefix.as_ref(), &fs::read(file)?, GRACE),
        ["write-raw", prefix, file, millis] => write_raw(
            prefix.as_ref(),
            &fs::read(file)?,
            Duration::from_millis(millis.parse()?),
        ),
        ["lock", prefix] => lock(prefix.as_ref()),
        ["publish", prefix, count] => publish(prefix.as_ref(), count.parse()?),
        ["serve"] => session::serve(Example),
        _ => Err(USAGE.into()),
    }
}

fn write(prefix: &OsStr) -> Outcome {
    let mut synchronizer = Synchronizer::new(prefix);
    let (written, reset) = synchronizer.write(&hello(), GRACE)?;
    println!("written: {written} bytes | reset: {reset}");
    Ok(())
}

fn read(prefix: &OsStr, hold: bool) -> Outcome {
    let mut synchronizer = Synchronizer::new(prefix);
    // The crate asks its caller to let go before the grace period ends; the tests see to that.
    let data = unsafe { synchronizer.read::<HelloWorld>(true) }?;
    println!("version: {} messages: {:?}", data.version, data.messages);
    if hold {
        await_end_of_input()?;
    }
    Ok(())
}

fn write_raw(prefix: &OsStr, bytes: &[u8], grace: Duration) -> Outcome {
    let mut synchronizer = Synchronizer::new(prefix);
    let (written, reset) = synchronizer.write_raw::<HelloWorld>(bytes, grace)?;
    println!("written: {written} bytes | reset: {reset}");
    Ok(())
}

/// Takes the crate's single-writer lock by a write, and keeps it.
fn lock(prefix: &OsStr) -> Outcome {
    let mut synchronizer = LockedWriter::with_params(prefix);
    match synchronizer.write(&hello(), GRACE) {
        Ok(_) => println!("locked"),
        Err(error) => {
            println!("refused: {error}");
            return Ok(());
        }
    }
    await_end_of_input()
}

/// Publishes the pattern of 1, 2, ..., `count`.
fn publish(prefix: &OsStr, count: u64) -> Outcome {
    let mut synchronizer = EagerWriter::with_params(prefix);
    let mut buffer = Vec::new();
    for number in 1..=count {
        pattern::fill(&mut buffer, number);
        let (_, reset) = synchronizer.write_raw::<HelloWorld>(&buffer, GRACE)?;
        if reset {
            return Err(format!("readers were reset: number={number}").into());
        }
    }
    println!("published {count}");
    Ok(())
}

fn await_end_of_input() -> Outcome {
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
