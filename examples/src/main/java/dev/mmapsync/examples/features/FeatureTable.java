package dev.mmapsync.examples.features;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Unsigned;
import java.util.Map;

/// What a model is asked with: numbers by the hash of what they describe. In Rust: `struct
/// FeatureTable { version: u32, features: HashMap<u64, Vec<f32>> }`.
///
/// @param version which training it comes from
/// @param features 32 numbers for each key
@Archive
@SuppressWarnings("ArrayRecordComponent") // written once, read as a view
public record FeatureTable(@Unsigned int version, Map<@Unsigned Long, float[]> features) {}
