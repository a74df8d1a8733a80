package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.EntryShape;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the codecs of hashed maps and sets share, be their entries in the order of slots or in that
/// in which they were put in: see [HashLayout].
final class HashTables {
  private static final long FIRST_SEED = 0x80000000L;
  private static final long NONE = 0xFFFFFFFFL;

  private HashTables() {}

  static EntryShape shape(Codec<?, ?> key, Codec<?, ?> value) {
    long valueOffset = Layouts.up(key.size(), value.align());
    long align = Math.max(key.align(), value.align());
    return new EntryShape(valueOffset, Layouts.up(valueOffset + value.size(), align));
  }

  // ---- writing

  static <K extends @Nullable Object, T extends @Nullable Object> void serialize(
      Map<K, T> map, HashLayout layout, Codec<K, ?> key, Codec<T, ?> value, ArchiveWriter out) {
    int count = map.size();
    KeyTable<K> keys = key.keyTable(count);
    @SuppressWarnings("unchecked")
    T[] values = (T[]) new Object[count];
    int entry = 0;
    for (Map.Entry<K, T> next : map.entrySet()) {
      Entries.requireRoom(entry, count);
      Entries.requireKey(next.getKey(), key);
      Entries.requireValue(next.getValue(), value, next.getKey());
      keys.add(entry, next.getKey());
      values[entry++] = next.getValue();
    }
    Entries.requireFilled(entry, count);
    long displacements = build(keys, out);

    out.enter();
    int mark = out.mark();
    if (key.hasDependencies() || value.hasDependencies()) {
      for (int n = 0; n < count; n++) {
        int i = layout.entry(keys, n);
        keys.serialize(i, out);
        value.serialize(values[i], out);
      }
    }
    EntryShape shape = shape(key, value);
    long entries = out.align(Math.max(key.align(), value.align()));
    long at = out.reserve(count * shape.stride());
    out.rewind(mark);
    for (int n = 0; n < count; n++) {
      int i = layout.entry(keys, n);
      keys.resolve(i, out, at);
      value.resolve(values[i], out, at + shape.valueOffset());
      at += shape.stride();
    }
    out.release(mark);
    out.leave();
    finish(keys, layout, out, displacements, entries);
  }

  static <K extends @Nullable Object> void serialize(
      Set<K> set, HashLayout layout, Codec<K, ?> key, ArchiveWriter out) {
    int count = set.size();
    KeyTable<K> keys = key.keyTable(count);
    int entry = 0;
    for (Iterator<K> all = set.iterator(); all.hasNext(); ) {
      K next = all.next();
      Entries.requireRoom(entry, count);
      Entries.requireKey(next, key);
      keys.add(entry++, next);
    }
    Entries.requireFilled(entry, count);
    long displacements = build(keys, out);

    out.enter();
    int mark = out.mark();
    for (int n = 0; n < count; n++) {
      keys.serialize(layout.entry(keys, n), out);
    }
    long entries = out.align(key.align());
    long at = out.reserve(count * key.size());
    out.rewind(mark);
    for (int n = 0; n < count; n++) {
      keys.resolve(layout.entry(keys, n), out, at + n * key.size());
    }
    out.release(mark);
    out.leave();
    finish(keys, layout, out, displacements, entries);
  }

  private static long build(KeyTable<?> keys, ArchiveWriter out) {
    keys.build();
    long displacements = out.align(Integer.BYTES);
    out.appendArray(keys.displacements(), Bytes.INT, keys.displacements().length);
    return displacements;
  }

  private static void finish(
      KeyTable<?> keys, HashLayout layout, ArchiveWriter out, long displacements, long entries) {
    int[] pivots = keys.entriesBySlot();
    out.push(pivots.length);
    out.push(displacements);
    if (layout == HashLayout.BY_INDEX) {
      out.push(out.align(Integer.BYTES));
      out.appendArray(pivots, Bytes.INT, pivots.length);
    }
    out.push(entries);
  }

  static void resolve(HashLayout layout, ArchiveWriter out, long at) {
    out.setInt(at, (int) out.take());
    out.setPointer(at + HashLayout.DISPLACEMENTS_AT, out.take());
    if (layout == HashLayout.BY_INDEX) {
      out.setPointer(at + HashLayout.PIVOTS_AT, out.take());
    }
    out.setPointer(at + layout.entriesAt(), out.take());
  }

  // ---- checking

  /// Checks a map, or a set if there is no `value`.
  static void check(
      ArchiveCheck check,
      long at,
      HashLayout layout,
      Codec<?, ?> key,
      @Nullable Codec<?, ?> value) {
    MemorySegment archive = check.archive();
    long count = Bytes.unsigned(archive, at);
    long displacements = checkDisplacements(check, at, count);
    EntryShape shape = value == null ? new EntryShape(0, key.size()) : shape(key, value);
    long entries = checkEntries(check, at + layout.entriesAt(), count, shape, key, value);
    long pivots = layout == HashLayout.BY_INDEX ? checkPivots(check, at, count) : -1;

    Feed scratch = new Feed();
    for (long i = 0; i < count; i++) {
      long entry = entries + i * shape.stride();
      long slot = slotOf(archive, displacements, count, key, entry, scratch);
      boolean found = slot < count;
      if (!found || (pivots < 0 ? slot : pivot(archive, pivots, slot)) != i) {
        throw new ArchiveException("key is in a place where it is not found: entry=" + i, entry);
      }
    }
  }

  private static long checkDisplacements(ArchiveCheck check, long at, long count) {
    long start = checkNumbers(check, at + HashLayout.DISPLACEMENTS_AT, count);
    MemorySegment archive = check.archive();
    for (long next = start; next < start + count * Integer.BYTES; next += Integer.BYTES) {
      long displacement = Bytes.unsigned(archive, next);
      if (displacement >= count && displacement < FIRST_SEED) {
        throw new ArchiveException("no such slot: slot=" + displacement + " count=" + count, next);
      }
    }
    return start;
  }

  private static long checkEntries(
      ArchiveCheck check,
      long from,
      long count,
      EntryShape shape,
      Codec<?, ?> key,
      @Nullable Codec<?, ?> value) {
    long align = value == null ? key.align() : Math.max(key.align(), value.align());
    long bytes = count * shape.stride();
    long limit = check.limit();
    long entries = check.open(from, Bytes.offset(check.archive(), from), bytes, align);
    if (!key.alwaysValid() || (value != null && !value.alwaysValid())) {
      for (long i = 0; i < count; i++) {
        long entry = entries + i * shape.stride();
        key.check(check, entry);
        if (value != null) {
          value.check(check, entry + shape.valueOffset());
        }
      }
    }
    check.close(entries + bytes, limit);
    return entries;
  }

  private static long checkPivots(ArchiveCheck check, long at, long count) {
    long start = checkNumbers(check, at + HashLayout.PIVOTS_AT, count);
    MemorySegment archive = check.archive();
    for (long slot = 0; slot < count; slot++) {
      long index = pivot(archive, start, slot);
      if (index >= count) {
        throw new ArchiveException(
            "no such entry: index=" + index + " count=" + count, start + slot * Integer.BYTES);
      }
    }
    return start;
  }

  private static long pivot(MemorySegment archive, long pivots, long slot) {
    return Bytes.unsigned(archive, pivots + slot * Integer.BYTES);
  }

  /// Checks where `count` numbers lie that are a table of their own.
  private static long checkNumbers(ArchiveCheck check, long from, long count) {
    long limit = check.limit();
    long bytes = count * Integer.BYTES;
    long start = check.open(from, Bytes.offset(check.archive(), from), bytes, Integer.BYTES);
    check.close(start + bytes, limit);
    return start;
  }

  private static long slotOf(
      MemorySegment archive,
      long displacements,
      long count,
      Codec<?, ?> key,
      long entry,
      Feed scratch) {
    long bucket = Long.remainderUnsigned(key.hash(archive, entry, scratch), count);
    long displacement = Bytes.unsigned(archive, displacements + bucket * Integer.BYTES);
    if (displacement < FIRST_SEED || displacement == NONE) {
      return displacement;
    }
    return Long.remainderUnsigned(
        key.seededHash((int) displacement, archive, entry, scratch), count);
  }
}
