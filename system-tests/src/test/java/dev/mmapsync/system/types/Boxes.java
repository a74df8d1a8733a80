package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Length;
import dev.mmapsync.archive.Unsigned;
import java.util.List;

/// Boxes of Java, and boxes of Rust.
@Archive
@SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
public record Boxes(
    Boolean truth,
    @Unsigned Integer number,
    @CodePoint Integer codePoint,
    @Boxed String text,
    @Boxed @Unsigned long word,
    @Boxed Scalars struct,
    @Boxed double[] numbers,
    @Boxed List<String> texts,
    @Boxed @Length(3) byte[] three) {}
