package dev.mmapsync.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/// One function of the C library that returns -1 and sets `errno` when it fails.
///
/// Costs some microseconds a call, for boxed arguments: nothing here is on the path of a read. A
/// function that is called at each switch has its handle from [#exact].
final class NativeCall {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      CALL_STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final long LONGEST_TEXT = 256;

  private final String name;
  private final MethodHandle handle;

  private NativeCall(String name, MethodHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  static NativeCall of(String name, FunctionDescriptor function) {
    return link(name, function, Linker.Option.captureCallState("errno"));
  }

  /// A function whose arguments from number `first` on are variadic.
  static NativeCall variadic(String name, int first, FunctionDescriptor function) {
    return link(
        name,
        function,
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(first));
  }

  private static NativeCall link(
      String name, FunctionDescriptor function, Linker.Option... options) {
    var handle = handle(name, function, options);
    return new NativeCall(
        name,
        handle
            .asSpreader(Object[].class, handle.type().parameterCount())
            .asType(MethodType.methodType(Object.class, Object[].class)));
  }

  /// A function as it is: its first argument is [#state], and -1 means a [#failure].
  static MethodHandle exact(String name, FunctionDescriptor function) {
    return handle(name, function, Linker.Option.captureCallState("errno"));
  }

  /// A function as it is, with `options` and nothing else.
  @SuppressWarnings("restricted")
  static MethodHandle handle(String name, FunctionDescriptor function, Linker.Option... options) {
    var symbol =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no " + name));
    return LINKER.downcallHandle(symbol, function, options);
  }

  /// Where a call of an [#exact] function leaves its error number.
  static MemorySegment state(Arena arena) {
    return arena.allocate(CALL_STATE);
  }

  /// What a call of `name` says that returned -1.
  static LinuxException failure(String name, MemorySegment state) {
    int errno = state.get(JAVA_INT, ERRNO);
    return new LinuxException(name, errno, ErrorText.of(errno));
  }

  /// Calls once. What it returns is never -1.
  long call(Arena arena, Object... arguments) throws LinuxException {
    var state = state(arena);
    var all = new Object[arguments.length + 1];
    all[0] = state;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    long result = ((Number) invoke(all)).longValue();
    if (result == -1) {
      throw failure(name, state);
    }
    return result;
  }

  /// Calls again for as long as a signal interrupts it.
  long untilNotInterrupted(Arena arena, Object... arguments) throws LinuxException {
    while (true) {
      try {
        return call(arena, arguments);
      } catch (LinuxException e) {
        if (e.errno() != Errno.EINTR) {
          throw e;
        }
      }
    }
  }

  private Object invoke(Object[] arguments) {
    try {
      return (Object) handle.invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native call throws nothing", e);
    }
  }

  /// `strerror`, resolved when the first call fails.
  private static final class ErrorText {
    @SuppressWarnings("restricted")
    private static final MethodHandle STRERROR =
        LINKER.downcallHandle(
            LINKER.defaultLookup().find("strerror").orElseThrow(),
            FunctionDescriptor.of(ADDRESS, JAVA_INT));

    @SuppressWarnings("restricted")
    static String of(int errno) {
      try {
        var text = (MemorySegment) STRERROR.invokeExact(errno);
        return text.reinterpret(LONGEST_TEXT).getString(0);
      } catch (Throwable e) {
        return "error";
      }
    }
  }
}
