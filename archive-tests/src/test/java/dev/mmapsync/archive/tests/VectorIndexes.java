package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.Int128;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.tests.VectorTable.Entry;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Maps and sets of the vectors that keep the order of insertion.
final class VectorIndexes {

  static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "IndexMap<String, u32>", MapStringU32.class, ArchivedVectorIndexes_MapStringU32.TYPE),
          new Entry("IndexMap<u64, u32>", MapU64U32.class, ArchivedVectorIndexes_MapU64U32.TYPE),
          new Entry("IndexSet<u32>", SetU32.class, ArchivedVectorIndexes_SetU32.TYPE),
          new Entry("IndexSet<String>", SetString.class, ArchivedVectorIndexes_SetString.TYPE),
          new Entry("Indexes", Indexes.class, ArchivedVectorIndexes_Indexes.TYPE));

  private VectorIndexes() {}

  @Archive
  @Newtype
  record MapStringU32(SequencedMap<String, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapU64U32(LinkedHashMap<@Unsigned Long, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record SetU32(SequencedSet<@Unsigned Integer> value) {}

  @Archive
  @Newtype
  record SetString(LinkedHashSet<String> value) {}

  @Archive
  record Indexes(
      SequencedMap<@Unsigned Long, List<Float>> n,
      LinkedHashMap<Integer, String> i,
      SequencedMap<String, LinkedHashMap<@Unsigned Short, @Unsigned Byte>> t,
      SequencedMap<String, @Unsigned Long> e,
      SequencedSet<Optional<@Unsigned Integer>> k,
      LinkedHashSet<@Unsigned Long> l,
      SequencedSet<String> s,
      SequencedSet<VectorTypes.Unit> u,
      SequencedMap<@Boxed String, @Int128 @Unsigned BigInteger> b) {}
}
