package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.tests.RandomTypes.Use;
import dev.mmapsync.archive.tests.RandomTypes.Values;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/// Random uses of what Rust's library has, and random values of them.
final class RandomLibrary {
  private static final int BITS = 127;

  private RandomLibrary() {}

  /// A primitive that is never zero.
  static Use nonZero(Random random) {
    String unsigned = random.nextBoolean() ? "@Unsigned " : "";
    return switch (random.nextInt(4)) {
      case 0 -> new Use("@NonZero " + unsigned + "byte", true, v -> (byte) number(v, 127));
      case 1 -> new Use("@NonZero " + unsigned + "short", true, v -> (short) number(v, 9999));
      case 2 -> new Use("@NonZero " + unsigned + "int", true, v -> number(v, 1 << 20));
      default -> new Use("@NonZero " + unsigned + "long", true, v -> (long) number(v, 1 << 20));
    };
  }

  private static int number(Values values, int bound) {
    return 1 + values.random().nextInt(bound);
  }

  /// What can be a key.
  static Use key(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Use("UUID", true, RandomLibrary::uuid);
      case 1 -> new Use("@BareKey UUID", true, RandomLibrary::uuid);
      case 2 -> new Use("@CString String", true, v -> "c" + v.random().nextInt(1 << 20));
      case 3 -> new Use("@Int128 BigInteger", true, v -> new BigInteger(BITS, v.random()).negate());
      case 4 ->
          new Use(
              "@NonZero @Int128 @Unsigned BigInteger",
              true,
              v -> new BigInteger(BITS, v.random()).setBit(BITS));
      default -> new Use("@NonZero Long", true, v -> (long) number(v, 1 << 20));
    };
  }

  /// Anything.
  static Use any(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> new Use("Inet4Address", false, v -> address(v, false));
      case 1 -> new Use("Inet6Address", false, v -> address(v, true));
      case 2 -> new Use("InetAddress", false, v -> address(v, v.random().nextBoolean()));
      case 3 -> new Use("InetSocketAddress", false, v -> socket(v, v.random().nextBoolean()));
      case 4 -> new Use("@V4 InetSocketAddress", false, v -> socket(v, false));
      case 5 -> new Use("@V6 InetSocketAddress", false, v -> socket(v, true));
      default -> key(random);
    };
  }

  /// A shared or weak pointer to something, of which some occur again and again: in all of the
  /// value, or inside of one entry of a sorted map.
  ///
  /// Not to anything: deserialized lists without elements are the same object. Of an enum there are
  /// no two that are equal, and so there is none of it in a sorted map.
  static Use shared(Random random, Use target, boolean constant) {
    Function<Values, Object> value =
        target.source().equals("String")
            ? v -> ("a shared text " + v.entry() + v.random().nextInt(3)).intern()
            : v -> required(target, v);
    return constant || random.nextInt(3) == 0
        ? new Use(
            "@Nullable @Weak " + target.source(),
            false,
            v -> v.random().nextInt(3) == 0 || (constant && v.inTree()) ? null : value.apply(v))
        : new Use("@Shared " + target.source(), target.key(), value);
  }

  private static Object required(Use use, Values values) {
    Object value = use.value().apply(values);
    return value == null ? required(use, values) : value;
  }

  private static UUID uuid(Values values) {
    return new UUID(values.random().nextLong(), values.random().nextLong());
  }

  private static InetAddress address(Values values, boolean v6) {
    byte[] bytes = new byte[v6 ? 16 : 4];
    values.random().nextBytes(bytes);
    try {
      return v6 ? Inet6Address.getByAddress(null, bytes, -1) : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InetSocketAddress socket(Values values, boolean v6) {
    return new InetSocketAddress(address(values, v6), values.random().nextInt(1 << 16));
  }
}
