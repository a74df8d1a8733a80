package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Int128;
import dev.mmapsync.archive.Length;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.tests.VectorTable.Entry;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Sorted maps and sets of the vectors, and what holds some.
final class VectorTrees {

  static final List<Entry> ENTRIES =
      List.of(
          new Entry("BTreeMap<u32, String>", U32String.class, ArchivedVectorTrees_U32String.TYPE),
          new Entry(
              "BTreeMap<String, Vec<u64>>",
              StringVecU64.class,
              ArchivedVectorTrees_StringVecU64.TYPE),
          new Entry("BTreeMap<u8, u8>", U8U8.class, ArchivedVectorTrees_U8U8.TYPE),
          new Entry("BTreeMap<u64, u64>", U64U64.class, ArchivedVectorTrees_U64U64.TYPE),
          new Entry("BTreeMap<u16, u128>", U16U128.class, ArchivedVectorTrees_U16U128.TYPE),
          new Entry("BTreeMap<u128, u8>", U128U8.class, ArchivedVectorTrees_U128U8.TYPE),
          new Entry("BTreeMap<i32, String>", I32String.class, ArchivedVectorTrees_I32String.TYPE),
          new Entry("BTreeMap<String, u32>", StringU32.class, ArchivedVectorTrees_StringU32.TYPE),
          new Entry("BTreeMap<u32, Vec<u8>>", U32VecU8.class, ArchivedVectorTrees_U32VecU8.TYPE),
          new Entry("BTreeMap<String, u8>", StringU8.class, ArchivedVectorTrees_StringU8.TYPE),
          new Entry("BTreeSet<u32>", SetU32.class, ArchivedVectorTrees_SetU32.TYPE),
          new Entry("BTreeMap<u32, ()>", U32Unit.class, ArchivedVectorTrees_U32Unit.TYPE),
          new Entry(
              "BTreeMap<u32, BTreeMap<String, u32>>",
              Nested.class,
              ArchivedVectorTrees_Nested.TYPE),
          new Entry("BTreeMap<u32, u32>", U32U32.class, ArchivedVectorTrees_U32U32.TYPE),
          new Entry("BTreeMap<u32,u32>", U32U32.class, ArchivedVectorTrees_U32U32.TYPE),
          new Entry("BTreeSet<[u8; 3]>", SetU8x3.class, ArchivedVectorTrees_SetU8x3.TYPE),
          new Entry("BTreeMap<u16, u32>", U16U32.class, ArchivedVectorTrees_U16U32.TYPE),
          new Entry("WithMaps", WithMaps.class, ArchivedVectorTrees_WithMaps.TYPE),
          new Entry("BtThenString", BtThenString.class, ArchivedVectorTrees_BtThenString.TYPE),
          new Entry("BtPair", BtPair.class, ArchivedVectorTrees_BtPair.TYPE));

  private VectorTrees() {}

  @Archive
  @Newtype
  record U32String(SortedMap<@Unsigned Integer, String> value) {}

  @Archive
  @Newtype
  record StringVecU64(SortedMap<String, List<@Unsigned Long>> value) {}

  @Archive
  @Newtype
  record U8U8(NavigableMap<@Unsigned Byte, @Unsigned Byte> value) {}

  @Archive
  @Newtype
  record U64U64(TreeMap<@Unsigned Long, @Unsigned Long> value) {}

  @Archive
  @Newtype
  record U16U128(SortedMap<@Unsigned Short, @Int128 @Unsigned BigInteger> value) {}

  @Archive
  @Newtype
  record U128U8(SortedMap<@Int128 @Unsigned BigInteger, @Unsigned Byte> value) {}

  @Archive
  @Newtype
  record I32String(SortedMap<Integer, String> value) {}

  @Archive
  @Newtype
  record StringU32(SortedMap<String, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record U32VecU8(SortedMap<@Unsigned Integer, byte[]> value) {}

  @Archive
  @Newtype
  record StringU8(SortedMap<String, @Unsigned Byte> value) {}

  @Archive
  @Newtype
  record SetU32(NavigableSet<@Unsigned Integer> value) {}

  @Archive
  @Newtype
  record U32Unit(SortedMap<@Unsigned Integer, VectorTypes.Unit> value) {}

  @Archive
  @Newtype
  record Nested(SortedMap<@Unsigned Integer, SortedMap<String, @Unsigned Integer>> value) {}

  @Archive
  @Newtype
  record U32U32(SortedMap<@Unsigned Integer, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record SetU8x3(SortedSet<@Length(3) List<@Unsigned Byte>> value) {}

  @Archive
  @Newtype
  record U16U32(SortedMap<@Unsigned Short, @Unsigned Integer> value) {}

  @Archive
  record WithMaps(
      Map<String, @Unsigned Integer> m,
      SortedMap<@Unsigned Integer, String> t,
      Set<@Unsigned Integer> s,
      @Unsigned byte end) {}

  @Archive
  record BtThenString(SortedMap<@Unsigned Byte, @Unsigned Byte> m, String s) {}

  @Archive
  @SuppressWarnings("ArrayRecordComponent") // not compared
  record BtPair(
      SortedMap<@Unsigned Byte, @Unsigned Byte> m,
      SortedMap<@Unsigned Byte, @Unsigned Byte> n,
      byte[] o) {}
}
