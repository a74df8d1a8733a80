package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Length;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.tests.VectorTable.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Roots of vectors that are no struct: each is wrapped in a newtype of one component `value`,
/// which has the same bytes.
@SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
final class VectorWrappers {

  static final List<Entry> ENTRIES =
      List.of(
          new Entry("u8", U8.class, ArchivedVectorWrappers_U8.TYPE),
          new Entry("i8", I8.class, ArchivedVectorWrappers_I8.TYPE),
          new Entry("u16", U16.class, ArchivedVectorWrappers_U16.TYPE),
          new Entry("u32", U32.class, ArchivedVectorWrappers_U32.TYPE),
          new Entry("i64", I64.class, ArchivedVectorWrappers_I64.TYPE),
          new Entry("f32", F32.class, ArchivedVectorWrappers_F32.TYPE),
          new Entry("f64", F64.class, ArchivedVectorWrappers_F64.TYPE),
          new Entry("bool", Bool.class, ArchivedVectorWrappers_Bool.TYPE),
          new Entry("char", Char.class, ArchivedVectorWrappers_Char.TYPE),
          new Entry("Vec<()>", VecUnit.class, ArchivedVectorWrappers_VecUnit.TYPE),
          new Entry("[u16; 5]", ArrU16.class, ArchivedVectorWrappers_ArrU16.TYPE),
          new Entry("[u8; 0]", ArrU8.class, ArchivedVectorWrappers_ArrU8.TYPE),
          new Entry("[Mixed; 2]", ArrMixed.class, ArchivedVectorWrappers_ArrMixed.TYPE),
          new Entry("[String; 3]", ArrString.class, ArchivedVectorWrappers_ArrString.TYPE),
          new Entry("[Option<Vec<u8>>; 3]", ArrOptVec.class, ArchivedVectorWrappers_ArrOptVec.TYPE),
          new Entry("String", Text.class, ArchivedVectorWrappers_Text.TYPE),
          new Entry("Box<str>", BoxStr.class, ArchivedVectorWrappers_BoxStr.TYPE),
          new Entry("Box<Mixed>", BoxMixed.class, ArchivedVectorWrappers_BoxMixed.TYPE),
          new Entry("Box<[u32]>", BoxSlice.class, ArchivedVectorWrappers_BoxSlice.TYPE),
          new Entry("Box<()>", BoxUnit.class, ArchivedVectorWrappers_BoxUnit.TYPE),
          new Entry("Box<u64>", BoxU64.class, ArchivedVectorWrappers_BoxU64.TYPE),
          new Entry("Vec<u8>", VecU8.class, ArchivedVectorWrappers_VecU8.TYPE),
          new Entry("Vec<u32>", VecU32.class, ArchivedVectorWrappers_VecU32.TYPE),
          new Entry("Vec<u64>", VecU64.class, ArchivedVectorWrappers_VecU64.TYPE),
          new Entry("Vec<f64>", VecF64.class, ArchivedVectorWrappers_VecF64.TYPE),
          new Entry("Vec<String>", VecString.class, ArchivedVectorWrappers_VecString.TYPE),
          new Entry("Vec<Vec<u16>>", VecVecU16.class, ArchivedVectorWrappers_VecVecU16.TYPE),
          new Entry("Vec<Mixed>", VecMixed.class, ArchivedVectorWrappers_VecMixed.TYPE),
          new Entry(
              "Vec<Option<String>>", VecOptString.class, ArchivedVectorWrappers_VecOptString.TYPE),
          new Entry("Vec<Shape>", VecShape.class, ArchivedVectorWrappers_VecShape.TYPE),
          new Entry("Vec<Color>", VecColor.class, ArchivedVectorWrappers_VecColor.TYPE),
          new Entry("Vec<Big>", VecBig.class, ArchivedVectorWrappers_VecBig.TYPE),
          new Entry("Option<u8>", OptU8.class, ArchivedVectorWrappers_OptU8.TYPE),
          new Entry("Option<String>", OptString.class, ArchivedVectorWrappers_OptString.TYPE),
          new Entry("Option<Box<u64>>", OptBoxU64.class, ArchivedVectorWrappers_OptBoxU64.TYPE),
          new Entry("Option<Duration>", OptDuration.class, ArchivedVectorWrappers_OptDuration.TYPE),
          new Entry("Duration", Span.class, ArchivedVectorWrappers_Span.TYPE));

  private VectorWrappers() {}

  @Archive
  @Newtype
  record U8(@Unsigned byte value) {}

  @Archive
  @Newtype
  record I8(byte value) {}

  @Archive
  @Newtype
  record U16(@Unsigned short value) {}

  @Archive
  @Newtype
  record U32(@Unsigned int value) {}

  @Archive
  @Newtype
  record I64(long value) {}

  @Archive
  @Newtype
  record F32(float value) {}

  @Archive
  @Newtype
  record F64(double value) {}

  @Archive
  @Newtype
  record Bool(boolean value) {}

  @Archive
  @Newtype
  record Char(@CodePoint int value) {}

  @Archive
  @Newtype
  record VecUnit(List<VectorTypes.Unit> value) {}

  @Archive
  @Newtype
  record ArrU16(@Length(5) @Unsigned short[] value) {}

  @Archive
  @Newtype
  record ArrU8(@Length(0) @Unsigned byte[] value) {}

  @Archive
  @Newtype
  record ArrMixed(@Length(2) List<VectorTypes.Mixed> value) {}

  @Archive
  @Newtype
  record ArrString(@Length(3) List<String> value) {}

  @Archive
  @Newtype
  record ArrOptVec(@Length(3) List<Optional<List<@Unsigned Byte>>> value) {}

  @Archive
  @Newtype
  record Text(String value) {}

  @Archive
  @Newtype
  record BoxStr(@Boxed String value) {}

  @Archive
  @Newtype
  record BoxMixed(VectorTypes.@Boxed Mixed value) {}

  @Archive
  @Newtype
  record BoxSlice(@Boxed @Unsigned int[] value) {}

  @Archive
  @Newtype
  record BoxUnit(VectorTypes.@Boxed Unit value) {}

  @Archive
  @Newtype
  record BoxU64(@Boxed @Unsigned long value) {}

  @Archive
  @Newtype
  record VecU8(@Unsigned byte[] value) {}

  @Archive
  @Newtype
  record VecU32(@Unsigned int[] value) {}

  @Archive
  @Newtype
  record VecU64(List<@Unsigned Long> value) {}

  @Archive
  @Newtype
  record VecF64(double[] value) {}

  @Archive
  @Newtype
  record VecString(List<String> value) {}

  @Archive
  @Newtype
  record VecVecU16(List<List<@Unsigned Short>> value) {}

  @Archive
  @Newtype
  record VecMixed(List<VectorTypes.Mixed> value) {}

  @Archive
  @Newtype
  record VecOptString(List<@Nullable String> value) {}

  @Archive
  @Newtype
  record VecShape(List<VectorTypes.Shape> value) {}

  @Archive
  @Newtype
  record VecColor(List<VectorTypes.Color> value) {}

  @Archive
  @Newtype
  record VecBig(List<Big> value) {}

  @Archive
  @Newtype
  record OptU8(@Nullable @Unsigned Byte value) {}

  @Archive
  @Newtype
  record OptString(Optional<String> value) {}

  @Archive
  @Newtype
  record OptBoxU64(Optional<@Boxed @Unsigned Long> value) {}

  @Archive
  @Newtype
  record OptDuration(@Nullable Duration value) {}

  @Archive
  @Newtype
  record Span(Duration value) {}
}
