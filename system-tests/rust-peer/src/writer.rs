//! The crate's writer, with and without its lock.

use std::ffi::OsStr;
use std::time::Duration;

use mmap_sync::locks::{LockDisabled, SingleWriter};
use mmap_sync::synchronizer::{Synchronizer, SynchronizerError};
use rkyv::ser::serializers::AllocSerializer;
use rkyv::validation::validators::DefaultValidator;
use rkyv::{CheckBytes, Serialize};
use wyhash::WyHash;

/// How long it sleeps between two looks at a reader that is in the way. The crate's default is a
/// second.
const SLEEP_NANOS: u64 = 1_000;
const SCRATCH: usize = 1024;

/// Bytes that nobody interprets.
type Raw = ();

/// What the crate tells of a write: the size of the archive, and whether readers were reset.
pub type Written = Result<(usize, bool), SynchronizerError>;

pub enum Writer {
    /// Takes the lock at its first write, and keeps it.
    Locked(Synchronizer<WyHash, SingleWriter, SCRATCH, SLEEP_NANOS>),
    /// Looks at no lock.
    Unlocked(Synchronizer<WyHash, LockDisabled, SCRATCH, SLEEP_NANOS>),
}

impl Writer {
    pub fn new(prefix: &OsStr, locked: bool) -> Writer {
        if locked {
            Writer::Locked(Synchronizer::with_params(prefix))
        } else {
            Writer::Unlocked(Synchronizer::with_params(prefix))
        }
    }

    pub fn write<T>(&mut self, value: &T, grace: Duration) -> Written
    where
        T: Serialize<AllocSerializer<SCRATCH>>,
        T::Archived: for<'b> CheckBytes<DefaultValidator<'b>>,
    {
        match self {
            Writer::Locked(synchronizer) => synchronizer.write(value, grace),
            Writer::Unlocked(synchronizer) => synchronizer.write(value, grace),
        }
    }

    pub fn write_raw(&mut self, bytes: &[u8], grace: Duration) -> Written {
        match self {
            Writer::Locked(synchronizer) => synchronizer.write_raw::<Raw>(bytes, grace),
            Writer::Unlocked(synchronizer) => synchronizer.write_raw::<Raw>(bytes, grace),
        }
    }
}
