package dev.mmapsync;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.VarHandle;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The import rule of the house: imports go down only, and one technique is in one room.
///
/// ```
/// dev.mmapsync -> file -> protocol
///      |            '---> os
///      '---> archive (depends on nothing)
/// ```
@Tag("once")
class ArchitectureTest {
  private static final String ROOT = "dev.mmapsync";
  private static final String FILE = "dev.mmapsync.file..";
  private static final String PROTOCOL = "dev.mmapsync.protocol..";
  private static final String OS = "dev.mmapsync.os..";
  private static final String ARCHIVE = "dev.mmapsync.archive..";
  private static final String PLAIN_ACCESS = "dev.mmapsync.archive.layout.Bytes";

  /// The two modules as they are compiled, without their tests.
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrls(
              List.of(
                  Synchronizer.class.getProtectionDomain().getCodeSource().getLocation(),
                  ArchiveType.class.getProtectionDomain().getCodeSource().getLocation()));

  @Test
  void bothModulesAreLookedAt() {
    assertThat(CLASSES.contain(Synchronizer.class)).isTrue();
    assertThat(CLASSES.contain(ArchiveType.class)).isTrue();
    assertThat(CLASSES.contain(ArchitectureTest.class)).isFalse();
  }

  @Test
  void protocolKnowsNoOtherRoom() {
    assertOnlyUses(PROTOCOL, PROTOCOL);
  }

  @Test
  void osKnowsNoOtherRoom() {
    assertOnlyUses(OS, OS);
  }

  @Test
  void fileKnowsProtocolAndOs() {
    assertOnlyUses(FILE, FILE, PROTOCOL, OS);
  }

  @Test
  void theRootKnowsFilesProtocolAndArchivesButNoSystemCalls() {
    assertOnlyUses(ROOT, ROOT, FILE, PROTOCOL, ARCHIVE);
  }

  @Test
  void archiveDependsOnNothing() {
    assertOnlyUses(ARCHIVE, ARCHIVE);
  }

  private static void assertOnlyUses(String room, String... rooms) {
    classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("java..")
                .or(resideInAPackage("org.jspecify.."))
                .or(resideInAnyPackage(rooms)))
        .check(CLASSES);
  }

  @Test
  void noRoomsFormACircle() {
    slices().matching("dev.mmapsync.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void atomicAccessIsInProtocolOnly() {
    assertOnlyIn(
        PROTOCOL,
        AtomicIntegerFieldUpdater.class,
        AtomicLongFieldUpdater.class,
        AtomicReferenceFieldUpdater.class);
    noClasses()
        .that()
        .resideOutsideOfPackage(PROTOCOL)
        .and()
        .doNotHaveFullyQualifiedName(PLAIN_ACCESS)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(VarHandle.class)
        .check(CLASSES);
  }

  /// Archives are read by plain loads, which nothing here orders.
  @Test
  void archivesAreReadByPlainAccess() {
    noClasses()
        .that()
        .haveFullyQualifiedName(PLAIN_ACCESS)
        .should()
        .callMethodWhere(target(owner(assignableTo(VarHandle.class))).and(not(target(name("get")))))
        .check(CLASSES);
  }

  @Test
  void channelsAreInFileOnly() {
    assertOnlyIn(FILE, FileChannel.class, AsynchronousFileChannel.class, FileLock.class);
  }

  @Test
  void theForeignLinkerIsInOsOnly() {
    assertOnlyIn(OS, Linker.class, SymbolLookup.class);
  }

  /// One exception: `os` puts the arguments of a system call into an arena that lives as long as
  /// the call.
  @Test
  void arenasAreInFileOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(FILE, OS)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Arena.class)
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(OS)
        .should()
        .callMethod(Arena.class, "ofAuto")
        .orShould()
        .callMethod(Arena.class, "ofShared")
        .orShould()
        .callMethod(Arena.class, "global")
        .check(CLASSES);
  }

  private static void assertOnlyIn(String room, Class<?>... techniques) {
    for (var technique : techniques) {
      noClasses()
          .that()
          .resideOutsideOfPackage(room)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(technique)
          .check(CLASSES);
    }
  }
}
