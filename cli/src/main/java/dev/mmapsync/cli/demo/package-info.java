/// The demo: one writer process, several reader processes, every byte checked, every read timed.
package dev.mmapsync.cli.demo;
