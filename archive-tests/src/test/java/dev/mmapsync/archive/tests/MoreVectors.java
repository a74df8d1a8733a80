package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.CString;
import dev.mmapsync.archive.Int128;
import dev.mmapsync.archive.NonZero;
import dev.mmapsync.archive.Shared;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.V4;
import dev.mmapsync.archive.V6;
import dev.mmapsync.archive.Weak;
import dev.mmapsync.archive.tests.VectorTable.Entry;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The types of the vectors in `vectors-library`, which `src/test/rust` writes.
final class MoreVectors {

  static final List<Entry> ENTRIES =
      List.of(
          new Entry("Sockets", Sockets.class, ArchivedMoreVectors_Sockets.TYPE),
          new Entry("Ranges", Ranges.class, ArchivedMoreVectors_Ranges.TYPE),
          new Entry("Weaks", Weaks.class, ArchivedMoreVectors_Weaks.TYPE),
          new Entry("Node", Node.class, ArchivedMoreVectors_Node.TYPE),
          new Entry("Keys", Keys.class, ArchivedMoreVectors_Keys.TYPE));

  private MoreVectors() {}

  @Archive
  record Sockets(
      InetSocketAddress any,
      @V4 InetSocketAddress v4,
      @Unsigned byte tag,
      @V6 InetSocketAddress v6,
      List<InetSocketAddress> list) {}

  @Archive
  record Shorts(@Unsigned short start, @Unsigned short end) {}

  @Archive
  record Longs(@Unsigned long start, @Unsigned long end) {}

  @Archive
  record From(String start) {}

  @Archive
  record ToByte(@Unsigned byte end) {}

  @Archive
  record ToInt(@Unsigned int end) {}

  @Archive
  record Ranges(Shorts a, Longs b, From c, ToByte d, ToInt e, VectorTypes.Unit f) {}

  @Archive
  record Weaks(
      @Nullable @Weak String first,
      @Nullable @Weak String gone,
      @Shared String strong,
      @Nullable @Weak String again,
      @Shared List<@Unsigned Integer> other) {}

  @Archive
  record Node(String name, List<@Shared Node> next) {}

  @Archive
  record Keys(
      Map<@CString String, @Unsigned Byte> c,
      Set<@NonZero Long> n,
      Set<@Int128 BigInteger> w,
      Map<@Shared String, @Unsigned Byte> r,
      Set<UUID> u,
      Optional<@NonZero @Unsigned Short> o,
      int s,
      List<@Unsigned Short> d) {}
}
