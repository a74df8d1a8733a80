//! A typed table: its write, a lookup in it, its check.

use std::ffi::OsStr;
use std::hint::black_box;
use std::thread;

use mmap_sync::synchronizer::Synchronizer;

use crate::options::Options;
use crate::timing;
use crate::types::{keys, synchronizer, FeatureTable, NO_GRACE};

pub fn run(options: &Options) {
    let keys = keys(options.number("entries", 1000));
    if options.is("write") {
        let table = FeatureTable::of(&keys);
        time_write(options, &table);
    } else {
        publish(options);
    }
    let mut reader = synchronizer(options.prefix());
    time_get(options, &mut reader, &keys);
    time_check(options, &mut reader);
}

fn time_write(options: &Options, table: &FeatureTable) {
    let mut writer = synchronizer(options.prefix());
    let nanos = timing::nanos_per_call(options.lengths(), |count| {
        for _ in 0..count {
            black_box(writer.write(black_box(table), NO_GRACE).expect("written"));
        }
    });
    timing::print("write", nanos);
}

fn time_get(options: &Options, reader: &mut Synchronizer, keys: &[u64]) {
    let mut next = 0;
    let nanos = timing::nanos_per_call(options.lengths(), |count| {
        let mut sum = 0.0;
        for _ in 0..count {
            let key = keys[next];
            next = if next + 1 == keys.len() { 0 } else { next + 1 };
            // Nobody writes meanwhile.
            let table = unsafe { reader.read::<FeatureTable>(false) }.expect("read");
            sum += table.features.get(&key).expect("entry")[0];
        }
        black_box(sum);
    });
    timing::print("get", nanos);
}

fn time_check(options: &Options, reader: &mut Synchronizer) {
    let nanos = timing::nanos_per_call(options.lengths(), |count| {
        for _ in 0..count {
            // Nobody writes meanwhile.
            let table = unsafe { reader.read::<FeatureTable>(true) }.expect("read");
            black_box(table.features.len());
        }
    });
    timing::print("check", nanos);
}

pub fn publish(options: &Options) {
    let table = FeatureTable::of(&keys(options.number("entries", 1000)));
    synchronizer(options.prefix())
        .write(&table, NO_GRACE)
        .expect("written");
    println!("ready");
}

/// Reads every float once, and stays, with the snapshot in its hands.
pub fn hold(options: &Options) {
    let prefix: &OsStr = options.prefix();
    let mut reader = synchronizer(prefix);
    // Nobody writes meanwhile.
    let table = unsafe { reader.read::<FeatureTable>(false) }.expect("read");
    let sum: f32 = table.features.values().flat_map(|row| row.iter()).sum();
    println!("ready {sum}");
    loop {
        thread::park();
    }
}
