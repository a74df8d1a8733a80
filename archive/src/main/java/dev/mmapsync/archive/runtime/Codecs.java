package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedDuration;
import dev.mmapsync.archive.ArchivedIntMap;
import dev.mmapsync.archive.ArchivedIntSet;
import dev.mmapsync.archive.ArchivedKeyMap;
import dev.mmapsync.archive.ArchivedKeySet;
import dev.mmapsync.archive.ArchivedList;
import dev.mmapsync.archive.ArchivedLongMap;
import dev.mmapsync.archive.ArchivedLongSet;
import dev.mmapsync.archive.ArchivedString;
import dev.mmapsync.archive.ArchivedStringMap;
import dev.mmapsync.archive.ArchivedStringSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The codecs that generated code composes its own from.
public final class Codecs {
  /// `bool`.
  public static final BooleanCodec BOOL = new BooleanCodec();

  /// `i8`.
  public static final ByteCodec I8 = new ByteCodec(false);

  /// `u8`.
  public static final ByteCodec U8 = new ByteCodec(true);

  /// `i16`.
  public static final ShortCodec I16 = new ShortCodec(false);

  /// `u16`.
  public static final ShortCodec U16 = new ShortCodec(true);

  /// `u16` as a Java `char`.
  public static final CharCodec CHAR16 = new CharCodec();

  /// `i32`.
  public static final IntCodec I32 = new IntCodec(IntCodec.Kind.SIGNED);

  /// `u32`.
  public static final IntCodec U32 = new IntCodec(IntCodec.Kind.UNSIGNED);

  /// `char`.
  public static final IntCodec CODE_POINT = new IntCodec(IntCodec.Kind.CODE_POINT);

  /// `i64`.
  public static final LongCodec I64 = new LongCodec(false);

  /// `u64`.
  public static final LongCodec U64 = new LongCodec(true);

  /// `f32`.
  public static final FloatCodec F32 = new FloatCodec();

  /// `f64`.
  public static final DoubleCodec F64 = new DoubleCodec();

  /// `String`.
  public static final Codec<String, ArchivedString> STRING = new TextCodec();

  /// `Box<str>`.
  public static final Codec<String, ArchivedString> BOXED_STRING = new BoxedTextCodec();

  /// `Duration`.
  public static final Codec<Duration, ArchivedDuration> DURATION = new DurationCodec();

  private Codecs() {}

  /// `Vec` of numbers from an array.
  public static <A, E, V> Codec<A, V> array(NumberCodec<A, E, V> element) {
    return new ArrayCodec<>(element);
  }

  /// `[T; count]` of numbers from an array.
  public static <A, E, V> Codec<A, V> array(NumberCodec<A, E, V> element, int count) {
    return new FixedArrayCodec<>(element, count);
  }

  /// `Vec` of numbers from a list.
  public static <A, E, V> Codec<List<E>, V> numbers(NumberCodec<A, E, V> element) {
    return new NumberListCodec<>(element);
  }

  /// `[T; count]` of numbers from a list.
  public static <A, E, V> Codec<List<E>, V> numbers(NumberCodec<A, E, V> element, int count) {
    return new FixedNumberListCodec<>(element, count);
  }

  /// `Vec` from a list.
  public static <T extends @Nullable Object, V extends @Nullable Object>
      Codec<List<T>, ArchivedList<V>> list(Codec<T, V> element) {
    return new ListCodec<>(element);
  }

  /// `[T; count]` from a list.
  public static <T extends @Nullable Object, V extends @Nullable Object>
      Codec<List<T>, ArchivedList<V>> list(Codec<T, V> element, int count) {
    return new FixedListCodec<>(element, count);
  }

  /// `Option` from an `Optional`.
  public static <T, V> Codec<Optional<T>, Optional<V>> optional(Codec<T, V> some) {
    return new OptionalCodec<>(some);
  }

  /// `Option` from what may be null.
  public static <T, V> Codec<@Nullable T, @Nullable V> nullable(Codec<T, V> some) {
    return new NullableCodec<>(some);
  }

  /// `Box`.
  public static <T extends @Nullable Object, V extends @Nullable Object> Codec<T, V> boxed(
      Codec<T, V> target) {
    return new BoxedCodec<>(target);
  }

  /// A codec that is asked for when it is used.
  public static <T extends @Nullable Object, V extends @Nullable Object> Codec<T, V> lazy(
      Supplier<Codec<T, V>> supplier) {
    return new LazyCodec<>(supplier);
  }

  /// `HashMap` by eight bytes.
  public static <T extends @Nullable Object, V extends @Nullable Object>
      Codec<Map<Long, T>, ArchivedLongMap<V>> longMap(Codec<Long, Long> key, Codec<T, V> value) {
    return new MapCodec<>(key, value, ArchivedLongMap::of);
  }

  /// `HashMap` by four bytes.
  public static <T extends @Nullable Object, V extends @Nullable Object>
      Codec<Map<Integer, T>, ArchivedIntMap<V>> intMap(
          Codec<Integer, Integer> key, Codec<T, V> value) {
    return new MapCodec<>(key, value, ArchivedIntMap::of);
  }

  /// `HashMap` by text.
  public static <T extends @Nullable Object, V extends @Nullable Object>
      Codec<Map<String, T>, ArchivedStringMap<V>> stringMap(
          Codec<String, ArchivedString> key, Codec<T, V> value) {
    return new MapCodec<>(key, value, ArchivedStringMap::of);
  }

  /// `HashMap` by anything else.
  public static <
          K extends @Nullable Object,
          A extends @Nullable Object,
          T extends @Nullable Object,
          V extends @Nullable Object>
      Codec<Map<K, T>, ArchivedKeyMap<K, A, V>> map(Codec<K, A> key, Codec<T, V> value) {
    return new MapCodec<>(key, value, ArchivedKeyMap::of);
  }

  /// `HashSet` of eight bytes.
  public static Codec<Set<Long>, ArchivedLongSet> longSet(Codec<Long, Long> key) {
    return new SetCodec<>(key, ArchivedLongSet::of);
  }

  /// `HashSet` of four bytes.
  public static Codec<Set<Integer>, ArchivedIntSet> intSet(Codec<Integer, Integer> key) {
    return new SetCodec<>(key, ArchivedIntSet::of);
  }

  /// `HashSet` of text.
  public static Codec<Set<String>, ArchivedStringSet> stringSet(Codec<String, ArchivedString> key) {
    return new SetCodec<>(key, ArchivedStringSet::of);
  }

  /// `HashSet` of anything else.
  public static <K extends @Nullable Object, A extends @Nullable Object>
      Codec<Set<K>, ArchivedKeySet<K, A>> set(Codec<K, A> key) {
    return new SetCodec<>(key, ArchivedKeySet::of);
  }
}
