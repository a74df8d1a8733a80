package dev.mmapsync.os;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/// `membarrier(2)`, "expedited": whoever issues one knows afterwards that every thread that it
/// reaches has executed a full memory barrier since the call began.
///
/// It reaches processes of one kernel and no others. Costs nothing for threads that do not run, and
/// an interrupt for each processor that runs one of them. For any thread.
///
/// Registering reaches less than the manual says: it tells the processors that run a thread of the
/// process, and the scheduler tells the others when they change from another address space to this
/// one. A processor that was idle, and ran this process before, does not change it, and stays
/// untold. Seen with Linux 6.18; `docs/adr/0011-writers-tour-the-processors.md`.
///
/// Source: `include/uapi/linux/membarrier.h`, `kernel/sched/membarrier.c`, `membarrier_switch_mm`
/// in `kernel/sched/sched.h` and the system call tables of Linux.
public final class MemoryBarrier {
  private static final int QUERY = 0;
  private static final int GLOBAL_EXPEDITED = 1 << 1;
  private static final int REGISTER_GLOBAL_EXPEDITED = 1 << 2;
  private static final int PRIVATE_EXPEDITED = 1 << 3;
  private static final int REGISTER_PRIVATE_EXPEDITED = 1 << 4;
  private static final int NEEDED =
      GLOBAL_EXPEDITED | REGISTER_GLOBAL_EXPEDITED | PRIVATE_EXPEDITED | REGISTER_PRIVATE_EXPEDITED;

  /// Unlike [NativeCall] without boxes and `errno`: this one is part of a write.
  private static final MethodHandle SYSCALL =
      NativeCall.handle(
          "syscall",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(1));

  private MemoryBarrier() {}

  /// Whether this kernel has it, and lets this process use it.
  public static boolean isAvailable() {
    long commands = call(QUERY);
    return commands != -1 && (commands & NEEDED) == NEEDED;
  }

  /// Makes barriers reach this process, its own ([#issueHere]) and those of others ([#issue]).
  /// Doing so again does nothing. Those of others reach each processor for certain when a thread of
  /// another process has run there since.
  ///
  /// @return whether they do
  public static boolean register() {
    return registerHere() && call(REGISTER_GLOBAL_EXPEDITED) == 0;
  }

  /// Makes barriers of this process reach its own threads ([#issueHere]). Doing so again does
  /// nothing.
  ///
  /// @return whether they do
  public static boolean registerHere() {
    return call(REGISTER_PRIVATE_EXPEDITED) == 0;
  }

  /// Executes a full memory barrier here and in the threads of all processes that have called
  /// [#register].
  ///
  /// @return whether it was executed
  public static boolean issue() {
    return call(GLOBAL_EXPEDITED) == 0;
  }

  /// Executes a full memory barrier in every thread of this process, which has called
  /// [#registerHere].
  ///
  /// @return whether it was executed
  public static boolean issueHere() {
    return call(PRIVATE_EXPEDITED) == 0;
  }

  private static long call(int command) {
    long number = Architecture.current().membarrier();
    if (number == Architecture.UNKNOWN) {
      return -1;
    }
    try {
      return (long) SYSCALL.invokeExact(number, command, 0, 0);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native call throws nothing", e);
    }
  }
}
