/// Calls into the operating system through the foreign linker, and nothing else.
package dev.mmapsync.os;
