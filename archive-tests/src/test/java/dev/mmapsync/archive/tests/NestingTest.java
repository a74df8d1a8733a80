package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.ArchiveException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Content that is nested more deeply than the stack of a thread allows is a typed error, also
/// where it was written and checked by a thread with a larger one.
class NestingTest {
  private static final int DEPTH = 900;
  private static final long LARGE = 64 << 20;
  private static final long SMALL = 192 << 10;

  /// A list in a list, and so on.
  @Archive
  record Nest(List<Nest> inner) {}

  private record Pass(String name, Function<ArchivedNestingTest_Nest, Object> pass) {}

  private static ArchivedNestingTest_Nest view() {
    Nest nest = new Nest(List.of());
    for (int i = 0; i < DEPTH; i++) {
      nest = new Nest(List.of(nest));
    }
    byte[] archive = Archives.serialize(ArchivedNestingTest_Nest.TYPE, nest);
    ArchivedNestingTest_Nest.TYPE.check(MemorySegment.ofArray(archive));
    return ArchivedNestingTest_Nest.TYPE.view(MemorySegment.ofArray(archive));
  }

  /// What comes out in a thread with a stack of so many bytes: a result, or what was thrown.
  private static <T> Object inThread(long stack, Callable<T> task) throws InterruptedException {
    FutureTask<T> future = new FutureTask<>(task);
    new Thread(null, future, "nesting", stack).start();
    try {
      return future.get();
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  @TestFactory
  Stream<DynamicTest> passesOverDeepContent() throws InterruptedException {
    var view = (ArchivedNestingTest_Nest) inThread(LARGE, NestingTest::view);
    var same = (ArchivedNestingTest_Nest) inThread(LARGE, NestingTest::view);
    return Stream.of(
            new Pass("deserialize", ArchivedNestingTest_Nest::deserialize),
            new Pass("toString", ArchivedNestingTest_Nest::toString),
            new Pass("hashCode", ArchivedNestingTest_Nest::hashCode),
            new Pass("equals", nest -> nest.equals(same)))
        .map(
            pass ->
                DynamicTest.dynamicTest(
                    pass.name(),
                    () -> {
                      assertThat(inThread(LARGE, () -> pass.pass().apply(view)))
                          .isNotInstanceOf(Throwable.class);
                      assertThat(inThread(SMALL, () -> pass.pass().apply(view)))
                          .isInstanceOf(ArchiveException.class)
                          .hasToString(
                              ArchiveException.class.getName()
                                  + ": nested too deeply for the stack of this thread");
                    }));
  }
}
