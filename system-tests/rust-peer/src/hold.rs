//! A snapshot that the crate holds, as bytes.

use std::ffi::OsStr;
use std::slice;

use mmap_sync::guard::ReadResult;
use mmap_sync::synchronizer::{Synchronizer, SynchronizerError};

/// A root of no size lies behind the last byte of any archive: so the crate's own read leads to the
/// bytes of its own mapping, whatever they are.
type End = ();

/// A read that is not over, with the synchronizer that it borrows.
pub struct Hold {
    /// Always there until the drop.
    result: Option<ReadResult<'static, End>>,
    reader: *mut Synchronizer,
    version: u64,
}

impl Hold {
    /// Reads, for tests in which nobody publishes meanwhile: the crate does not tell which version
    /// a read has got, so it is asked for before.
    pub fn acquire(prefix: &OsStr) -> Result<Hold, SynchronizerError> {
        let mut hold = Hold {
            result: None,
            reader: Box::into_raw(Box::new(Synchronizer::new(prefix))),
            version: 0,
        };
        // Nobody else has the pointer, and each borrow but the last ends with its line.
        hold.version = unsafe { &mut *hold.reader }.version()?.into();
        hold.result = Some(unsafe { (*hold.reader).read::<End>(false) }?);
        Ok(hold)
    }

    pub fn version(&self) -> u64 {
        self.version
    }

    /// What the mapping shows now.
    pub fn bytes(&self) -> &[u8] {
        let size = (self.version >> 1 & ((1 << 39) - 1)) as usize;
        let end: *const End = &**self.result.as_ref().expect("held until the drop");
        unsafe { slice::from_raw_parts(end.cast::<u8>().sub(size), size) }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.result = None;
        drop(unsafe { Box::from_raw(self.reader) });
    }
}
