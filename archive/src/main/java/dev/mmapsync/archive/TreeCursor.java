package dev.mmapsync.archive;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Goes through the entries of an archived tree in the order of their keys, leaf by leaf.
///
/// It ends after as many entries as the tree claims to have, whatever its links say. Costs one look
/// at the header of each leaf. For one thread. For codecs.
public final class TreeCursor {
  private final TreeNodes tree;
  private final @Nullable Walk walk;
  private final boolean whole;
  private final long end;
  private int left;
  private long leaf = TreeNodes.ABSENT;
  private int size;
  private int index;
  private long entry = TreeNodes.ABSENT;

  private TreeCursor(TreeNodes tree, @Nullable Walk walk, boolean whole, long end) {
    this.tree = tree;
    this.walk = walk;
    this.whole = whole;
    this.left = tree.count;
    this.end = end;
  }

  /// All entries.
  ///
  /// @param walk what pays for them, if it is not a user who goes through them
  static TreeCursor all(TreeNodes tree, @Nullable Walk walk) {
    TreeCursor cursor = new TreeCursor(tree, walk, true, TreeNodes.ABSENT);
    if (tree.count > 0) {
      cursor.begin(tree.start());
    }
    return cursor;
  }

  /// The entries from a place on, in a tree that is not empty.
  ///
  /// @param end the entry to stop before, or [TreeNodes#ABSENT]
  static TreeCursor from(TreeNodes tree, long place, long end) {
    TreeCursor cursor = new TreeCursor(tree, null, false, end);
    cursor.begin(place);
    return cursor;
  }

  /// No entries.
  static TreeCursor none(TreeNodes tree) {
    TreeCursor cursor = new TreeCursor(tree, null, false, TreeNodes.ABSENT);
    cursor.left = 0;
    return cursor;
  }

  private void begin(long place) {
    enter(TreeNodes.leafOf(place));
    index = TreeNodes.rankOf(place) - 1;
    entry = following();
  }

  private void enter(long next) {
    leaf = next;
    size = tree.leafSize(next);
    index = 0;
    if (walk != null) {
      // An entry without bytes is alone in its tree, and pays for the leaf.
      walk.enter(size, Math.max(1, tree.shape.leaf().stride()));
      walk.leave();
    }
  }

  private long following() {
    index++;
    if (index >= size) {
      long next = tree.nextLeaf(leaf);
      if (next == TreeNodes.ABSENT) {
        if (whole) {
          throw new ArchiveException("fewer entries than the count says: missing=" + left, leaf);
        }
        return TreeNodes.ABSENT;
      }
      enter(next);
    }
    return tree.entry(leaf, index);
  }

  /// Whether there is another entry.
  public boolean hasNext() {
    return left > 0 && entry != end && entry != TreeNodes.ABSENT;
  }

  /// Where the next entry lies.
  public long next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long current = entry;
    left--;
    entry = left > 0 ? following() : TreeNodes.ABSENT;
    return current;
  }

  /// What `read` makes of the positions of the entries.
  <E extends @Nullable Object> Iterator<E> iterator(LongFunction<E> read) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return TreeCursor.this.hasNext();
      }

      @Override
      public E next() {
        return read.apply(TreeCursor.this.next());
      }
    };
  }
}
