package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// An enum without data: which of its constants it is.
///
/// For generated code.
///
/// @param <E> the enum
/// @param name its name
/// @param constants its constants in order
public record EnumCodec<E extends Enum<E>>(String name, List<E> constants) implements Codec<E, E> {

  @Override
  public long size() {
    return Layouts.tagSize(constants.size());
  }

  @Override
  public long align() {
    return size();
  }

  @Override
  public boolean hasDependencies() {
    return false;
  }

  @Override
  public boolean alwaysValid() {
    return false;
  }

  @Override
  public void serialize(E value, ArchiveWriter out) {
    // Refers to nothing.
  }

  // The format is the order of declaration.
  @SuppressWarnings("EnumOrdinal")
  private static int index(Enum<?> value) {
    return value.ordinal();
  }

  @Override
  public void resolve(E value, ArchiveWriter out, long at) {
    Layouts.setTag(out, at, index(value), constants.size());
  }

  private int tag(MemorySegment archive, long at) {
    return Layouts.tag(archive, at, (int) size(), constants.size());
  }

  @Override
  public E view(MemorySegment archive, long at) {
    return constants.get(tag(archive, at));
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    tag(check.archive(), at);
  }

  @Override
  public E deserialize(Walk walk, MemorySegment archive, long at) {
    return view(archive, at);
  }

  @Override
  public E fromView(E view) {
    return view;
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return tag(archive, at) == tag(other, otherAt);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return tag(archive, at);
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(view(archive, at).name());
  }

  @Override
  public void describe(Description out) {
    if (out.begin(constants.getFirst().getDeclaringClass(), "enum " + name)) {
      String separator = "{";
      for (E constant : constants) {
        out.add(separator).add(constant.name());
        separator = ",";
      }
      out.add("}");
    }
  }

  @Override
  public void feed(E value, Feed feed) {
    Layouts.feedTag(index(value), constants.size(), feed);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    Layouts.feedTag(tag(archive, at), constants.size(), feed);
  }

  @Override
  public int compare(E a, E b) {
    return Integer.compare(index(a), index(b));
  }

  @Override
  public int compare(E key, MemorySegment archive, long at) {
    return Integer.compare(index(key), tag(archive, at));
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Integer.compare(tag(archive, at), tag(other, otherAt));
  }

  @Override
  public boolean isNaturallyOrdered() {
    return true;
  }
}
