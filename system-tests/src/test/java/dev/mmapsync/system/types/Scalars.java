package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Unsigned;
import java.time.Duration;

/// Primitives, text and durations.
@Archive
public record Scalars(
    boolean truth,
    byte i8,
    @Unsigned byte u8,
    short i16,
    @Unsigned short u16,
    int i32,
    @Unsigned int u32,
    long i64,
    @Unsigned long u64,
    char utf16,
    @CodePoint int codePoint,
    float f32,
    double f64,
    String shortText,
    String longText,
    Duration duration) {}
