// Does membarrier(GLOBAL_EXPEDITED) reach a processor that was idle when a process registered?
//
//   gcc -O2 -pthread -o /tmp/registered_while_idle stress/src/main/c/registered_while_idle.c
//   /tmp/registered_while_idle idle      the reader sleeps while its process registers
//   /tmp/registered_while_idle running   it runs
//   /tmp/registered_while_idle tour      it sleeps, and then the writer runs on its processor once
//
// Processors 0 and 1, and nothing else that runs on 1 (`taskset -ap 1 PID` for what does): a change
// of address space there tells the processor of the registration, and nothing is seen any more.
// Beside the torn rounds it prints how many interrupts of the kind that membarrier sends ("CAL" of
// /proc/interrupts, x86) processor 1 had: about as many as rounds, or none.
// See docs/adr/0011-writers-tour-the-processors.md.
#define _GNU_SOURCE
#include <linux/membarrier.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITER = 0, READER = 1, ROUNDS = 200000, LINE = 64 };

typedef struct {
  volatile long value __attribute__((aligned(LINE)));
} word;

// What the two processes share. The reader stores hold and loads version, the writer the other way
// round; both rounds and answers are handed over by spinning.
static struct {
  word hold, version, round, seen, answered, ready, end;
} *shared;

static volatile int phase; // of the reader's process
static int sleeps;

static void run_on(int processor) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(processor, &set);
  if (sched_setaffinity(0, sizeof set, &set)) {
    perror("sched_setaffinity");
    exit(1);
  }
}

static void membarrier(int command) {
  if (syscall(SYS_membarrier, command, 0, 0)) {
    perror("membarrier");
    exit(1);
  }
}

static void *read_always(void *unused) {
  run_on(READER);
  phase = 1;
  while (phase == 1) {
    if (sleeps) {
      usleep(20000);
    }
  }
  shared->ready.value = 1;
  for (long round = 0; !shared->end.value;) {
    if (shared->round.value != round) {
      round = shared->round.value;
      shared->hold.value = round; // and no fence of the processor behind it
      shared->seen.value = shared->version.value;
      shared->answered.value = round;
    }
  }
  return unused;
}

static void reader_process(void) {
  pthread_t reader;
  pthread_create(&reader, NULL, read_always, NULL);
  while (!phase) {
    usleep(1000);
  }
  usleep(200000);
  membarrier(MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED);
  phase = 2;
  pthread_join(reader, NULL);
  exit(0);
}

static long interrupts(void) {
  char line[4096];
  long here = -1;
  FILE *file = fopen("/proc/interrupts", "r");
  while (file && fgets(line, sizeof line, file)) {
    if (strstr(line, "CAL:")) {
      sscanf(strstr(line, "CAL:"), "CAL: %*d %ld", &here);
    }
  }
  if (file) {
    fclose(file);
  }
  return here;
}

int main(int count, char **arguments) {
  const char *mode = count == 2 ? arguments[1] : "";
  int tours = !strcmp(mode, "tour");
  sleeps = tours || !strcmp(mode, "idle");
  if (!sleeps && strcmp(mode, "running")) {
    fprintf(stderr, "usage: %s idle|running|tour\n", arguments[0]);
    return 2;
  }
  shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  run_on(WRITER); // the reader's processor sees no other address space but by a tour
  if (!fork()) {
    reader_process();
  }
  while (!shared->ready.value) {
    usleep(1000);
  }
  if (tours) {
    run_on(READER);
    run_on(WRITER);
  }
  long before = interrupts();
  long torn = 0;
  for (long round = 1; round <= ROUNDS; round++) {
    shared->round.value = round;
    for (volatile int pause = 0; pause < round % 40; pause++) {
    }
    shared->version.value = round;
    membarrier(MEMBARRIER_CMD_GLOBAL_EXPEDITED);
    int found = shared->hold.value == round;
    while (shared->answered.value != round) {
    }
    torn += !found && shared->seen.value != round;
  }
  printf("%s: rounds=%d torn=%ld interrupts=%ld\n", mode, ROUNDS, torn, interrupts() - before);
  shared->end.value = 1;
  wait(NULL);
  return 0;
}
