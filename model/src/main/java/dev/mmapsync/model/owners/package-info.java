/// A reader slot that changes its owner: a thread enters it while its process gives it back, and
/// another process claims it.
@NullMarked
package dev.mmapsync.model.owners;

import org.jspecify.annotations.NullMarked;
