//! Typed values by name, as a program of the peer knows them.

use std::time::Duration;

use mmap_sync::synchronizer::{Synchronizer, SynchronizerError};
use rkyv::de::deserializers::SharedDeserializeMap;
use rkyv::validation::validators::DefaultValidator;
use rkyv::{Archive, CheckBytes, Deserialize};

use crate::hello;
use crate::writer::{Writer, Written};

/// What a program can write and compare. `None` everywhere: there is no value of that name.
pub trait Values {
    /// Publishes the value.
    fn write(&self, name: &str, writer: &mut Writer, grace: Duration) -> Option<Written>;

    /// Reads, and tells whether it is that value.
    fn is_read(&self, name: &str, reader: &mut Synchronizer, check: bool) -> Option<Read>;

    /// The fingerprint of the type of the values.
    fn fingerprint(&self) -> Option<u64> {
        None
    }
}

pub type Read = Result<bool, SynchronizerError>;

/// Reads a value, and compares it with the one that is expected; if it is, `also` looks at
/// the archive itself.
pub fn is_read<T>(
    expected: &T,
    reader: &mut Synchronizer,
    check: bool,
    also: impl Fn(&T::Archived, &T),
) -> Read
where
    T: Archive + PartialEq,
    T::Archived: for<'b> CheckBytes<DefaultValidator<'b>> + Deserialize<T, SharedDeserializeMap>,
{
    let data = unsafe { reader.read::<T>(check) }?;
    let value: T = (*data)
        .deserialize(&mut SharedDeserializeMap::new())
        .expect("what is well-formed has a value");
    let equal = &value == expected;
    if equal {
        also(&data, expected);
    }
    Ok(equal)
}

/// `hello` alone.
pub struct Example;

impl Values for Example {
    fn write(&self, name: &str, writer: &mut Writer, grace: Duration) -> Option<Written> {
        (name == "hello").then(|| writer.write(&hello::hello(), grace))
    }

    fn is_read(&self, name: &str, reader: &mut Synchronizer, check: bool) -> Option<Read> {
        (name == "hello").then(|| is_read(&hello::hello(), reader, check, |_, _| ()))
    }
}
