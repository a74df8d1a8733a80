package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Length;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.Repr;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.tests.VectorTable.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Maps and sets of the vectors, what holds some, and their keys.
final class VectorMaps {

  static final List<Entry> ENTRIES =
      List.of(
          new Entry("MockEntity", MockEntity.class, ArchivedVectorMaps_MockEntity.TYPE),
          new Entry(
              "HashMap<u64, Vec<f32>>", MapU64VecF32.class, ArchivedVectorMaps_MapU64VecF32.TYPE),
          new Entry("HashMap<u64,u32>", MapU64U32.class, ArchivedVectorMaps_MapU64U32.TYPE),
          new Entry(
              "HashMap<String, u32>", MapStringU32.class, ArchivedVectorMaps_MapStringU32.TYPE),
          new Entry("HashMap<u32, u32>", MapU32U32.class, ArchivedVectorMaps_MapU32U32.TYPE),
          new Entry("HashMap<i16, u8>", MapI16U8.class, ArchivedVectorMaps_MapI16U8.TYPE),
          new Entry("HashMap<i64, ()>", MapI64Unit.class, ArchivedVectorMaps_MapI64Unit.TYPE),
          new Entry("HashMap<char, u16>", MapCharU16.class, ArchivedVectorMaps_MapCharU16.TYPE),
          new Entry("HashMap<KeyS, u64>", MapKeySU64.class, ArchivedVectorMaps_MapKeySU64.TYPE),
          new Entry("HashMap<[u8; 4], u32>", MapArrU32.class, ArchivedVectorMaps_MapArrU32.TYPE),
          new Entry(
              "HashMap<Vec<u8>, u32>", MapVecU8U32.class, ArchivedVectorMaps_MapVecU8U32.TYPE),
          new Entry(
              "HashMap<Vec<String>, u32>",
              MapVecStringU32.class,
              ArchivedVectorMaps_MapVecStringU32.TYPE),
          new Entry(
              "HashMap<Vec<u16>, u32>", MapVecU16U32.class, ArchivedVectorMaps_MapVecU16U32.TYPE),
          new Entry(
              "HashMap<Option<u32>, u32>", MapOptU32.class, ArchivedVectorMaps_MapOptU32.TYPE),
          new Entry(
              "HashMap<Box<str>, u32>", MapBoxStrU32.class, ArchivedVectorMaps_MapBoxStrU32.TYPE),
          new Entry(
              "HashMap<ColorU8, u32>", MapColorU32.class, ArchivedVectorMaps_MapColorU32.TYPE),
          new Entry("HashSet<u32>", SetU32.class, ArchivedVectorMaps_SetU32.TYPE),
          new Entry("HashSet<String>", SetString.class, ArchivedVectorMaps_SetString.TYPE));

  private VectorMaps() {}

  @Archive
  @Repr
  enum ColorU8 {
    Red,
    Green,
    Blue
  }

  @Archive
  record KeyS(@Unsigned int a, String b, @Unsigned byte c) {}

  @Archive
  record MockEntity(@Unsigned int version, Map<@Unsigned Long, float[]> map) {}

  @Archive
  @Newtype
  record MapU64VecF32(Map<@Unsigned Long, float[]> value) {}

  @Archive
  @Newtype
  record MapU64U32(Map<@Unsigned Long, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapStringU32(Map<String, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapU32U32(Map<@Unsigned Integer, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapI16U8(Map<Short, @Unsigned Byte> value) {}

  @Archive
  @Newtype
  record MapI64Unit(Map<Long, VectorTypes.Unit> value) {}

  @Archive
  @Newtype
  record MapCharU16(Map<@CodePoint Integer, @Unsigned Short> value) {}

  @Archive
  @Newtype
  record MapKeySU64(Map<KeyS, @Unsigned Long> value) {}

  @Archive
  @Newtype
  record MapArrU32(Map<@Length(4) List<@Unsigned Byte>, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapVecU8U32(Map<List<@Unsigned Byte>, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapVecStringU32(Map<List<String>, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapVecU16U32(Map<List<@Unsigned Short>, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapOptU32(Map<Optional<@Unsigned Integer>, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapBoxStrU32(Map<@Boxed String, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapColorU32(Map<ColorU8, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record SetU32(Set<@Unsigned Integer> value) {}

  @Archive
  @Newtype
  record SetString(Set<String> value) {}
}
