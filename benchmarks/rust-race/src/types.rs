//! What is written and read. The Java side: `HelloWorld.java`, `FeatureTable.java`.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::time::Duration;

use mmap_sync::synchronizer::Synchronizer;
use rkyv::{Archive, Deserialize, Serialize};

/// No reader is in the way where this is used.
pub const NO_GRACE: Duration = Duration::ZERO;
/// The grace of the crate's own examples, and the default of ours.
pub const GRACE: Duration = Duration::from_secs(1);

/// The example of the crate's README: an archive of 36 bytes.
#[derive(Archive, Deserialize, Serialize)]
#[archive(check_bytes)]
pub struct HelloWorld {
    pub version: u32,
    pub messages: Vec<String>,
}

impl HelloWorld {
    pub fn example() -> HelloWorld {
        HelloWorld {
            version: 7,
            messages: ["Hello", "World", "!"].map(String::from).to_vec(),
        }
    }
}

/// When it was written, on the clock of the machine.
#[derive(Archive, Deserialize, Serialize)]
#[archive(check_bytes)]
pub struct Stamp {
    pub nanos: u64,
}

#[derive(Archive, Deserialize, Serialize)]
#[archive(check_bytes)]
pub struct FeatureTable {
    pub features: HashMap<u64, Vec<f32>>,
}

const WIDTH: u64 = 32;

impl FeatureTable {
    pub fn of(keys: &[u64]) -> FeatureTable {
        let row = |key: u64| (0..WIDTH).map(|i| (key >> i & 0xff) as f32).collect();
        FeatureTable {
            features: keys.iter().map(|&key| (key, row(key))).collect(),
        }
    }
}

/// The keys of the Java side, which draws them from `new SplittableRandom(42)`.
pub fn keys(count: u64) -> Vec<u64> {
    (1..=count).map(drawn).collect()
}

fn drawn(number: u64) -> u64 {
    let mut mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(42);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

pub fn synchronizer(prefix: &OsStr) -> Synchronizer {
    Synchronizer::new(prefix)
}
