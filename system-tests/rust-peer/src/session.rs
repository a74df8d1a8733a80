//! Several commands for one process: each line of the standard input is one, and each is answered
//! by one line. So a test waits for what it has asked for, and knows what happened before what.
//!
//! | command | answer |
//! |---|---|
//! | `open PREFIX [lock=off]` | `opened`; what an earlier one left open is dropped |
//! | `write NAME [grace=MILLIS]` | `written size=36 reset=false` |
//! | `write-raw HEX [grace=MILLIS]` | the same |
//! | `read NAME [check=off]` | `read equal=true`: whether it is the value of that name |
//! | `read-raw` | `read version=HEX bytes=HEX` |
//! | `hold ID` | `holding version=HEX bytes=HEX` |
//! | `look ID` | `seen bytes=HEX`: what the snapshot that is held shows now |
//! | `release ID` | `released` |
//! | `version` | `version bits=HEX` |
//! | `unlock` | `unlocked`: the writer is dropped, and its lock with it |
//! | `fingerprint` | `fingerprint bits=HEX` |
//! | `repeat COUNT COMMAND...` | the last answer, with `times=COUNT nanos=NANOS`, or the first failure |
//! | `exit` | `exiting`; the process ends as it stands |
//!
//! What fails is answered by `failed kind=KIND message=...`. `Session.java` speaks the same.

use std::collections::HashMap;
use std::error::Error;
use std::ffi::OsString;
use std::io::{self, BufRead, ErrorKind, Write};
use std::process;
use std::time::{Duration, Instant};

use mmap_sync::synchronizer::{Synchronizer, SynchronizerError};

use crate::hold::Hold;
use crate::values::Values;
use crate::writer::Writer;

const GRACE: Duration = Duration::from_secs(60);

type Answer = Result<String, Failure>;

/// Answers commands until the input ends.
pub fn serve(values: impl Values) -> Result<(), Box<dyn Error>> {
    let mut session = Session {
        values,
        opened: None,
    };
    for line in io::stdin().lock().lines() {
        let answer = session
            .answer(&line?)
            .unwrap_or_else(|failure| failure.line());
        let mut output = io::stdout().lock();
        writeln!(output, "{answer}")?;
        output.flush()?;
        if answer == "exiting" {
            process::exit(0);
        }
    }
    Ok(())
}

struct Session<V> {
    values: V,
    opened: Option<Opened>,
}

/// One prefix, with all that is done there.
struct Opened {
    prefix: OsString,
    locked: bool,
    writer: Option<Writer>,
    reader: Synchronizer,
    holds: HashMap<String, Hold>,
}

impl<V: Values> Session<V> {
    fn answer(&mut self, line: &str) -> Answer {
        let words: Vec<&str> = line.split_ascii_whitespace().collect();
        match words.as_slice() {
            ["repeat", count, ..] => self.repeat(count, line),
            ["open", prefix, options @ ..] => {
                // First, so that a lock is not in the way of the next one.
                self.opened = None;
                self.opened = Some(Opened::new(prefix, option(options, "lock")? != Some("off")));
                Ok("opened".to_string())
            }
            ["write", name, options @ ..] => {
                let grace = grace(options)?;
                let writer = opened(&mut self.opened)?.writer();
                let written = self.values.write(name, writer, grace);
                let (size, reset) = written.ok_or_else(|| unknown(name))??;
                Ok(format!("written size={size} reset={reset}"))
            }
            ["read", name, options @ ..] => {
                let check = option(options, "check")? != Some("off");
                let reader = &mut opened(&mut self.opened)?.reader;
                let read = self.values.is_read(name, reader, check);
                let equal = read.ok_or_else(|| unknown(name))??;
                Ok(format!("read equal={equal}"))
            }
            ["fingerprint"] => match self.values.fingerprint() {
                Some(bits) => Ok(format!("fingerprint bits={bits:016x}")),
                None => Err(Failure::usage("no fingerprint here")),
            },
            ["exit"] => Ok("exiting".to_string()),
            words => opened(&mut self.opened)?.answer(words),
        }
    }

    fn repeat(&mut self, count: &str, line: &str) -> Answer {
        let times: u64 = count.parse().map_err(|_| unknown(count))?;
        let command = line.splitn(3, ' ').nth(2).ok_or_else(|| unknown(line))?;
        let begin = Instant::now();
        let mut last = "nothing".to_string();
        for _ in 0..times {
            last = self.answer(command)?;
        }
        let nanos = begin.elapsed().as_nanos();
        Ok(format!("{last} times={times} nanos={nanos}"))
    }
}

impl Opened {
    fn new(prefix: &str, locked: bool) -> Opened {
        Opened {
            prefix: prefix.into(),
            locked,
            writer: None,
            reader: Synchronizer::new(prefix.as_ref()),
            holds: HashMap::new(),
        }
    }

    fn writer(&mut self) -> &mut Writer {
        self.writer
            .get_or_insert_with(|| Writer::new(&self.prefix, self.locked))
    }

    fn answer(&mut self, words: &[&str]) -> Answer {
        match words {
            ["write-raw", digits, options @ ..] => {
                let bytes = unhex(digits)?;
                let (size, reset) = self.writer().write_raw(&bytes, grace(options)?)?;
                Ok(format!("written size={size} reset={reset}"))
            }
            ["read-raw"] => Ok(shown("read", &Hold::acquire(&self.prefix)?)),
            ["hold", id] => {
                let hold = Hold::acquire(&self.prefix)?;
                let answer = shown("holding", &hold);
                self.holds.insert(id.to_string(), hold);
                Ok(answer)
            }
            ["look", id] => {
                let hold = self.holds.get(*id).ok_or_else(|| unknown(id))?;
                Ok(format!("seen bytes={}", hex(hold.bytes())))
            }
            ["release", id] => {
                self.holds.remove(*id).ok_or_else(|| unknown(id))?;
                Ok("released".to_string())
            }
            ["version"] => {
                let bits: u64 = self.reader.version()?.into();
                Ok(format!("version bits={bits:016x}"))
            }
            ["unlock"] => {
                self.writer = None;
                Ok("unlocked".to_string())
            }
            words => Err(unknown(&words.join(" "))),
        }
    }
}

fn opened(opened: &mut Option<Opened>) -> Result<&mut Opened, Failure> {
    opened
        .as_mut()
        .ok_or_else(|| Failure::usage("no prefix is open"))
}

fn shown(what: &str, hold: &Hold) -> String {
    format!(
        "{what} version={:016x} bytes={}",
        hold.version(),
        hex(hold.bytes())
    )
}

/// The value of the only option, which must have that name.
fn option<'a>(options: &[&'a str], name: &str) -> Result<Option<&'a str>, Failure> {
    match options {
        [] => Ok(None),
        [option] => match option.split_once('=') {
            Some((found, value)) if found == name => Ok(Some(value)),
            _ => Err(unknown(option)),
        },
        _ => Err(unknown(&options.join(" "))),
    }
}

fn grace(options: &[&str]) -> Result<Duration, Failure> {
    match option(options, "grace")? {
        None => Ok(GRACE),
        Some(millis) => millis
            .parse()
            .map(Duration::from_millis)
            .map_err(|_| unknown(millis)),
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)].into());
        text.push(DIGITS[usize::from(byte & 15)].into());
    }
    text
}

fn unhex(digits: &str) -> Result<Vec<u8>, Failure> {
    let pair = |at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    (0..digits.len())
        .step_by(2)
        .map(pair)
        .collect::<Option<_>>()
        .ok_or_else(|| unknown(digits))
}

/// What is answered instead of what was asked for.
struct Failure {
    kind: &'static str,
    message: String,
}

impl Failure {
    fn usage(message: &str) -> Failure {
        Failure {
            kind: "usage",
            message: message.to_string(),
        }
    }

    fn line(&self) -> String {
        format!("failed kind={} message={}", self.kind, self.message)
    }
}

fn unknown(words: &str) -> Failure {
    Failure::usage(&format!("not understood: {words}"))
}

impl From<SynchronizerError> for Failure {
    fn from(error: SynchronizerError) -> Failure {
        let kind = match &error {
            SynchronizerError::UninitializedState => "not-published",
            SynchronizerError::FailedStateRead(cause) if cause.kind() == ErrorKind::NotFound => {
                "not-published"
            }
            SynchronizerError::FailedStateRead(_) => "state",
            SynchronizerError::WriteLockConflict => "locked",
            SynchronizerError::FailedEntityRead => "archive",
            SynchronizerError::FailedEntityWrite => "value",
            SynchronizerError::FailedDataRead(_) | SynchronizerError::FailedDataWrite(_) => "data",
            SynchronizerError::InvalidInstanceVersionParams => "size",
        };
        Failure {
            kind,
            message: error.to_string(),
        }
    }
}
