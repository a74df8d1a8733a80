package dev.mmapsync.processor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The classes of the JDK that have an archive each: text, durations, UUIDs, addresses, integers of
/// 128 bits; and which marks go with what.
final class LibraryTypes {
  private static final String CODECS = "dev.mmapsync.archive.runtime.Codecs.";
  private static final String LIBRARY = "dev.mmapsync.archive.runtime.LibraryCodecs.";
  private static final String VIEWS = "dev.mmapsync.archive.";
  private static final String STRING = "java.lang.String";
  private static final String BIG_INTEGER = "java.math.BigInteger";
  private static final String UUID = "java.util.UUID";
  private static final String SOCKET_ADDRESS = "java.net.InetSocketAddress";

  /// What the marks of a number or of a class are for.
  private static final Map<String, String> PURPOSES =
      Map.of(
          "Unsigned", "is for integers: put it in front of the number's own type",
          "CodePoint", "is for integers: put it in front of the number's own type",
          "NonZero", "is for integers: put it in front of the number's own type",
          "Int128", "is for BigInteger",
          "CString", "is for String",
          "V4", "is for InetSocketAddress",
          "V6", "is for InetSocketAddress",
          "BareKey", "is for UUID");

  private LibraryTypes() {}

  /// Refuses marks that have nothing to say about a class.
  static void requireMarksFit(String name, Marks marks, TypeMap.Use use) {
    boolean int128 = name.equals(BIG_INTEGER) && marks.has("Int128");
    Set<String> fitting =
        switch (name) {
          case STRING -> Set.of("CString");
          case BIG_INTEGER -> int128 ? Set.of("Int128", "Unsigned", "NonZero") : Set.of();
          case UUID -> Set.of("BareKey");
          case SOCKET_ADDRESS -> Set.of("V4", "V6");
          default -> Set.of();
        };
    requireOnly(fitting, marks, use);
    if (marks.has("V4") && marks.has("V6")) {
      throw use.refuse("@V4 and @V6 exclude each other: a socket address without them is either");
    }
  }

  /// Refuses all marks of a number or of a class but some.
  static void requireOnly(Set<String> fitting, Marks marks, TypeMap.Use use) {
    marks.names().stream()
        .filter(mark -> PURPOSES.containsKey(mark) && !fitting.contains(mark))
        .sorted()
        .findFirst()
        .ifPresent(
            mark -> {
              throw use.refuse("@" + mark + " " + PURPOSES.get(mark));
            });
  }

  /// What a class of the JDK is in an archive, if it is one of these.
  static Optional<Mapped> of(String name, Marks marks, TypeMap.Use use) {
    return Optional.ofNullable(
        switch (name) {
          case STRING ->
              Mapped.of(
                  marks.has("CString") ? LIBRARY + "C_STRING" : CODECS + "STRING",
                  name,
                  VIEWS + "ArchivedString",
                  RustType.of(marks.has("CString") ? "std::ffi::CString" : "String"));
          case "java.time.Duration" ->
              Mapped.of(
                  CODECS + "DURATION",
                  name,
                  VIEWS + "ArchivedDuration",
                  RustType.of("std::time::Duration"));
          case UUID ->
              Mapped.of(
                  LIBRARY + (marks.has("BareKey") ? "UUID_BARE" : "UUID_COUNTED"),
                  name,
                  name,
                  uuid(marks, use));
          case BIG_INTEGER -> bigInteger(name, marks, use);
          case "java.net.Inet4Address" -> address("IPV4", "Ipv4Addr", name, name, use);
          case "java.net.Inet6Address" -> address("IPV6", "Ipv6Addr", name, name, use);
          case "java.net.InetAddress" -> address("IP", "IpAddr", name, name, use);
          case SOCKET_ADDRESS -> {
            String version = marks.has("V4") ? "V4" : marks.has("V6") ? "V6" : "";
            yield address(
                "SOCKET" + (version.isEmpty() ? "" : "_" + version),
                "SocketAddr" + version,
                name,
                VIEWS + "ArchivedSocketAddress",
                use);
          }
          default -> null;
        });
  }

  /// What a key feeds to a hash depends on the version of the crate.
  private static RustType uuid(Marks marks, TypeMap.Use use) {
    String path = "uuid::Uuid";
    if (marks.has("BareKey")) {
      return RustType.ofCrate(path, ">=1.17, <2");
    }
    return use.hashed() ? RustType.ofCrate(path, ">=1.2, <1.17") : RustType.of(path);
  }

  private static Mapped bigInteger(String name, Marks marks, TypeMap.Use use) {
    if (!marks.has("Int128")) {
      throw use.refuse(
          "no archive for a BigInteger of any size: write @Int128 BigInteger for i128, @Int128"
              + " @Unsigned BigInteger for u128, or byte[]");
    }
    String codec = (marks.nonZero() ? "NON_ZERO_" : "") + (marks.unsigned() ? "U128" : "I128");
    String rust = marks.unsigned() ? "u128" : "i128";
    return Mapped.of(LIBRARY + codec, name, VIEWS + "ArchivedInt128", Scalar.rust(rust, marks));
  }

  private static Mapped address(
      String codec, String rust, String name, String view, TypeMap.Use use) {
    if (use.hashed()) {
      throw use.refuse(
          name.substring(name.lastIndexOf('.') + 1)
              + " cannot be in a key, Rust hashes it in two ways: use a String, or a List<Byte>");
    }
    return Mapped.of(LIBRARY + codec, name, view, RustType.of("std::net::" + rust));
  }
}
