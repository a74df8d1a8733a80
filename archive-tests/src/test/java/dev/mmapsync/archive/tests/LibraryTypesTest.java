package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.archive.ArchivedInt128;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.Int128;
import dev.mmapsync.archive.Length;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.NonZero;
import dev.mmapsync.archive.Shared;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.V4;
import dev.mmapsync.archive.V6;
import dev.mmapsync.archive.Weak;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What Rust's library has: values at the edges of their ranges, views, and sharing.
class LibraryTypesTest {
  private static final BigInteger TWO = BigInteger.TWO;

  @Archive
  record Wide(@Int128 BigInteger signed, @Int128 @Unsigned BigInteger unsigned) {}

  @Archive
  record Keys(
      Map<@NonZero Long, String> longs,
      Map<@NonZero Integer, String> ints,
      Set<@Int128 BigInteger> wide,
      Map<UUID, String> ids,
      Set<@Shared String> shared) {}

  @Archive
  @SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
  record NeverZero(@NonZero long a, @NonZero @Unsigned byte[] b, List<@NonZero Short> c) {}

  @Archive
  record Sockets(InetSocketAddress any, @V4 InetSocketAddress v4, @V6 InetSocketAddress v6) {}

  @Archive
  @Newtype
  record Socket(InetSocketAddress value) {}

  @Archive
  record Node(String name, List<@Shared Node> next, @Nullable @Weak Node other) {}

  @Archive
  @Newtype
  record Fixed(@Length(2) List<Optional<@Boxed String>> value) {}

  private static <T, R> R written(ArchiveType<T, R> type, T value) {
    MemorySegment archive = MemorySegment.ofArray(Archives.serialize(type, value));
    type.check(archive);
    return type.view(archive);
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(ArchiveType<?, ?> type, Object value) {
    return assertThatThrownBy(() -> Archives.serialize(type, value))
        .isInstanceOf(ArchiveException.class);
  }

  // ---- integers

  private static ArchivedLibraryTypesTest_Wide wide(BigInteger signed, BigInteger unsigned) {
    return written(ArchivedLibraryTypesTest_Wide.TYPE, new Wide(signed, unsigned));
  }

  @Test
  void integersOf128Bits() {
    BigInteger largest = TWO.pow(127).subtract(BigInteger.ONE);
    BigInteger largestUnsigned = TWO.pow(128).subtract(BigInteger.ONE);
    var view = wide(TWO.pow(127).negate(), largestUnsigned);
    assertThat(view.deserialize()).isEqualTo(new Wide(TWO.pow(127).negate(), largestUnsigned));
    assertThat(view.signed().high()).isEqualTo(Long.MIN_VALUE);
    assertThat(view.signed().low()).isZero();
    assertThat(view.unsigned().high()).isEqualTo(-1);
    assertThat(view.unsigned()).hasToString("340282366920938463463374607431768211455");
    assertThat(wide(largest, BigInteger.ZERO).signed().toBigInteger()).isEqualTo(largest);

    var type = ArchivedLibraryTypesTest_Wide.TYPE;
    assertRefused(type, new Wide(TWO.pow(127), BigInteger.ZERO))
        .hasMessageContaining("out of range of i128: value=17014118");
    assertRefused(type, new Wide(BigInteger.ZERO, TWO.pow(128)))
        .hasMessageContaining("out of range of u128: value=34028236");
    assertRefused(type, new Wide(BigInteger.ZERO, BigInteger.ONE.negate()))
        .hasMessageContaining("out of range of u128: value=-1");
  }

  @Test
  void integersOf128BitsAreOrderedByNumber() {
    List<BigInteger> ascending =
        List.of(
            TWO.pow(127).negate(),
            TWO.pow(64).negate(),
            BigInteger.ONE.negate(),
            BigInteger.ZERO,
            TWO.pow(63),
            TWO.pow(64),
            TWO.pow(127).subtract(BigInteger.ONE));
    List<ArchivedInt128> views =
        ascending.stream().map(value -> wide(value, value.abs()).signed()).toList();
    assertThat(views).isSorted().doesNotHaveDuplicates();
    var same = wide(BigInteger.TEN, BigInteger.TEN);
    assertThat(same.signed()).isEqualTo(same.unsigned()).hasSameHashCodeAs(same.unsigned());
    var other = wide(BigInteger.ONE.negate(), TWO.pow(128).subtract(BigInteger.ONE));
    assertThat(other.signed()).isLessThan(other.unsigned()).isNotEqualTo(other.unsigned());
  }

  @Test
  void neverZero() {
    var type = ArchivedLibraryTypesTest_NeverZero.TYPE;
    List<Short> list = List.of((short) 3);
    var view = written(type, new NeverZero(1, new byte[] {-1}, list));
    assertThat(view).hasToString("ArchivedLibraryTypesTest_NeverZero { a: 1, b: [255], c: [3] }");
    String message = "zero where no zero can be";
    assertRefused(type, new NeverZero(0, new byte[] {1}, list)).hasMessageContaining(message);
    assertRefused(type, new NeverZero(1, new byte[] {1, 0}, list)).hasMessageContaining(message);
    assertRefused(type, new NeverZero(1, new byte[] {1}, List.of((short) 0)))
        .hasMessageContaining(message);
  }

  @Test
  void keys() {
    UUID id = new UUID(1, -2);
    Keys keys =
        new Keys(
            Map.of(7L, "seven", -1L, "minus"),
            Map.of(8, "eight"),
            Set.of(BigInteger.TEN, TWO.pow(100)),
            Map.of(id, "id"),
            Set.of("one", "quite a long key"));
    var view = written(ArchivedLibraryTypesTest_Keys.TYPE, keys);
    assertThat(view.longs().get(7L)).hasToString("seven");
    assertThat(view.longs().get(0L)).isNull();
    assertThat(view.ints().get(8)).hasToString("eight");
    assertThat(view.wide().has(TWO.pow(100))).isTrue();
    assertThat(view.wide().has(TWO.pow(200))).as("out of range").isFalse();
    assertThat(view.ids().lookup(id)).hasToString("id");
    assertThat(view.shared().has("quite a long key")).isTrue();
    assertThat(view.deserialize()).isEqualTo(keys);
    Keys zero = new Keys(Map.of(0L, "zero"), Map.of(), Set.of(), Map.of(), Set.of());
    assertRefused(ArchivedLibraryTypesTest_Keys.TYPE, zero)
        .hasMessageContaining("zero where no zero can be");
  }

  // ---- addresses

  private static InetSocketAddress socket(String address, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(address), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
  }

  @Test
  void socketAddresses() throws UnknownHostException {
    Inet6Address scoped =
        Inet6Address.getByAddress(null, socket("fe80::1", 1).getAddress().getAddress(), 7);
    Sockets sockets =
        new Sockets(
            new InetSocketAddress(scoped, 65_535), socket("1.2.3.4", 80), socket("::1", 443));
    var view = written(ArchivedLibraryTypesTest_Sockets.TYPE, sockets);
    assertThat(view.deserialize()).isEqualTo(sockets);
    assertThat(view.any()).hasToString("[fe80::1%7]:65535");
    assertThat(view.any().scopeId()).isEqualTo(7);
    assertThat(((Inet6Address) view.any().toSocketAddress().getAddress()).getScopeId())
        .isEqualTo(7);
    assertThat(view.v4()).hasToString("1.2.3.4:80").isNotEqualTo(view.v6());
    assertThat(view.v6()).hasToString("[::1]:443");

    var type = ArchivedLibraryTypesTest_Sockets.TYPE;
    assertRefused(type, new Sockets(sockets.any(), sockets.v6(), sockets.v6()))
        .hasMessageContaining("not an address of IPV4");
    assertRefused(type, new Sockets(sockets.any(), sockets.v4(), sockets.v4()))
        .hasMessageContaining("not an address of IPV6");
    InetSocketAddress open = InetSocketAddress.createUnresolved("nowhere", 1);
    assertRefused(ArchivedLibraryTypesTest_Socket.TYPE, new Socket(open))
        .hasMessageContaining("not resolved");
    assertRefused(ArchivedVectorLibrary_Ip.TYPE, new VectorLibrary.Ip(scoped))
        .hasMessageContaining("has a scope");
  }

  @Test
  void aFlowLabelIsReadThroughTheViewOnly() {
    byte[] bytes =
        Archives.serialize(ArchivedLibraryTypesTest_Socket.TYPE, new Socket(socket("::2", 9)));
    int flowAt = 4 + 20;
    bytes[flowAt] = 5;
    var view = ArchivedLibraryTypesTest_Socket.TYPE.view(MemorySegment.ofArray(bytes));
    assertThat(view.value().flowInfo()).isEqualTo(5);
    assertThatThrownBy(view::deserialize)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("Java has no such socket address: value=[::2]:9");
  }

  @Test
  void addressesOfIpv6PrintAsInRust() {
    List<String> texts =
        List.of("::", "::1", "1::", "2001:db8::1", "1:0:2::3", "1::2:0:0:3", "1:0:2:3:4:5:6:7");
    for (String text : texts) {
      var view =
          written(
              ArchivedVectorLibrary_Ipv6.TYPE,
              new VectorLibrary.Ipv6((Inet6Address) socket(text, 0).getAddress()));
      assertThat(view).hasToString("ArchivedVectorLibrary_Ipv6(" + text + ")");
    }
  }

  @Test
  void anAddressThatIsMappedStaysOne() throws UnknownHostException {
    byte[] bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 1, 2, 3, 4};
    var address = new VectorLibrary.Ip(Inet6Address.getByAddress(null, bytes, -1));
    var view = written(ArchivedVectorLibrary_Ip.TYPE, address);
    assertThat(view.value()).isInstanceOf(Inet6Address.class);
    assertThat(view).hasToString("ArchivedVectorLibrary_Ip(::ffff:1.2.3.4)");
  }

  // ---- text

  @Test
  void aCStringHasNoZero() {
    assertRefused(ArchivedVectorLibrary_CText.TYPE, new VectorLibrary.CText("a\0b"))
        .hasMessageContaining("zero character in a C string: index=1");
    assertThat(written(ArchivedVectorLibrary_CText.TYPE, new VectorLibrary.CText("")).value())
        .hasToString("");
  }

  // ---- shared pointers

  private static Node node(String name, @Nullable Node other, Node... next) {
    return new Node(name, List.of(next), other);
  }

  @Test
  void whatIsSharedIsWrittenOnceAndReadAsOne() {
    Node leaf = node("a leaf that is shared", null);
    Node root = node("root", leaf, leaf, node("inner", null, leaf, leaf));
    var view = written(ArchivedLibraryTypesTest_Node.TYPE, root);
    Node read = view.deserialize();
    assertThat(read).isEqualTo(root);
    assertThat(read.next().getFirst())
        .isSameAs(read.other())
        .isSameAs(read.next().getLast().next().getFirst());
    assertThat(view.toString()).contains("other: (Weak)").contains("other: (Weak) }], other");
    assertThat(Archives.serialize(ArchivedLibraryTypesTest_Node.TYPE, read))
        .isEqualTo(Archives.serialize(ArchivedLibraryTypesTest_Node.TYPE, root));
    Node apart = node("root", node("a leaf that is shared", null), leaf, root.next().getLast());
    assertThat(Archives.serialize(ArchivedLibraryTypesTest_Node.TYPE, apart).length)
        .isGreaterThan(Archives.serialize(ArchivedLibraryTypesTest_Node.TYPE, root).length);
    assertThat(view).isEqualTo(written(ArchivedLibraryTypesTest_Node.TYPE, apart));
  }

  /// Each shares the next one twice: 2^200 paths.
  @Test
  void sharingHasAnEnd() {
    Node node = node("last", null);
    for (int i = 0; i < 200; i++) {
      node = node("n" + i, null, node, node);
    }
    var view = written(ArchivedLibraryTypesTest_Node.TYPE, node);
    var other = written(ArchivedLibraryTypesTest_Node.TYPE, node);
    assertThat(view.equals(other)).isTrue();
    assertThat(view.hashCode()).isEqualTo(other.hashCode());
    assertThat(Archives.serialize(ArchivedLibraryTypesTest_Node.TYPE, view.deserialize()))
        .isEqualTo(Archives.serialize(ArchivedLibraryTypesTest_Node.TYPE, node));
    assertThatThrownBy(view::toString)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("too many bytes are shared");
  }

  /// A shared pointer may lead back to what it is in: rkyv's check lets that pass.
  @Test
  void aCircleIsATypedError() {
    byte[] bytes =
        Archives.serialize(
            ArchivedLibraryTypesTest_Node.TYPE, node("", null, node("", null, node("", null))));
    // From the back: the root, the pointer to the second node, that node, the pointer in it.
    int node = 8 + 8 + 8;
    int inner = bytes.length - node - 4 - node;
    int pointer = inner - 4;
    bytes[pointer] = (byte) (inner - pointer);
    bytes[pointer + 1] = 0;
    bytes[pointer + 2] = 0;
    bytes[pointer + 3] = 0;
    var view = ArchivedLibraryTypesTest_Node.TYPE.view(MemorySegment.ofArray(bytes));
    List<Runnable> reads =
        List.of(
            view::deserialize,
            () -> assertThat(view.hashCode()).isEqualTo(view.hashCode()),
            () -> assertThat(view.toString()).isNotNull());
    for (Runnable read : reads) {
      assertThatThrownBy(read::run)
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("shared value contains itself");
    }
  }

  // ---- lists of a fixed length

  /// Gives other elements each time.
  private static final class Changing extends AbstractList<Optional<String>> {
    private int reads;

    @Override
    public Optional<String> get(int index) {
      return reads++ % 2 == 0 ? Optional.empty() : Optional.of("a string of some length " + reads);
    }

    @Override
    public int size() {
      return 2;
    }

    @Override
    public Object[] toArray() {
      reads++;
      return Arrays.asList(get(0), get(1)).toArray();
    }
  }

  @Test
  void theElementsOfAFixedListAreReadOnce() {
    Changing list = new Changing();
    byte[] bytes = Archives.serialize(ArchivedLibraryTypesTest_Fixed.TYPE, new Fixed(list));
    assertThat(list.reads).isEqualTo(3);
    ArchivedLibraryTypesTest_Fixed.TYPE.check(MemorySegment.ofArray(bytes));
    var view = ArchivedLibraryTypesTest_Fixed.TYPE.view(MemorySegment.ofArray(bytes));
    assertThat(view)
        .hasToString("ArchivedLibraryTypesTest_Fixed([Some(\"a string of some length 2\"), None])");
  }
}
