/// The annotation processor: reads `@Archive` types, refuses what has no archive, writes views.
package dev.mmapsync.processor;
