/// The rkyv 0.7 format on raw memory: where fields lie, how keys are hashed, what UTF-8 is.
package dev.mmapsync.archive.layout;
