package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import dev.mmapsync.archive.layout.Utf8;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// A string in an archive: UTF-8 that is compared and hashed where it lies.
///
/// Not a `CharSequence`, since bytes of UTF-8 have no n-th `char`. Equal to another archived string
/// of the same text, and to nothing else. [#toString] makes a copy, the other methods none.
///
/// For any number of threads.
public final class ArchivedString implements Comparable<ArchivedString> {
  private static final int INLINE_LIMIT = 7;
  private static final int LENGTH_SHIFT = 56;

  private final MemorySegment archive;
  private final long position;
  private final int length;

  private ArchivedString(MemorySegment archive, long position, int length) {
    this.archive = archive;
    this.position = position;
    this.length = length;
  }

  /// The `String` whose eight bytes lie at `at`.
  ///
  /// @throws ArchiveException if its text does not lie within the archive
  public static ArchivedString at(MemorySegment archive, long at) {
    long word = Bytes.getLong(archive, at);
    if (word >= 0) {
      int length = (int) (word >>> LENGTH_SHIFT);
      if (length > INLINE_LIMIT) {
        throw new ArchiveException("inline string is too long: length=" + length, at);
      }
      return new ArchivedString(archive, at, length);
    }
    // Unlike a pointer, the offset counts from the start of the object.
    return text(archive, at, word >> Integer.SIZE, word & 0xFFFFFFFFL);
  }

  /// The `Box<str>` whose eight bytes lie at `at`.
  ///
  /// @throws ArchiveException if its text does not lie within the archive
  public static ArchivedString boxedAt(MemorySegment archive, long at) {
    long word = Bytes.getLong(archive, at);
    return text(archive, at, Bytes.offsetOf(word), word >>> Integer.SIZE);
  }

  /// The `CString` whose eight bytes lie at `at`, without the zero that ends it.
  ///
  /// @throws ArchiveException if its text does not lie within the archive, or does not end
  public static ArchivedString endedAt(MemorySegment archive, long at) {
    long word = Bytes.getLong(archive, at);
    long length = (word >>> Integer.SIZE) - 1;
    if (length < 0) {
      throw new ArchiveException("no zero at the end of a C string: bytes=0", at);
    }
    ArchivedString text = text(archive, at, Bytes.offsetOf(word), length + 1).prefix(length);
    if (Bytes.getByte(archive, text.position + length) != 0) {
      throw new ArchiveException("no zero at the end of a C string: bytes=" + (length + 1), at);
    }
    return text;
  }

  private ArchivedString prefix(long bytes) {
    return new ArchivedString(archive, position, (int) bytes);
  }

  private static ArchivedString text(MemorySegment archive, long at, long offset, long length) {
    long position = Pointers.target(archive, at, offset, length, 1);
    return new ArchivedString(archive, position, Pointers.count(length, at));
  }

  /// Length in bytes of UTF-8.
  public int byteLength() {
    return length;
  }

  /// Whether there is no text.
  public boolean isEmpty() {
    return length == 0;
  }

  /// Whether the text is `text`.
  public boolean contentEquals(CharSequence text) {
    return Utf8.contentEquals(archive, position, length, text);
  }

  /// The bytes themselves, without a copy.
  ///
  /// They belong to the snapshot: what is read after it was closed is undefined. Where the file is
  /// not trusted, prefer [#toString]: native code that meets the end of a file that somebody has
  /// cut off takes the JVM with it.
  public MemorySegment segment() {
    return archive.asSlice(position, length);
  }

  /// Compares by UTF-8 bytes, which is the order of code points and of Rust; `String.compareTo`
  /// orders by UTF-16 units.
  @Override
  public int compareTo(ArchivedString other) {
    int common = Math.min(length, other.length);
    for (int i = 0; i < common; i++) {
      byte mine = Bytes.getByte(archive, position + i);
      byte theirs = Bytes.getByte(other.archive, other.position + i);
      if (mine != theirs) {
        return Byte.compareUnsigned(mine, theirs);
      }
    }
    return Integer.compare(length, other.length);
  }

  /// Compares with a text in the same order.
  ///
  /// @return below zero if this text is the lesser one, above zero if it is the greater one
  public int contentCompareTo(CharSequence text) {
    return Utf8.compare(archive, position, length, text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArchivedString that && length == that.length && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + Bytes.getByte(archive, position + i);
    }
    return hash;
  }

  /// The text.
  ///
  /// @throws ArchiveException if it is not UTF-8
  @Override
  public String toString() {
    long malformed = Utf8.malformedAt(archive, position, length);
    if (malformed >= 0) {
      throw new ArchiveException("not UTF-8", position + malformed);
    }
    byte[] bytes = new byte[length];
    MemorySegment.copy(archive, Bytes.BYTE, position, bytes, 0, length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  MemorySegment archive() {
    return archive;
  }

  long position() {
    return position;
  }
}
