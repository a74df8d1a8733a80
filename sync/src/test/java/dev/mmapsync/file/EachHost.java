package dev.mmapsync.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A test for each host that this machine has. It is given a [Host].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@MethodSource("dev.mmapsync.file.EachHost$Hosts#all")
@interface EachHost {

  /// Linux where it is, and the portable one everywhere.
  final class Hosts {

    private Hosts() {}

    static Stream<Host> all() {
      return System.getProperty("os.name", "").equals("Linux")
          ? Stream.of(new LinuxHost(LinuxBarrier.find()), new PortableHost())
          : Stream.of(new PortableHost());
    }
  }
}
