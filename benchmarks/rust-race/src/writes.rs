//! Writes, with no reader around.

use std::hint::black_box;

use rkyv::AlignedVec;

use crate::options::Options;
use crate::timing;
use crate::types::{synchronizer, HelloWorld, NO_GRACE};

pub fn raw(options: &Options) {
    let mut writer = synchronizer(options.prefix());
    let mut source = AlignedVec::new();
    source.resize(options.number("size", 36) as usize, 7);
    let nanos = timing::nanos_per_call(options.lengths(), |count| {
        for _ in 0..count {
            // The crate takes the bytes as they are, of whatever type.
            let written = writer.write_raw::<HelloWorld>(&source, NO_GRACE);
            black_box(written.expect("written"));
        }
    });
    timing::print("write", nanos);
}

pub fn hello(options: &Options) {
    let mut writer = synchronizer(options.prefix());
    let hello = HelloWorld::example();
    let nanos = timing::nanos_per_call(options.lengths(), |count| {
        for _ in 0..count {
            black_box(writer.write(black_box(&hello), NO_GRACE).expect("written"));
        }
    });
    timing::print("write", nanos);
}
