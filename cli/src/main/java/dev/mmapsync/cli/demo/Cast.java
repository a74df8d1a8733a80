package dev.mmapsync.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// All processes of a demo and the folder that they share. However the demo ends, they end and the
/// folder goes: normally, by an error, by Ctrl-C; and if the demo itself is killed, the processes
/// notice.
///
/// For one thread.
final class Cast implements AutoCloseable {
  private final WorkFolder folder;
  private final Thread atShutdown = new Thread(this::end, "demo-end");

  /// The writer, then the readers. Guarded by this: the shutdown hook ends them too.
  private final List<Peer> peers = new ArrayList<>();

  private boolean ended;

  /// Takes over `folder`.
  Cast(WorkFolder folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(atShutdown);
  }

  /// Starts a writer and `readers` readers, and waits until they listen.
  void start(int readers) {
    start("writer", "demo-writer");
    for (int i = 1; i <= readers; i++) {
      start("reader " + i, "demo-reader");
    }
    for (Peer peer : peers()) {
      peer.answer(Answer.Ready.class);
    }
  }

  private synchronized void start(String name, String command) {
    peers.add(Peer.start(name, command, folder.path().toString()));
  }

  private synchronized List<Peer> peers() {
    return List.copyOf(peers);
  }

  Peer writer() {
    return peers().getFirst();
  }

  private List<Peer> readers() {
    return peers().subList(1, peers().size());
  }

  /// Where they work.
  Path path() {
    return folder.path();
  }

  /// Tells all of them what to do.
  void order(String task, long millis) {
    peers().forEach(peer -> peer.order(task, millis));
  }

  /// Tells the readers what to do.
  void orderReaders(String task, long millis) {
    readers().forEach(peer -> peer.order(task, millis));
  }

  /// Waits for an answer of each reader.
  <T extends Answer> List<T> readerAnswers(Class<T> type) {
    return readers().stream().map(peer -> peer.answer(type)).toList();
  }

  /// Returns whether none of them has ended.
  boolean isAlive() {
    return peers().stream().allMatch(Peer::isAlive);
  }

  private synchronized void end() {
    if (!ended) {
      ended = true;
      peers.forEach(Peer::kill);
      folder.delete();
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException _) {
      // it runs already
    }
  }
}
