//! A process of the original crate that does what its standard input says: see `session.rs`.
//!
//! It is compiled with the Rust source of our types, as the processor wrote it, and exchanges
//! values that `exchanged.rs` spells out once more.

use std::error::Error;
use std::time::Duration;

use mmap_sync::synchronizer::Synchronizer;
use rust_peer::session;
use rust_peer::values::{is_read, Example, Read, Values};
use rust_peer::writer::{Writer, Written};

mod exchanged;
// All that there is, also what is only reached by a type of another name.
#[allow(dead_code)]
#[path = "../../target/rust/types.rs"]
mod types;

use types::{ArchivedEverything, Everything};

fn main() -> Result<(), Box<dyn Error>> {
    session::serve(Exchanged)
}

/// The example, and what is exchanged of our types.
struct Exchanged;

impl Exchanged {
    fn value(name: &str) -> Option<Everything> {
        match name {
            "full" => Some(exchanged::full()),
            "empty" => Some(exchanged::empty()),
            _ => None,
        }
    }
}

/// What is not seen by a comparison: the crate's own lookups, in what may be our archive. A
/// difference ends the process, and says which it is.
fn look_up(data: &ArchivedEverything, expected: &Everything) {
    for (key, value) in &expected.hashed.by_text {
        assert_eq!(data.hashed.by_text.get(key.as_str()), Some(value));
    }
    for key in expected.hashed.by_word.keys() {
        assert!(data.hashed.by_word.contains_key(key));
    }
    for (i, (key, value)) in expected.indexed.by_text.iter().enumerate() {
        assert_eq!(data.indexed.by_text.get(key.as_str()), Some(value));
        assert_eq!(data.indexed.by_text.get_index_of(key.as_str()), Some(i));
    }
    for (i, word) in expected.indexed.words.iter().enumerate() {
        assert_eq!(data.indexed.words.get_index_of(word), Some(i));
    }
    for (key, value) in &expected.sorted.by_word {
        assert_eq!(data.sorted.by_word.get(key).unwrap().as_str(), value);
    }
    for key in &expected.sorted.texts {
        assert!(data.sorted.texts.contains_key(key.as_str()));
    }
    assert!(data.sorted.words.iter().eq(expected.sorted.words.iter()));
}

impl Values for Exchanged {
    fn write(&self, name: &str, writer: &mut Writer, grace: Duration) -> Option<Written> {
        match Exchanged::value(name) {
            Some(value) => Some(writer.write(&value, grace)),
            None => Example.write(name, writer, grace),
        }
    }

    fn is_read(&self, name: &str, reader: &mut Synchronizer, check: bool) -> Option<Read> {
        match Exchanged::value(name) {
            Some(value) => Some(is_read(&value, reader, check, look_up)),
            None => Example.is_read(name, reader, check),
        }
    }

    fn fingerprint(&self) -> Option<u64> {
        Some(Everything::FINGERPRINT)
    }
}
