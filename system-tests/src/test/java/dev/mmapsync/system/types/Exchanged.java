package dev.mmapsync.system.types;

import dev.mmapsync.archive.ArchiveType;
import java.util.List;
import java.util.function.Function;

/// A value that goes from one side to another, by a name that both sides know: `exchanged.rs` and
/// `hello.rs` of the Rust peer spell out the same.
///
/// @param deserialize makes the value of its view again
public record Exchanged<T, V>(
    String name, T value, ArchiveType<T, V> type, Function<? super V, ? extends T> deserialize) {

  /// All of them: what is added here is exchanged by every pair of sides.
  public static List<Exchanged<?, ?>> all() {
    return List.of(
        new Exchanged<>(
            "hello",
            new HelloWorld(7, List.of("Hello", "World", "!")),
            ArchivedHelloWorld.TYPE,
            ArchivedHelloWorld::deserialize),
        everything("full", Values.full()),
        everything("empty", Values.empty()));
  }

  private static Exchanged<Everything, ArchivedEverything> everything(
      String name, Everything value) {
    return new Exchanged<>(name, value, ArchivedEverything.TYPE, ArchivedEverything::deserialize);
  }

  /// The names of all.
  public static List<String> names() {
    return all().stream().<String>map(Exchanged::name).toList();
  }
}
