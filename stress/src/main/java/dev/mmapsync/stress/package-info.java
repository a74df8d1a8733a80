/// The words of the shared files under jcstress: what the processor and the compilers do to two
/// threads that race on the classes of `dev.mmapsync.protocol`.
///
/// In each class the nested tests whose names begin with `Without` take one rule out, and show that
/// what the rule forbids does happen.
@NullMarked
package dev.mmapsync.stress;

import org.jspecify.annotations.NullMarked;
