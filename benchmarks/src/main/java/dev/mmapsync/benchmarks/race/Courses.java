package dev.mmapsync.benchmarks.race;

import dev.mmapsync.benchmarks.race.Entrant.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The works that take several processes, the same for every side.
final class Courses {
  private static final int POLLING_READERS = 2;
  private static final int HOLDING_READERS = 8;

  private Courses() {}

  /// One process publishes the time, another watches: at first without a pause, so that both warm
  /// up beside each other.
  static Course visible(Side side, String... options) {
    return ground -> {
      var writer = ground.start(side, "stamp", options).awaitReady();
      var reader = ground.start(side, "watch", options).awaitReady();
      writer.go();
      return reader.figures();
    };
  }

  /// One process writes once a millisecond, and two poll.
  static Course paced(Side side, String... options) {
    return ground -> {
      var writer = ground.start(side, "pace", options).awaitReady();
      for (int i = 0; i < POLLING_READERS; i++) {
        ground.start(side, "poll", options).awaitReady();
      }
      writer.go();
      return writer.figures();
    };
  }

  /// One process writes, one is killed while it holds a snapshot, and the first writes on.
  static Course killed(Side side, String... options) {
    return ground -> {
      var writer = ground.start(side, "stalled", options).awaitReady();
      ground.start(side, "hold", options).awaitReady().kill();
      writer.go();
      return writer.figures();
    };
  }

  /// One process publishes a large table, and eight hold it or a copy of it.
  static Course memory(Side side, String hold) {
    return ground -> {
      var publisher = ground.start(side, "publish-table", "entries=1000000").awaitReady();
      publisher.figures();
      List<Session> readers = new ArrayList<>();
      for (int i = 0; i < HOLDING_READERS; i++) {
        readers.add(ground.start(side, hold));
      }
      for (var reader : readers) {
        reader.awaitReady();
      }
      double sum = 0;
      for (var reader : readers) {
        sum += reader.proportionalSetSize();
      }
      return Map.of("memory", sum);
    };
  }

  /// A question to another process, and its answer.
  static Course socket(Side side, String reply) {
    return ground -> {
      ground.start(side, "socket-serve", reply).awaitReady();
      return ground.start(side, "socket-ask", reply).figures();
    };
  }
}
