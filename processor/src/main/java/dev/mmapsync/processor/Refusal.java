package dev.mmapsync.processor;

import javax.lang.model.element.Element;

/// A type that has no archive: a compile error at an element, which says what to write instead.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Element element;

  Refusal(Element element, String message) {
    super(message);
    this.element = element;
  }

  Element element() {
    return element;
  }
}
