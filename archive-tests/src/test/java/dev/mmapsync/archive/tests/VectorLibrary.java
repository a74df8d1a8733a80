package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.CString;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Int128;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.NonZero;
import dev.mmapsync.archive.Result;
import dev.mmapsync.archive.Shared;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.Weak;
import dev.mmapsync.archive.tests.VectorTable.Entry;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What Rust has in its library and Java says with a mark, a class of the JDK, or a record: 128
/// bits, `usize`, `NonZero`, `Result`, ranges, addresses, UUIDs, C strings, shared pointers.
final class VectorLibrary {

  static final List<Entry> ENTRIES =
      List.of(
          new Entry("u128", U128.class, ArchivedVectorLibrary_U128.TYPE),
          new Entry("i128", I128.class, ArchivedVectorLibrary_I128.TYPE),
          new Entry("usize", Usize.class, ArchivedVectorLibrary_Usize.TYPE),
          new Entry("AllScalars", AllScalars.class, ArchivedVectorLibrary_AllScalars.TYPE),
          new Entry("NonZeros", NonZeros.class, ArchivedVectorLibrary_NonZeros.TYPE),
          new Entry("NonZeroU32", NonZeroU32.class, ArchivedVectorLibrary_NonZeroU32.TYPE),
          new Entry("Mixed2", Mixed2.class, ArchivedVectorLibrary_Mixed2.TYPE),
          new Entry("Vec<u128>", VecU128.class, ArchivedVectorLibrary_VecU128.TYPE),
          new Entry(
              "Result<u32, String>",
              ResultU32String.class,
              ArchivedVectorLibrary_ResultU32String.TYPE),
          new Entry("Ipv4Addr", Ipv4.class, ArchivedVectorLibrary_Ipv4.TYPE),
          new Entry("Ipv6Addr", Ipv6.class, ArchivedVectorLibrary_Ipv6.TYPE),
          new Entry("IpAddr", Ip.class, ArchivedVectorLibrary_Ip.TYPE),
          new Entry("Range<String>", RangeString.class, ArchivedVectorLibrary_RangeString.TYPE),
          new Entry("Uuid", Id.class, ArchivedVectorLibrary_Id.TYPE),
          new Entry("CString", CText.class, ArchivedVectorLibrary_CText.TYPE),
          new Entry("Vec<Rc<String>>", VecRc.class, ArchivedVectorLibrary_VecRc.TYPE),
          new Entry("Arc<String>", ArcString.class, ArchivedVectorLibrary_ArcString.TYPE),
          new Entry("Vec<Rc<()>>", VecRcUnit.class, ArchivedVectorLibrary_VecRcUnit.TYPE),
          new Entry("Vec<Weak<u32>>", VecWeak.class, ArchivedVectorLibrary_VecWeak.TYPE),
          new Entry("HashMap<u128, u8>", MapU128U8.class, ArchivedVectorLibrary_MapU128U8.TYPE),
          new Entry("HashMap<Uuid, u32>", MapUuidU32.class, ArchivedVectorLibrary_MapUuidU32.TYPE),
          new Entry(
              "HashMap<Result<u8, String>, u32>",
              MapResultU32.class,
              ArchivedVectorLibrary_MapResultU32.TYPE));

  private VectorLibrary() {}

  @Archive
  @Newtype
  record U128(@Int128 @Unsigned BigInteger value) {}

  @Archive
  @Newtype
  record I128(@Int128 BigInteger value) {}

  /// `usize` has the archive of `u32`, and `isize` that of `i32`.
  @Archive
  @Newtype
  record Usize(@Unsigned int value) {}

  @Archive
  record AllScalars(
      @Unsigned byte u8_,
      byte i8_,
      @Unsigned short u16_,
      short i16_,
      @Unsigned int u32_,
      int i32_,
      @Unsigned long u64_,
      long i64_,
      @Int128 @Unsigned BigInteger u128_,
      @Int128 BigInteger i128_,
      float f32_,
      double f64_,
      boolean b,
      @CodePoint int c,
      @Unsigned int us,
      int is) {}

  @Archive
  record NonZeros(
      @NonZero @Unsigned byte a,
      @NonZero byte b,
      @NonZero @Unsigned short c,
      @NonZero short d,
      @NonZero @Unsigned int e,
      @NonZero int f,
      @NonZero @Unsigned long g,
      @NonZero long h,
      @NonZero @Int128 @Unsigned BigInteger i,
      @NonZero @Int128 BigInteger j,
      @NonZero @Unsigned int k,
      @NonZero int l) {}

  @Archive
  @Newtype
  record NonZeroU32(@NonZero @Unsigned int value) {}

  @Archive
  record Mixed2(
      @Unsigned short a, @Unsigned byte b, @Int128 @Unsigned BigInteger c, boolean d, float e) {}

  @Archive
  @Newtype
  record VecU128(List<@Int128 @Unsigned BigInteger> value) {}

  @Archive
  @Result
  sealed interface ResultU32String {
    @Newtype
    record Ok(@Unsigned int value) implements ResultU32String {}

    @Newtype
    record Err(String value) implements ResultU32String {}
  }

  @Archive
  @Result
  sealed interface ResultU8String {
    @Newtype
    record Ok(@Unsigned byte value) implements ResultU8String {}

    @Newtype
    record Err(String value) implements ResultU8String {}
  }

  @Archive
  @Newtype
  record Ipv4(Inet4Address value) {}

  @Archive
  @Newtype
  record Ipv6(Inet6Address value) {}

  @Archive
  @Newtype
  record Ip(InetAddress value) {}

  @Archive
  record RangeString(String start, String end) {}

  @Archive
  @Newtype
  record Id(UUID value) {}

  @Archive
  @Newtype
  record CText(@CString String value) {}

  @Archive
  @Newtype
  record VecRc(List<@Shared String> value) {}

  @Archive
  @Newtype
  record ArcString(@Shared String value) {}

  @Archive
  @Newtype
  record VecRcUnit(List<VectorTypes.@Shared Unit> value) {}

  @Archive
  @Newtype
  record VecWeak(List<@Nullable @Weak @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapU128U8(Map<@Int128 @Unsigned BigInteger, @Unsigned Byte> value) {}

  @Archive
  @Newtype
  record MapUuidU32(Map<UUID, @Unsigned Integer> value) {}

  @Archive
  @Newtype
  record MapResultU32(Map<ResultU8String, @Unsigned Integer> value) {}
}
