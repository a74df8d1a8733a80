package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.Unsigned;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may be absent.
@Archive
@SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
public record Options(
    Optional<String> text,
    @Nullable Duration duration,
    @Nullable @Unsigned Long word,
    int @Nullable [] numbers,
    Optional<Optional<Short>> nested,
    Optional<@Boxed Double> boxed) {}
