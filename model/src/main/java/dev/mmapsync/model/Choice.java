package dev.mmapsync.model;

/// A [Cell] that holds a constant of an enum: where a machine stands, for example.
///
/// @param <E> the enum
@SuppressWarnings("EnumOrdinal") // no state outlives its search
public final class Choice<E extends Enum<E>> {
  private final Cell cell;
  private final E[] constants;

  Choice(Cell cell, E[] constants) {
    this.cell = cell;
    this.constants = constants;
  }

  /// The cell that holds the position of the constant.
  public Cell cell() {
    return cell;
  }

  public E get(State state) {
    return constants[cell.get(state)];
  }

  public void set(State state, E value) {
    cell.set(state, value.ordinal());
  }

  public boolean is(State state, E value) {
    return cell.get(state) == value.ordinal();
  }
}
