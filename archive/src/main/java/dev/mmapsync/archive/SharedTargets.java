package dev.mmapsync.archive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a pass has seen behind shared pointers, so that it visits each target once where it can,
/// and ends where it cannot.
///
/// The target of a shared pointer is paid for by the first visit. Later ones, and what lies behind
/// them, are free up to [#AGAIN] bytes: with every target shared by the one before it, twice, there
/// would be no end. For one thread.
final class SharedTargets {
  /// How many bytes a pass may visit again.
  private static final long AGAIN = 1 << 24;

  private record Target(Object type, long at) {}

  private record Pair(Object type, long at, long otherAt) {}

  private final Set<Target> seen = new HashSet<>();
  private final Map<Target, Boolean> open = new HashMap<>();
  private final Map<Pair, Object> results = new HashMap<>();
  private long left = AGAIN;
  private int again;

  @Nullable Object result(Object type, long at, long otherAt) {
    return results.get(new Pair(type, at, otherAt));
  }

  void keep(Object type, long at, long otherAt, Object result) {
    results.put(new Pair(type, at, otherAt), result);
  }

  void enter(Object type, long at) {
    Target target = new Target(type, at);
    boolean first = seen.add(target);
    if (open.putIfAbsent(target, first) != null) {
      throw new ArchiveException("shared value contains itself", at);
    }
    if (!first) {
      again++;
    }
  }

  void leave(Object type, long at) {
    if (Boolean.FALSE.equals(open.remove(new Target(type, at)))) {
      again--;
    }
  }

  /// Whether `bytes` are paid for by an earlier visit.
  boolean pays(long bytes) {
    if (again == 0) {
      return false;
    }
    left -= bytes;
    if (left < 0) {
      throw new ArchiveException("too many bytes are shared: limit=" + AGAIN);
    }
    return true;
  }
}
