package dev.mmapsync.benchmarks.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One work and all who do it, in turns.
///
/// @param name what `--only` selects
/// @param plan how long and how often
/// @param figures what is compared
/// @param ours variants of this library, the fastest first
/// @param crate the original
/// @param others who else does it; they are compared with the first variant only
record Race(
    String name,
    Plan plan,
    List<Figure> figures,
    List<Entrant> ours,
    List<Entrant> crate,
    List<Entrant> others) {

  /// What is compared.
  ///
  /// @param name as the programs print it
  /// @param title as people read it
  /// @param variants whether all variants of ours are compared, or the first only
  record Figure(String name, String title, Unit unit, boolean variants) {}

  /// Lets all take turns, and compares their medians.
  List<Row> run(Path folder) throws IOException, InterruptedException {
    Map<String, List<Double>> samples = new HashMap<>();
    for (int round = 0; round < plan.rounds(); round++) {
      for (var entrant : entrants(round)) {
        try (var ground = Ground.create(folder, plan)) {
          entrant
              .course()
              .run(ground)
              .forEach((figure, value) -> add(samples, entrant, figure, value));
        }
      }
    }
    return rows(samples);
  }

  private List<Entrant> entrants(int round) {
    List<Entrant> entrants = new ArrayList<>(ours);
    entrants.addAll(crate);
    if (plan.othersTakePart(round)) {
      entrants.addAll(others);
    }
    return entrants;
  }

  private List<Row> rows(Map<String, List<Double>> samples) {
    List<Row> rows = new ArrayList<>();
    for (var figure : figures) {
      for (var variant : figure.variants() ? ours : ours.subList(0, 1)) {
        crate.forEach(peer -> compare(samples, figure, variant, peer, rows));
      }
      others.forEach(peer -> compare(samples, figure, ours.getFirst(), peer, rows));
    }
    return rows;
  }

  private void compare(
      Map<String, List<Double>> samples,
      Figure figure,
      Entrant variant,
      Entrant peer,
      List<Row> rows) {
    var mine = samples.get(key(variant, figure.name()));
    var theirs = samples.get(key(peer, figure.name()));
    if (mine != null && theirs != null) {
      String name = figure.variants() ? variant.name() : "";
      String work = name.isEmpty() ? figure.title() : figure.title() + ", " + name;
      rows.add(Row.of(work, peer.name(), median(mine), median(theirs), figure.unit()));
    }
  }

  private static void add(
      Map<String, List<Double>> samples, Entrant entrant, String figure, double value) {
    samples.computeIfAbsent(key(entrant, figure), _ -> new ArrayList<>()).add(value);
  }

  private static String key(Entrant entrant, String figure) {
    return entrant.name() + '/' + figure;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
