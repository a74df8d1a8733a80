package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedDoubles;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `f64`. Not a key: Rust cannot hash it.
///
/// For generated code.
public record DoubleCodec() implements NumberCodec<double[], Double, ArchivedDoubles> {
  private static final int SIZE = 8;

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
  public void resolve(Double value, ArchiveWriter out, long at) {
    out.setDouble(at, value);
  }

  @Override
  public Double view(MemorySegment archive, long at) {
    return Bytes.getDouble(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    // Any bytes will do.
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Double.compare(Bytes.getDouble(archive, at), Bytes.getDouble(other, otherAt)) == 0;
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return Double.hashCode(Bytes.getDouble(archive, at));
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(Bytes.getDouble(archive, at));
  }

  @Override
  public void describe(Description out) {
    out.add("f64");
  }

  @Override
  public int length(double[] array) {
    return array.length;
  }

  @Override
  public double[] toArray(List<Double> values) {
    double[] array = new double[values.size()];
    int index = 0;
    for (Double value : values) {
      array[NumberCodec.next(index++, array.length, value)] = value;
    }
    return NumberCodec.filled(array, index, array.length);
  }

  @Override
  public void append(double[] array, ArchiveWriter out) {
    out.appendArray(array, Bytes.DOUBLE, array.length);
  }

  @Override
  public void set(double[] array, ArchiveWriter out, long at) {
    out.setArray(at, array, Bytes.DOUBLE, array.length);
  }

  @Override
  public ArchivedDoubles vec(MemorySegment archive, long at) {
    return ArchivedDoubles.at(archive, at, this);
  }

  @Override
  public ArchivedDoubles inline(MemorySegment archive, long at, int count) {
    return ArchivedDoubles.inlineAt(archive, at, count, this);
  }

  @Override
  public double[] copy(ArchivedDoubles view) {
    return view.toArray();
  }

  @Override
  public List<Double> asList(ArchivedDoubles view) {
    return view.asList();
  }
}
