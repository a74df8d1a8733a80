//! What a process is asked to do.

use std::env;
use std::ffi::OsStr;
use std::io;
use std::process::exit;
use std::sync::mpsc::{channel, Receiver};
use std::thread;
use std::time::Duration;

/// How long to warm up, and how long to measure.
#[derive(Clone, Copy)]
pub struct Lengths {
    pub warm: Duration,
    pub time: Duration,
}

impl Lengths {
    /// The same, for a work that much code takes part in: the other side has to compile it.
    pub fn of_much_code(self) -> Lengths {
        Lengths {
            warm: self.warm * 4,
            ..self
        }
    }
}

pub struct Options {
    words: Vec<String>,
    lines: Receiver<String>,
}

impl Options {
    /// The arguments of this process, which ends from now on when its standard input does.
    pub fn from_arguments() -> Options {
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in io::stdin().lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
            exit(0);
        });
        Options {
            words: env::args().skip(1).collect(),
            lines,
        }
    }

    /// Whether a line has come since this was asked last.
    pub fn is_told(&self) -> bool {
        self.lines.try_recv().is_ok()
    }

    pub fn work(&self) -> &str {
        self.words.first().expect("a work")
    }

    /// Waits for a line on the standard input.
    pub fn await_go(&self) {
        self.lines.recv().expect("a line");
    }

    pub fn prefix(&self) -> &OsStr {
        self.words.get(1).expect("a prefix").as_ref()
    }

    pub fn number(&self, name: &str, otherwise: u64) -> u64 {
        self.text(name)
            .map_or(otherwise, |value| value.parse().expect(name))
    }

    pub fn is(&self, name: &str) -> bool {
        self.text(name) == Some("true")
    }

    pub fn lengths(&self) -> Lengths {
        Lengths {
            warm: Duration::from_millis(self.number("warm", 200)),
            time: Duration::from_millis(self.number("time", 200)),
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.words
            .iter()
            .filter_map(|word| word.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }
}
