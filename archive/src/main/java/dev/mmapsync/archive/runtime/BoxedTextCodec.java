package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedString;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import dev.mmapsync.archive.layout.Utf8;
import java.lang.foreign.MemorySegment;

/// `Box<str>`: the bytes always lie before the object.
///
/// For generated code.
public record BoxedTextCodec() implements Codec<String, ArchivedString> {
  private static final int SIZE = 8;
  private static final int ALIGN = 4;

  @Override
  public long size() {
    return SIZE;
  }

  @Override
  public long align() {
    return ALIGN;
  }

  @Override
  public boolean hasDependencies() {
    return true;
  }

  @Override
  public boolean alwaysValid() {
    return false;
  }

  @Override
  public void serialize(String value, ArchiveWriter out) {
    out.enter();
    long start = out.align(1);
    out.push(out.appendText(value));
    out.leave();
    out.push(start);
  }

  @Override
  public void resolve(String value, ArchiveWriter out, long at) {
    long length = out.take();
    out.setPointer(at, out.take());
    out.setInt(at + Integer.BYTES, (int) length);
  }

  @Override
  public ArchivedString view(MemorySegment archive, long at) {
    return ArchivedString.boxedAt(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    long word = Bytes.getLong(check.archive(), at);
    long length = word >>> Integer.SIZE;
    long limit = check.limit();
    long target = check.open(at, Bytes.offsetOf(word), length, 1);
    check.checkText(target, length);
    check.close(target + length, limit);
  }

  private ArchivedString follow(Walk walk, MemorySegment archive, long at) {
    ArchivedString text = view(archive, at);
    walk.enter(text.byteLength(), 1);
    walk.leave();
    return text;
  }

  @Override
  public String deserialize(Walk walk, MemorySegment archive, long at) {
    ArchivedString text = follow(walk, archive, at);
    return text.toString();
  }

  @Override
  public String fromView(ArchivedString view) {
    return view.toString();
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    ArchivedString text = follow(walk, archive, at);
    return text.equals(view(other, otherAt));
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    ArchivedString text = follow(walk, archive, at);
    return text.hashCode();
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    Printing.text(out, deserialize(walk, archive, at));
  }

  @Override
  public void describe(Description out) {
    out.add("box<str>");
  }

  @Override
  public void feed(String value, Feed feed) {
    feed.addText(value);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addText(view(archive, at).segment());
  }

  @Override
  public int compare(String a, String b) {
    return Utf8.compare(a, b);
  }

  @Override
  public int compare(String key, MemorySegment archive, long at) {
    return -view(archive, at).contentCompareTo(key);
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return follow(walk, archive, at).compareTo(view(other, otherAt));
  }
}
