/// What generated code is made of. No API: it is exported because the modules of generated code are
/// not known, and stays binary compatible with code that an older 1.x has generated.
package dev.mmapsync.archive.runtime;
