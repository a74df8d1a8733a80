package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Length;
import dev.mmapsync.archive.Unsigned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arrays and lists.
@Archive
@SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
public record Sequences(
    boolean[] truths,
    @Unsigned byte[] bytes,
    long[] words,
    @CodePoint int[] codePoints,
    List<@Unsigned Short> shorts,
    List<String> texts,
    List<List<Float>> floats,
    List<@Nullable String> gaps,
    @Length(40) @Unsigned int[] forty,
    @Length(2) List<String> pair) {}
