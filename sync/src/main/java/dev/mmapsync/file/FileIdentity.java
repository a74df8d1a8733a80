package dev.mmapsync.file;

/// Which file it is, whatever its name: two files that exist at the same time never have the same.
///
/// @param device number of the device that holds the file
/// @param inode number of the file on that device
public record FileIdentity(long device, long inode) {}
