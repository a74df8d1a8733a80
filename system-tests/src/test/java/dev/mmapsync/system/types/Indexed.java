package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Unsigned;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.UUID;

/// Maps and sets that keep the order in which they were filled.
@Archive
public record Indexed(
    SequencedMap<@Unsigned Long, float[]> byWord,
    LinkedHashMap<String, @Unsigned Integer> byText,
    SequencedMap<Integer, LinkedHashMap<Hashed.Colour, Duration>> byNumber,
    LinkedHashMap<UUID, String> byId,
    SequencedSet<@Boxed String> texts,
    LinkedHashSet<@CodePoint Integer> codePoints,
    SequencedSet<@Unsigned Long> words) {}
