//! What is published under load. The Java side is `PatternArchive.java`.

use std::ptr;
use std::slice;

use rkyv::{Archive, Deserialize, Serialize};
use rust_peer::pattern;

const PAGE: usize = 4096;

/// A pattern, and which one it is.
#[derive(Archive, Deserialize, Serialize)]
#[archive(check_bytes)]
pub struct Load {
    number: u64,
    bytes: Vec<u8>,
}

/// How the bytes of a read are looked at: the publication's number, or None if they are not those
/// of one publication.
pub type Verify = fn(&ArchivedLoad) -> Option<u64>;

impl Load {
    pub fn of(number: u64) -> Load {
        let mut bytes = Vec::new();
        pattern::fill(&mut bytes, number);
        Load { number, bytes }
    }

    /// As users of the crate do: what a read returns is taken for what was written, so that a torn
    /// one can lead anywhere, and end the process.
    pub fn verify_trustingly(load: &ArchivedLoad) -> Option<u64> {
        let number = load.number;
        let right = pattern::is(&load.bytes, number);
        right.then_some(number)
    }

    /// Follows no pointer and no length that is not the one of the publication: the bytes start at
    /// the start of the file, which is mapped at the start of a page.
    pub fn verify_carefully(load: &ArchivedLoad) -> Option<u64> {
        let number = unsafe { ptr::read_volatile(&load.number) };
        let size = pattern::size(number);
        let root = ptr::from_ref(load) as usize;
        let start = root.checked_sub(size.next_multiple_of(8))?;
        if start % PAGE != 0 || load.bytes.as_ptr() as usize != start || load.bytes.len() != size {
            return None;
        }
        let bytes = unsafe { slice::from_raw_parts(start as *const u8, size) };
        pattern::is(bytes, number).then_some(number)
    }
}
