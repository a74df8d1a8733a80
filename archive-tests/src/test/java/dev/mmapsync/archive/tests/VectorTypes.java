package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.tests.VectorTable.Entry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The structs and enums that the vectors define in Rust; [VectorTable] says which type stands for
/// which vector.
@SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
final class VectorTypes {

  static final List<Entry> ENTRIES =
      List.of(
          new Entry("()", Unit.class, ArchivedVectorTypes_Unit.TYPE),
          new Entry("UnitS", Unit.class, ArchivedVectorTypes_Unit.TYPE),
          new Entry("Mixed", Mixed.class, ArchivedVectorTypes_Mixed.TYPE),
          new Entry("NewType", NewType.class, ArchivedVectorTypes_NewType.TYPE),
          new Entry("Pair", Pair.class, ArchivedVectorTypes_Pair.TYPE),
          new Entry("TripleT", TripleT.class, ArchivedVectorTypes_TripleT.TYPE),
          new Entry("TwoStrings", TwoStrings.class, ArchivedVectorTypes_TwoStrings.TYPE),
          new Entry("HelloWorld", HelloWorld.class, ArchivedVectorTypes_HelloWorld.TYPE),
          new Entry("Nested", Nested.class, ArchivedVectorTypes_Nested.TYPE),
          new Entry("OptBox", OptBox.class, ArchivedVectorTypes_OptBox.TYPE),
          new Entry("Color", Color.class, ArchivedVectorTypes_Color.TYPE),
          new Entry("Explicit", Explicit.class, ArchivedVectorTypes_Explicit.TYPE),
          new Entry("One", One.class, ArchivedVectorTypes_One.TYPE),
          new Entry("Shape", Shape.class, ArchivedVectorTypes_Shape.TYPE),
          new Entry("HoldShape", HoldShape.class, ArchivedVectorTypes_HoldShape.TYPE),
          new Entry("ListNode", ListNode.class, ArchivedVectorTypes_ListNode.TYPE),
          new Entry("Gen: generic", GenU8.class, ArchivedVectorTypes_GenU8.TYPE),
          new Entry("Gen: generic2", GenVec.class, ArchivedVectorTypes_GenVec.TYPE),
          new Entry("Big", Big.class, ArchivedBig.TYPE));

  private VectorTypes() {}

  @Archive
  record Unit() {}

  @Archive
  record Mixed(@Unsigned byte a, @Unsigned int b, @Unsigned byte c, @Unsigned long d) {}

  @Archive
  @Newtype
  record NewType(@Unsigned int field) {}

  @Archive
  record Pair(@Unsigned byte first, @Unsigned int second) {}

  @Archive
  record TripleT(String first, @Unsigned byte second, List<@Unsigned Short> third) {}

  @Archive
  record GenU8(@Unsigned byte a, List<String> b, String c) {}

  @Archive
  record GenVec(@Unsigned byte[] a, @Unsigned long[] b, @Unsigned long c) {}

  @Archive
  record TwoStrings(String a, String b) {}

  @Archive
  record HelloWorld(@Unsigned int version, List<String> messages) {}

  @Archive
  record Inner(@Unsigned short x, String name) {}

  @Archive
  record Nested(
      @Unsigned long id,
      Inner inner,
      List<Inner> items,
      @Nullable Inner opt,
      @Unsigned byte tail) {}

  @Archive
  record OptBox(
      Optional<@Boxed @Unsigned Long> o,
      @Nullable @Boxed Inner p,
      Optional<@Unsigned Byte> q,
      @Nullable @Unsigned Long r,
      Optional<Optional<@Unsigned Short>> s) {}

  @Archive
  enum Color {
    Red,
    Green,
    Blue
  }

  @Archive
  enum Explicit {
    A,
    B,
    C
  }

  @Archive
  sealed interface One {
    record Only(@Unsigned byte field) implements One {}
  }

  @Archive
  sealed interface Shape {
    record Nothing() implements Shape {}

    record Circle(float radius) implements Shape {}

    record Label(String text, @Unsigned byte size) implements Shape {}

    record Wide(@Unsigned long field) implements Shape {}

    record Both(@Unsigned byte a, @Unsigned short b, @Unsigned byte c, @Unsigned int d)
        implements Shape {}

    record Rect(@Unsigned short w, @Unsigned int h, Optional<String> tag) implements Shape {}

    record Tiny(boolean t) implements Shape {}
  }

  @Archive
  record HoldShape(@Unsigned byte pre, Shape s, List<Shape> list, @Unsigned byte post) {}

  @Archive
  record ListNode(@Unsigned int v, @Nullable @Boxed ListNode next) {}
}
