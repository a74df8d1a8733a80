package dev.mmapsync.model;

import java.util.function.IntFunction;

/// One variable of a model: a few bits of a [State], with a name for the trace.
///
/// A value out of range is an error of the model, not of the protocol, and throws.
public final class Cell {
  private final String name;
  private final int word;
  private final int shift;
  private final int max;
  private final long mask;
  private IntFunction<String> text = Integer::toString;
  private boolean shown = true;

  Cell(String name, int word, int shift, int bits, int max) {
    this.name = name;
    this.word = word;
    this.shift = shift;
    this.max = max;
    this.mask = (1L << bits) - 1;
  }

  public int get(State state) {
    return (int) ((state.words[word] >>> shift) & mask);
  }

  public void set(State state, int value) {
    if (value < 0 || value > max) {
      throw new IllegalStateException("out of range: " + name + " max=" + max + " value=" + value);
    }
    long others = state.words[word] & ~(mask << shift);
    state.words[word] = others | ((long) value << shift);
  }

  public void add(State state, int summand) {
    set(state, get(state) + summand);
  }

  /// How a trace prints the values of this cell.
  public Cell as(IntFunction<String> values) {
    text = values;
    return this;
  }

  /// Left out of traces: where a machine stands is what the text of its step says already.
  public Cell hidden() {
    shown = false;
    return this;
  }

  boolean isShown() {
    return shown;
  }

  String name() {
    return name;
  }

  String textIn(State state) {
    return text.apply(get(state));
  }
}
