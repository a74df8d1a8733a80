package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Length;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.Repr;
import dev.mmapsync.archive.Unsigned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The Java types of the vectors. A root that is no struct is wrapped in a newtype of one component
/// `value`, which has the same bytes; [VectorTable] says which type stands for which vector.
@SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
final class VectorTypes {
  private VectorTypes() {}

  @Archive
  record Unit() {}

  @Archive
  record Mixed(@Unsigned byte a, @Unsigned int b, @Unsigned byte c, @Unsigned long d) {}

  @Archive
  @Newtype
  record NewType(@Unsigned int field) {}

  @Archive
  record Pair(@Unsigned byte first, @Unsigned int second) {}

  @Archive
  record TripleT(String first, @Unsigned byte second, List<@Unsigned Short> third) {}

  @Archive
  record GenU8(@Unsigned byte a, List<String> b, String c) {}

  @Archive
  record GenVec(@Unsigned byte[] a, @Unsigned long[] b, @Unsigned long c) {}

  @Archive
  record TwoStrings(String a, String b) {}

  @Archive
  record HelloWorld(@Unsigned int version, List<String> messages) {}

  @Archive
  record Inner(@Unsigned short x, String name) {}

  @Archive
  record Nested(
      @Unsigned long id,
      Inner inner,
      List<Inner> items,
      @Nullable Inner opt,
      @Unsigned byte tail) {}

  @Archive
  record OptBox(
      Optional<@Boxed @Unsigned Long> o,
      @Nullable @Boxed Inner p,
      Optional<@Unsigned Byte> q,
      @Nullable @Unsigned Long r,
      Optional<Optional<@Unsigned Short>> s) {}

  @Archive
  enum Color {
    Red,
    Green,
    Blue
  }

  @Archive
  @Repr
  enum ColorU8 {
    Red,
    Green,
    Blue
  }

  @Archive
  enum Explicit {
    A,
    B,
    C
  }

  @Archive
  sealed interface One {
    record Only(@Unsigned byte field) implements One {}
  }

  @Archive
  sealed interface Shape {
    record Nothing() implements Shape {}

    record Circle(float radius) implements Shape {}

    record Label(String text, @Unsigned byte size) implements Shape {}

    record Wide(@Unsigned long field) implements Shape {}

    record Both(@Unsigned byte a, @Unsigned short b, @Unsigned byte c, @Unsigned int d)
        implements Shape {}

    record Rect(@Unsigned short w, @Unsigned int h, Optional<String> tag) implements Shape {}

    record Tiny(boolean t) implements Shape {}
  }

  @Archive
  record HoldShape(@Unsigned byte pre, Shape s, List<Shape> list, @Unsigned byte post) {}

  @Archive
  record ListNode(@Unsigned int v, @Nullable @Boxed ListNode next) {}

  @Archive
  record KeyS(@Unsigned int a, String b, @Unsigned byte c) {}

  @Archive
  record MockEntity(@Unsigned int version, Map<@Unsigned Long, float[]> map) {}

  @Archive
  enum Big {
    N0,
    N1,
    N2,
    N3,
    N4,
    N5,
    N6,
    N7,
    N8,
    N9,
    N10,
    N11,
    N12,
    N13,
    N14,
    N15,
    N16,
    N17,
    N18,
    N19,
    N20,
    N21,
    N22,
    N23,
    N24,
    N25,
    N26,
    N27,
    N28,
    N29,
    N30,
    N31,
    N32,
    N33,
    N34,
    N35,
    N36,
    N37,
    N38,
    N39,
    N40,
    N41,
    N42,
    N43,
    N44,
    N45,
    N46,
    N47,
    N48,
    N49,
    N50,
    N51,
    N52,
    N53,
    N54,
    N55,
    N56,
    N57,
    N58,
    N59,
    N60,
    N61,
    N62,
    N63,
    N64,
    N65,
    N66,
    N67,
    N68,
    N69,
    N70,
    N71,
    N72,
    N73,
    N74,
    N75,
    N76,
    N77,
    N78,
    N79,
    N80,
    N81,
    N82,
    N83,
    N84,
    N85,
    N86,
    N87,
    N88,
    N89,
    N90,
    N91,
    N92,
    N93,
    N94,
    N95,
    N96,
    N97,
    N98,
    N99,
    N100,
    N101,
    N102,
    N103,
    N104,
    N105,
    N106,
    N107,
    N108,
    N109,
    N110,
    N111,
    N112,
    N113,
    N114,
    N115,
    N116,
    N117,
    N118,
    N119,
    N120,
    N121,
    N122,
    N123,
    N124,
    N125,
    N126,
    N127,
    N128,
    N129,
    N130,
    N131,
    N132,
    N133,
    N134,
    N135,
    N136,
    N137,
    N138,
    N139,
    N140,
    N141,
    N142,
    N143,
    N144,
    N145,
    N146,
    N147,
    N148,
    N149,
    N150,
    N151,
    N152,
    N153,
    N154,
    N155,
    N156,
    N157,
    N158,
    N159,
    N160,
    N161,
    N162,
    N163,
    N164,
    N165,
    N166,
    N167,
    N168,
    N169,
    N170,
    N171,
    N172,
    N173,
    N174,
    N175,
    N176,
    N177,
    N178,
    N179,
    N180,
    N181,
    N182,
    N183,
    N184,
    N185,
    N186,
    N187,
    N188,
    N189,
    N190,
    N191,
    N192,
    N193,
    N194,
    N195,
    N196,
    N197,
    N198,
    N199,
    N200,
    N201,
    N202,
    N203,
    N204,
    N205,
    N206,
    N207,
    N208,
    N209,
    N210,
    N211,
    N212,
    N213,
    N214,
    N215,
    N216,
    N217,
    N218,
    N219,
    N220,
    N221,
    N222,
    N223,
    N224,
    N225,
    N226,
    N227,
    N228,
    N229,
    N230,
    N231,
    N232,
    N233,
    N234,
    N235,
    N236,
    N237,
    N238,
    N239,
    N240,
    N241,
    N242,
    N243,
    N244,
    N245,
    N246,
    N247,
    N248,
    N249,
    N250,
    N251,
    N252,
    N253,
    N254,
    N255,
    N256,
    N257,
    N258,
    N259,
    N260,
    N261,
    N262,
    N263,
    N264,
    N265,
    N266,
    N267,
    N268,
    N269,
    N270,
    N271,
    N272,
    N273,
    N274,
    N275,
    N276,
    N277,
    N278,
    N279,
    N280,
    N281,
    N282,
    N283,
    N284,
    N285,
    N286,
    N287,
    N288,
    N289,
    N290,
    N291,
    N292,
    N293,
    N294,
    N295,
    N296,
    N297,
    N298,
    N299
  }

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
  record VecUnit(List<Unit> value) {}

  @Archive
  @Newtype
  record ArrU16(@Length(5) @Unsigned short[] value) {}

  @Archive
  @Newtype
  record ArrU8(@Length(0) @Unsigned byte[] value) {}

  @Archive
  @Newtype
  record ArrMixed(@Length(2) List<Mixed> value) {}

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
  record BoxMixed(@Boxed Mixed value) {}

  @Archive
  @Newtype
  record BoxSlice(@Boxed @Unsigned int[] value) {}

  @Archive
  @Newtype
  record BoxUnit(@Boxed Unit value) {}

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
  record VecMixed(List<Mixed> value) {}

  @Archive
  @Newtype
  record VecOptString(List<@Nullable String> value) {}

  @Archive
  @Newtype
  record VecShape(List<Shape> value) {}

  @Archive
  @Newtype
  record VecColor(List<Color> value) {}

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
  record MapI64Unit(Map<Long, Unit> value) {}

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
