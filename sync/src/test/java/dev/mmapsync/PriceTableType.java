package dev.mmapsync;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A type as a user with bytes of SBE writes it: a message header, a root block of fixed size, and
/// one group of repeated fields.
///
/// ```
///   0              2            4           6          8       16       20      24
///   +--------------+------------+-----------+----------+--------+--------+------+----------+
///   | block length | template   | schema    | version  | time   | count  | zero | prices   |
///   | u16 = 16     | u16 = 7    | u16 = 1   | u16 = 0  | i64    | u32    | u32  | i64 each |
///   +--------------+------------+-----------+----------+--------+--------+------+----------+
/// ```
final class PriceTableType implements ArchiveType<PriceTable, PriceTableType.View> {
  static final PriceTableType INSTANCE = new PriceTableType();

  static final long TEMPLATE = 2;
  static final long COUNT = 16;
  static final long PRICES = 24;

  private static final short BLOCK_LENGTH = 16;
  private static final short TEMPLATE_ID = 7;
  private static final short SCHEMA_ID = 1;
  private static final long TIME = 8;

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

  private PriceTableType() {}

  static long sizeOf(int count) {
    return PRICES + (long) count * Long.BYTES;
  }

  @Override
  public void serialize(PriceTable value, ArchiveSink sink) {
    if (value.count() < 0) {
      throw new ArchiveException("a table has no fewer than 0 prices: count=" + value.count());
    }
    sink.appendShort(BLOCK_LENGTH);
    sink.appendShort(TEMPLATE_ID);
    sink.appendShort(SCHEMA_ID);
    sink.appendShort((short) 0);
    sink.appendLong(value.time());
    long count = sink.reserve(Integer.BYTES);
    sink.align(Long.BYTES);
    for (int i = 0; i < value.count(); i++) {
      sink.appendLong(PriceTable.price(value.time(), i));
    }
    sink.setInt(count, value.count()); // known at the end, as in a group of SBE
  }

  @Override
  public View view(MemorySegment archive) {
    if (archive.byteSize() < PRICES) {
      throw new ArchiveException("no room for the root: size=" + archive.byteSize());
    }
    return new View(archive);
  }

  @Override
  public void check(MemorySegment archive) {
    var view = view(archive);
    if (archive.get(SHORT, TEMPLATE) != TEMPLATE_ID) {
      throw new ArchiveException(
          "another template: expected=" + TEMPLATE_ID + " found=" + archive.get(SHORT, TEMPLATE),
          TEMPLATE);
    }
    if (archive.byteSize() != sizeOf(view.count())) {
      throw new ArchiveException("a group that does not fit: count=" + view.count(), COUNT);
    }
  }

  @Override
  public long alignment() {
    return Long.BYTES;
  }

  /// A table where it lies.
  static final class View {
    private final MemorySegment archive;

    private View(MemorySegment archive) {
      this.archive = archive;
    }

    long time() {
      return archive.get(LONG, TIME);
    }

    int count() {
      return archive.get(INT, COUNT);
    }

    long price(int index) {
      return archive.get(LONG, PRICES + (long) index * Long.BYTES);
    }

    /// Whether every byte is that of one and the same table.
    boolean isWhole() {
      if (archive.byteSize() != sizeOf(count())) {
        return false;
      }
      long time = time();
      for (int i = 0; i < count(); i++) {
        if (price(i) != PriceTable.price(time, i)) {
          return false;
        }
      }
      return true;
    }
  }
}
