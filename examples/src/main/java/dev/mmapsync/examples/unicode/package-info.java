/// All assigned characters of Unicode, by code point and by name.
@NullMarked
package dev.mmapsync.examples.unicode;

import org.jspecify.annotations.NullMarked;
