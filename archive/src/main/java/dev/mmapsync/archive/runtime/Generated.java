package dev.mmapsync.archive.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks generated classes, for tools that leave such classes alone.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Generated {}
