package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedBytes;
import dev.mmapsync.archive.ArchivedInt128;
import dev.mmapsync.archive.ArchivedInts;
import dev.mmapsync.archive.ArchivedLongs;
import dev.mmapsync.archive.ArchivedShorts;
import dev.mmapsync.archive.ArchivedSocketAddress;
import dev.mmapsync.archive.ArchivedString;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The codecs of what Rust has in its standard library, and Java as a class or with a mark.
///
/// For generated code.
public final class LibraryCodecs {
  /// `i128`.
  public static final Codec<BigInteger, ArchivedInt128> I128 = new Int128Codec(false, false);

  /// `u128`.
  public static final Codec<BigInteger, ArchivedInt128> U128 = new Int128Codec(true, false);

  /// `NonZeroI128`.
  public static final Codec<BigInteger, ArchivedInt128> NON_ZERO_I128 =
      new Int128Codec(false, true);

  /// `NonZeroU128`.
  public static final Codec<BigInteger, ArchivedInt128> NON_ZERO_U128 = new Int128Codec(true, true);

  /// `NonZeroI8`.
  public static final NonZeroCodec<byte[], Byte, ArchivedBytes> NON_ZERO_I8 =
      new NonZeroCodec<>(Codecs.I8);

  /// `NonZeroU8`.
  public static final NonZeroCodec<byte[], Byte, ArchivedBytes> NON_ZERO_U8 =
      new NonZeroCodec<>(Codecs.U8);

  /// `NonZeroI16`.
  public static final NonZeroCodec<short[], Short, ArchivedShorts> NON_ZERO_I16 =
      new NonZeroCodec<>(Codecs.I16);

  /// `NonZeroU16`.
  public static final NonZeroCodec<short[], Short, ArchivedShorts> NON_ZERO_U16 =
      new NonZeroCodec<>(Codecs.U16);

  /// `NonZeroI32`.
  public static final NonZeroCodec<int[], Integer, ArchivedInts> NON_ZERO_I32 =
      new NonZeroCodec<>(Codecs.I32);

  /// `NonZeroU32`.
  public static final NonZeroCodec<int[], Integer, ArchivedInts> NON_ZERO_U32 =
      new NonZeroCodec<>(Codecs.U32);

  /// `NonZeroI64`.
  public static final NonZeroCodec<long[], Long, ArchivedLongs> NON_ZERO_I64 =
      new NonZeroCodec<>(Codecs.I64);

  /// `NonZeroU64`.
  public static final NonZeroCodec<long[], Long, ArchivedLongs> NON_ZERO_U64 =
      new NonZeroCodec<>(Codecs.U64);

  /// `Uuid`, of a crate that feeds a hash the count of its bytes.
  public static final Codec<UUID, UUID> UUID_COUNTED = new UuidCodec(true);

  /// `Uuid`, of a crate that does not.
  public static final Codec<UUID, UUID> UUID_BARE = new UuidCodec(false);

  /// `Ipv4Addr`.
  public static final Codec<Inet4Address, Inet4Address> IPV4 = AddressCodec.v4();

  /// `Ipv6Addr`.
  public static final Codec<Inet6Address, Inet6Address> IPV6 = AddressCodec.v6();

  /// `IpAddr`.
  public static final Codec<InetAddress, InetAddress> IP = AddressCodec.either();

  /// `SocketAddrV4`.
  public static final Codec<InetSocketAddress, ArchivedSocketAddress> SOCKET_V4 =
      new SocketAddressCodec(SocketAddressCodec.Kind.V4);

  /// `SocketAddrV6`.
  public static final Codec<InetSocketAddress, ArchivedSocketAddress> SOCKET_V6 =
      new SocketAddressCodec(SocketAddressCodec.Kind.V6);

  /// `SocketAddr`.
  public static final Codec<InetSocketAddress, ArchivedSocketAddress> SOCKET =
      new SocketAddressCodec(SocketAddressCodec.Kind.EITHER);

  /// `CString`.
  public static final Codec<String, ArchivedString> C_STRING = new CStringCodec();

  private LibraryCodecs() {}

  /// `Rc` or `Arc`.
  public static <T, V> Codec<T, V> shared(Codec<T, V> target) {
    return new SharedCodec<>(target);
  }

  /// `Weak`.
  public static <T, V> Codec<@Nullable T, @Nullable V> weak(Codec<T, V> target) {
    return new WeakCodec<>(new SharedCodec<>(target));
  }
}
