/// Files and mappings: how a state or data file is created, found, mapped, grown and recognized.
package dev.mmapsync.file;
