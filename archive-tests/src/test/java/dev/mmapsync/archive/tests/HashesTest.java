package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.Result;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.layout.SeaHash;
import dev.mmapsync.archive.runtime.Codec;
import dev.mmapsync.archive.runtime.Codecs;
import dev.mmapsync.archive.runtime.Feed;
import dev.mmapsync.archive.runtime.LibraryCodecs;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// SeaHash, and what each type of key feeds to it, agree with `hashes.json`.
class HashesTest {
  private static final JsonNode HASHES =
      VectorFolder.json(VectorFolder.own().path().resolve("hashes.json")).get("seahash");
  private static final int FIRST_SEED = 0x80000000;

  /// The generic types of keys, for reflection.
  record Types(
      List<Byte> bytes,
      List<Short> shorts,
      List<Integer> ints,
      List<String> texts,
      Optional<Integer> option) {}

  @Archive
  @Result
  sealed interface ResultU8U8 {
    record Ok(@Unsigned byte field) implements ResultU8U8 {}

    record Err(@Unsigned byte field) implements ResultU8U8 {}
  }

  /// Rows of types that Java has no key for: what Rust hashes in two ways, tuples, which have no
  /// archive, and enums that are told from each other by what Rust declares.
  private static final Set<String> OTHERS =
      Set.of(
          "usize",
          "(u32,u32)",
          "(u8,u64)",
          "(String,u16)",
          "U32Pair(u32,u32) derive(Hash)",
          "Color (default repr) derive(Hash)",
          "enum OneV { X(u32) } derive(Hash): one variant",
          "enum TwoV { X(u32), Y } derive(Hash)",
          "#[repr(u16)] enum R16 { X, Y } derive(Hash)",
          "IpAddr (std)",
          "RangeInclusive<u32> (std)",
          "Ipv4Addr (std)",
          "BTreeMap<u8,u8>");

  private record Key(Codec<?, ?> codec, Type type) {}

  private static Key key(Codec<?, ?> codec, String component) {
    RecordComponent found =
        Arrays.stream(Types.class.getRecordComponents())
            .filter(c -> c.getName().equals(component))
            .findFirst()
            .orElseThrow();
    return new Key(codec, found.getGenericType());
  }

  private static final Map<String, Key> KEYS =
      Map.ofEntries(
          Map.entry("u64", new Key(Codecs.U64, Long.class)),
          Map.entry("i64", new Key(Codecs.I64, Long.class)),
          Map.entry("u32", new Key(Codecs.U32, Integer.class)),
          Map.entry("i32", new Key(Codecs.I32, Integer.class)),
          Map.entry("u16", new Key(Codecs.U16, Short.class)),
          Map.entry("i16", new Key(Codecs.I16, Short.class)),
          Map.entry("u8", new Key(Codecs.U8, Byte.class)),
          Map.entry("i8", new Key(Codecs.I8, Byte.class)),
          Map.entry("bool", new Key(Codecs.BOOL, Boolean.class)),
          Map.entry("char", new Key(Codecs.CODE_POINT, Integer.class)),
          Map.entry("()", new Key(ArchivedVectorTypes_Unit.archiveCodec(), VectorTypes.Unit.class)),
          Map.entry("str", new Key(Codecs.BOXED_STRING, String.class)),
          Map.entry("String", new Key(Codecs.STRING, String.class)),
          Map.entry(
              "KeyS{a:u32,b:String,c:u8} derive(Hash)",
              new Key(ArchivedVectorMaps_KeyS.archiveCodec(), VectorMaps.KeyS.class)),
          Map.entry("[u8;4]", key(Codecs.numbers(Codecs.U8, 4), "bytes")),
          Map.entry("[u16;2]", key(Codecs.numbers(Codecs.U16, 2), "shorts")),
          Map.entry("Vec<u8>", key(Codecs.numbers(Codecs.U8), "bytes")),
          Map.entry("&[u8] empty", key(Codecs.numbers(Codecs.U8), "bytes")),
          Map.entry("Vec<u32>", key(Codecs.numbers(Codecs.U32), "ints")),
          Map.entry("Vec<String>", key(Codecs.list(Codecs.STRING), "texts")),
          Map.entry("Option<u32>", key(Codecs.optional(Codecs.U32), "option")),
          Map.entry(
              "ColorU8 #[repr(u8)] derive(Hash)",
              new Key(ArchivedVectorMaps_ColorU8.archiveCodec(), VectorMaps.ColorU8.class)),
          Map.entry("u128", new Key(LibraryCodecs.U128, BigInteger.class)),
          Map.entry("i128", new Key(LibraryCodecs.I128, BigInteger.class)),
          Map.entry("Uuid", new Key(LibraryCodecs.UUID_COUNTED, UUID.class)),
          Map.entry("CString", new Key(LibraryCodecs.C_STRING, String.class)),
          Map.entry("NonZeroU32", new Key(LibraryCodecs.NON_ZERO_U32, Integer.class)),
          Map.entry(
              "Result<u8,u8>",
              new Key(ArchivedHashesTest_ResultU8U8.archiveCodec(), ResultU8U8.class)),
          Map.entry("Duration", new Key(Codecs.DURATION, Duration.class)));

  private static long hex(JsonNode node) {
    return Long.parseUnsignedLong(node.asText().substring(2), 16);
  }

  @Test
  void rawBytes() {
    for (JsonNode row : HASHES.get("raw_rkyv_seeds")) {
      byte[] bytes = new byte[row.get(0).asInt()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (7 * i + 3);
      }
      assertThat(SeaHash.of(bytes, 0, bytes.length))
          .as("%s bytes", bytes.length)
          .isEqualTo(hex(row.get(1)));
    }
  }

  @TestFactory
  @SuppressWarnings("unchecked")
  Stream<DynamicTest> keys() {
    return StreamSupport.stream(HASHES.get("keys").spliterator(), false)
        .filter(row -> KEYS.containsKey(row.get("type").asText()))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("type").asText() + " " + row.get("value"), () -> checkKey(row)));
  }

  /// `Vec<[u8; 0]>`: the elements have no bytes, and feed their lengths all the same.
  @Test
  void elementsWithoutBytes() {
    var codec = Codecs.list(Codecs.numbers(Codecs.U8, 0));
    List<List<Byte>> value = List.of(List.of(), List.of());
    Feed written = new Feed();
    codec.feed(value, written);
    assertThat(HexFormat.of().formatHex(written.toArray()))
        .isEqualTo("0200000000000000" + "0000000000000000".repeat(2));

    try (Arena arena = Arena.ofConfined()) {
      MemorySegment archive = arena.allocate(Long.BYTES, Long.BYTES);
      archive.set(ValueLayout.JAVA_INT, Integer.BYTES, value.size());
      Feed archived = new Feed();
      codec.feed(archive, 0, archived);
      assertThat(archived.sameAs(written)).isTrue();

      archive.set(ValueLayout.JAVA_INT, Integer.BYTES, -1);
      assertThatThrownBy(() -> codec.feed(archive, 0, new Feed()))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("count=4294967295 limit=4096");
    }
  }

  /// As newer releases of the crate `uuid` have it.
  @Test
  void bareUuid() {
    Feed feed = new Feed();
    LibraryCodecs.UUID_BARE.feed(new UUID(0x0001020304050607L, 0x08090A0B0C0D0E0FL), feed);
    assertThat(HexFormat.of().formatHex(feed.toArray()))
        .isEqualTo("000102030405060708090a0b0c0d0e0f");
  }

  /// `Vec<()>`: whatever the count that an archive claims, there is nothing to feed.
  @Test
  void unitsFeedNothing() {
    var codec = Codecs.list(ArchivedVectorTypes_Unit.archiveCodec());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment archive = arena.allocate(Long.BYTES, Long.BYTES);
      archive.set(ValueLayout.JAVA_INT, Integer.BYTES, -1);
      Feed feed = new Feed();
      codec.feed(archive, 0, feed);
      assertThat(HexFormat.of().formatHex(feed.toArray())).isEqualTo("ffffffff00000000");
    }
  }

  @Test
  void everyRowIsCheckedOrHasNoKeyInJava() {
    assertThat(HASHES.get("keys"))
        .extracting(row -> row.get("type").asText())
        .filteredOn(type -> !KEYS.containsKey(type))
        .containsOnlyOnceElementsOf(OTHERS);
  }

  /// The bytes of a `Uuid` are abbreviated.
  private static Object value(JsonNode node, Key key) {
    return key.type() == UUID.class
        ? new UUID(0x0001020304050607L, 0x08090A0B0C0D0E0FL)
        : Objects.requireNonNull(JsonValues.value(node, key.type()));
  }

  @SuppressWarnings("unchecked")
  private static void checkKey(JsonNode row) {
    Key key = Objects.requireNonNull(KEYS.get(row.get("type").asText()));
    Object value = value(row.get("value"), key);
    Feed feed = new Feed();
    ((Codec<Object, ?>) key.codec()).feed(value, feed);
    assertThat(HexFormat.of().formatHex(feed.toArray())).isEqualTo(row.get("fed_bytes").asText());
    assertThat(feed.hash()).isEqualTo(hex(row.get("hash")));
    assertThat(feed.hash(FIRST_SEED)).isEqualTo(hex(row.get("hash_seed_80000000")));
    assertThat(feed.hash(FIRST_SEED + 1)).isEqualTo(hex(row.get("hash_seed_80000001")));
    if (value instanceof String text && !key.codec().equals(LibraryCodecs.C_STRING)) {
      assertThat(SeaHash.ofText(text)).isEqualTo(hex(row.get("hash")));
      assertThat(SeaHash.ofText(FIRST_SEED, text)).isEqualTo(hex(row.get("hash_seed_80000000")));
    }
    if (value instanceof Long number) {
      assertThat(SeaHash.ofLong(number)).isEqualTo(hex(row.get("hash")));
      assertThat(SeaHash.ofLong(FIRST_SEED, number)).isEqualTo(hex(row.get("hash_seed_80000000")));
    }
  }
}
