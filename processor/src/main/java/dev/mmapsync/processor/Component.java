package dev.mmapsync.processor;

/// A component of a record, as its layout knows it.
///
/// @param name its name, which is that of its accessors
/// @param mapped what it is in an archive
/// @param label record and component, for errors
record Component(String name, Mapped mapped, String label) {

  /// The constant that holds its offset.
  String at() {
    return "AT_" + name;
  }

  /// The constant that holds its codec, or the codec of the primitive itself.
  String codec() {
    return mapped.primitive().isPresent() ? mapped.codec() : "CODEC_" + name;
  }

  /// Expression of its value, which is refused if it is null and must not be.
  String presentValue() {
    return presentValue("value");
  }

  /// The same of another variable than `value`.
  String presentValue(String variable) {
    String value = variable + "." + name + "()";
    return mapped.primitive().isPresent() || mapped.nullable()
        ? value
        : "#Layouts.present(" + value + ", \"" + label + "\")";
  }
}
