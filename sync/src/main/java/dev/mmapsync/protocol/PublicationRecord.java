package dev.mmapsync.protocol;

/// What a registry says of the publication at one data index.
///
/// @param word the version word; 0 = there is no record
/// @param sequence the number of the publication, from 1 on
/// @param epochNanos when it was published, nanoseconds since 1970 UTC
/// @param device number of the device of its data file
/// @param inode number of its data file on that device
/// @param fingerprint of the type of the archive; 0 = none
public record PublicationRecord(
    long word, long sequence, long epochNanos, long device, long inode, long fingerprint) {}
