/// The protocol on words: atomic access, acquire, grace. Knows no files.
package dev.mmapsync.protocol;
