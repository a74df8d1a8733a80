/// The space of a data file that has lost its name is given back while threads of the same process
/// acquire and use what they have mapped.
@NullMarked
package dev.mmapsync.model.release;

import org.jspecify.annotations.NullMarked;
