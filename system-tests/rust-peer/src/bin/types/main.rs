//! A process that is compiled with the Rust source of our types, as the processor wrote it.
//!
//! It writes values that `values.rs` spells out once more, and compares what it reads with them.

use std::env;
use std::error::Error;
use std::ffi::OsStr;
use std::time::Duration;

use mmap_sync::synchronizer::Synchronizer;
use rkyv::de::deserializers::SharedDeserializeMap;
use rkyv::Deserialize;
use rust_peer::session;
use rust_peer::values::{is_read, Example, Read, Values};
use rust_peer::writer::{Writer, Written};

// All that there is, also what is only reached by a type of another name.
#[allow(dead_code)]
#[path = "../../../../target/rust/types.rs"]
mod types;
mod values;

use types::Everything;

type Outcome = Result<(), Box<dyn Error>>;

const GRACE: Duration = Duration::from_secs(60);
const USAGE: &str = "write full|empty PREFIX | read full|empty PREFIX | fingerprint | serve";

fn main() -> Outcome {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["write", name, prefix] => write(&value(name)?, prefix.as_ref()),
        ["read", name, prefix] => read(&value(name)?, prefix.as_ref()),
        ["fingerprint"] => {
            println!("{:x}", Everything::FINGERPRINT);
            Ok(())
        }
        ["serve"] => session::serve(Types),
        _ => Err(USAGE.into()),
    }
}

fn value(name: &str) -> Result<Everything, Box<dyn Error>> {
    match name {
        "full" => Ok(values::full()),
        "empty" => Ok(values::empty()),
        _ => Err(USAGE.into()),
    }
}

fn write(value: &Everything, prefix: &OsStr) -> Outcome {
    // The crate checks what it has serialized, before it publishes.
    let mut synchronizer = Synchronizer::new(prefix);
    synchronizer.write(value, GRACE)?;
    println!("written");
    Ok(())
}

fn read(expected: &Everything, prefix: &OsStr) -> Outcome {
    let mut synchronizer = Synchronizer::new(prefix);
    let data = unsafe { synchronizer.read::<Everything>(true) }?;
    let value: Everything = (*data).deserialize(&mut SharedDeserializeMap::new())?;
    assert_eq!(&value, expected);
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
    println!("equal");
    Ok(())
}

/// The example, and what is exchanged of our types.
struct Types;

impl Values for Types {
    fn write(&self, name: &str, writer: &mut Writer, grace: Duration) -> Option<Written> {
        match value(name) {
            Ok(value) => Some(writer.write(&value, grace)),
            Err(_) => Example.write(name, writer, grace),
        }
    }

    fn is_read(&self, name: &str, reader: &mut Synchronizer, check: bool) -> Option<Read> {
        match value(name) {
            Ok(value) => Some(is_read(&value, reader, check)),
            Err(_) => Example.is_read(name, reader, check),
        }
    }

    fn fingerprint(&self) -> Option<u64> {
        Some(Everything::FINGERPRINT)
    }
}
