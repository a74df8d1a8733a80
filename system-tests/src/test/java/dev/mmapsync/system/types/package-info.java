/// The types that are exchanged with Rust source which the processor wrote from them.
///
/// Together they cover the table in `docs/format/types.md`, and what names and recursion ask for.
@NullMarked
package dev.mmapsync.system.types;

import org.jspecify.annotations.NullMarked;
