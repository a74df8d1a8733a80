package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchivedDuration;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/// `Duration`: seconds and nanoseconds.
///
/// For generated code.
public record DurationCodec() implements Codec<Duration, ArchivedDuration> {
  private static final int SIZE = 16;
  private static final int ALIGN = 8;
  private static final int NANOS_AT = 8;
  private static final long BILLION = 1_000_000_000;

  @Override
  public long size() {
    return SIZE;
  }

  @Override
  public long align() {
    return ALIGN;
  }

  @Override
  public boolean hasDependencies() {
    return false;
  }

  @Override
  public boolean alwaysValid() {
    return false;
  }

  @Override
  public void serialize(Duration value, ArchiveWriter out) {
    // Refers to nothing.
  }

  @Override
  public void resolve(Duration value, ArchiveWriter out, long at) {
    out.setLong(at, notNegative(value).toSeconds());
    out.setInt(at + NANOS_AT, value.toNanosPart());
  }

  private static Duration notNegative(Duration value) {
    if (value.isNegative()) {
      throw new ArchiveException("duration is negative, Rust's cannot be: value=" + value);
    }
    return value;
  }

  @Override
  public ArchivedDuration view(MemorySegment archive, long at) {
    return ArchivedDuration.at(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    long seconds = Bytes.getLong(check.archive(), at);
    long carry = Bytes.unsigned(check.archive(), at + NANOS_AT) / BILLION;
    if (Long.compareUnsigned(seconds + carry, seconds) < 0) {
      throw new ArchiveException("nanoseconds overflow the seconds", at);
    }
  }

  @Override
  public Duration deserialize(Walk walk, MemorySegment archive, long at) {
    return view(archive, at).toDuration();
  }

  @Override
  public Duration fromView(ArchivedDuration view) {
    return view.toDuration();
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return view(archive, at).equals(view(other, otherAt));
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return view(archive, at).hashCode();
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(view(archive, at));
  }

  @Override
  public void describe(Description out) {
    out.add("duration");
  }

  @Override
  public void feed(Duration value, Feed feed) {
    feed.addLong(notNegative(value).toSeconds());
    feed.addInt(value.toNanosPart());
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addLong(Bytes.getLong(archive, at));
    feed.addInt(Bytes.getInt(archive, at + NANOS_AT));
  }

  @Override
  public int compare(Duration a, Duration b) {
    return a.compareTo(b);
  }

  @Override
  public int compare(Duration key, MemorySegment archive, long at) {
    if (key.isNegative()) {
      return -1;
    }
    ArchivedDuration view = view(archive, at);
    int bySeconds = Long.compareUnsigned(key.toSeconds(), view.seconds());
    return bySeconds != 0 ? bySeconds : Integer.compareUnsigned(key.toNanosPart(), view.nanos());
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return view(archive, at).compareTo(view(other, otherAt));
  }

  @Override
  public boolean isNaturallyOrdered() {
    return true;
  }
}
