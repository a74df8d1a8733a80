package dev.mmapsync.examples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Does what the README of the crate says that it does.
class HelloTest {
  @TempDir Path folder;

  @Test
  void writesAndReads() {
    Path prefix = folder.resolve("hello_world");
    assertThat(Hello.write(prefix)).isEqualTo("written: 36 bytes | reset: false");
    assertThat(Hello.read(prefix)).isEqualTo("version: 7 messages: [\"Hello\", \"World\", \"!\"]");
    assertThat(Hello.write(prefix)).isEqualTo("written: 36 bytes | reset: false");
    assertThat(folder.resolve("hello_world_data_0")).hasSize(36);
    assertThat(folder.resolve("hello_world_data_1")).hasSize(36);
    assertThat(folder.resolve("hello_world_state")).hasSize(16);
  }
}
