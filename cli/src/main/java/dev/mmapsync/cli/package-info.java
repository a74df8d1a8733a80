/// The commands `publish`, `cat`, `info` and `rm`.
package dev.mmapsync.cli;
