/// Archives: values as bytes that are read in place, without parsing and without copying.
package dev.mmapsync.archive;
