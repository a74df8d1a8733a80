package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedFloats;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `f32`. Not a key: Rust cannot hash it.
///
/// For generated code.
public record FloatCodec() implements NumberCodec<float[], Float, ArchivedFloats> {
  private static final int SIZE = 4;

  @Override
  public long size() {
    return SIZE;
  }

  @Override
  public long align() {
    return SIZE;
  }

  @Override
  public boolean alwaysValid() {
    return true;
  }

  @Override
  public void resolve(Float value, ArchiveWriter out, long at) {
    out.setFloat(at, value);
  }

  @Override
  public Float view(MemorySegment archive, long at) {
    return Bytes.getFloat(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    // Any bytes will do.
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Float.compare(Bytes.getFloat(archive, at), Bytes.getFloat(other, otherAt)) == 0;
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return Float.hashCode(Bytes.getFloat(archive, at));
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(Bytes.getFloat(archive, at));
  }

  @Override
  public void describe(Description out) {
    out.add("f32");
  }

  @Override
  public int length(float[] array) {
    return array.length;
  }

  @Override
  public float[] toArray(List<Float> values) {
    float[] array = new float[values.size()];
    int index = 0;
    for (Float value : values) {
      array[NumberCodec.next(index++, array.length, value)] = value;
    }
    return NumberCodec.filled(array, index, array.length);
  }

  @Override
  public void append(float[] array, ArchiveWriter out) {
    out.appendArray(array, Bytes.FLOAT, array.length);
  }

  @Override
  public void set(float[] array, ArchiveWriter out, long at) {
    out.setArray(at, array, Bytes.FLOAT, array.length);
  }

  @Override
  public ArchivedFloats vec(MemorySegment archive, long at) {
    return ArchivedFloats.at(archive, at, this);
  }

  @Override
  public ArchivedFloats inline(MemorySegment archive, long at, int count) {
    return ArchivedFloats.inlineAt(archive, at, count, this);
  }

  @Override
  public float[] copy(ArchivedFloats view) {
    return view.toArray();
  }

  @Override
  public List<Float> asList(ArchivedFloats view) {
    return view.asList();
  }
}
