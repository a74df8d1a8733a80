package dev.mmapsync.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A test for both implementations of the state words. It is given a [Kind].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@MethodSource("dev.mmapsync.protocol.EachStateWords$Kind#all")
@interface EachStateWords {

  /// One implementation.
  ///
  /// @param name what the report says
  /// @param of the words in a mapping
  record Kind(String name, Function<MemorySegment, StateWords> of) {

    static Stream<Kind> all() {
      return Stream.of(
          new Kind("addressed", AddressedStateWords::new),
          new Kind("in a segment", SegmentStateWords::new));
    }

    static MemorySegment memory() {
      return Arena.ofAuto().allocate(StateLayout.SIZE, Long.BYTES);
    }

    StateWords words() {
      return of.apply(memory());
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
