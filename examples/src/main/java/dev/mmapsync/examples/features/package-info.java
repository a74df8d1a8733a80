/// A feature table for machine learning.
@NullMarked
package dev.mmapsync.examples.features;

import org.jspecify.annotations.NullMarked;
