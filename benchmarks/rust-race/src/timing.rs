//! The loop that times, and the clock that both languages share. The Java side is `Timing.java`.

use std::time::{Duration, Instant};

use crate::options::Lengths;

/// As many calls between two looks at anything else.
pub const BATCH: u64 = 1000;
/// As long between two looks at the clock, at least.
const SHORTEST: Duration = Duration::from_millis(2);
/// So many rounds of calls at least, in which both data files are written before anything counts.
const ROUNDS: u32 = 3;
/// Unless they take longer.
const LONGEST: Duration = Duration::from_secs(2);

/// The median time of one call in nanoseconds, warmed up first. `batch` makes the calls, as many as
/// it is told to.
pub fn nanos_per_call(lengths: Lengths, mut batch: impl FnMut(u64)) -> f64 {
    let length = warm_up(lengths, &mut batch);
    let mut times = Vec::new();
    let mut rounds = Rounds::lasting(lengths.time);
    while rounds.more() {
        let nanos = time(&mut batch, length).as_nanos() as f64;
        times.push(nanos / (length.calls * length.batches) as f64);
    }
    quantile(&mut times, 0.5)
}

/// Until the time is over, and has been this thread's: others may have the processor.
pub fn warm_up(lengths: Lengths, batch: &mut impl FnMut(u64)) -> Length {
    let mut length = Length {
        calls: 1,
        batches: 1,
    };
    let mut rounds = Rounds::lasting(lengths.warm);
    while rounds.more() || rounds.more_of_this_thread() {
        if time(batch, length) < SHORTEST {
            length.double();
        }
    }
    length
}

/// Of what is timed at once: so many batches of so many calls.
#[derive(Clone, Copy)]
pub struct Length {
    calls: u64,
    batches: u64,
}

impl Length {
    fn double(&mut self) {
        if self.calls < BATCH {
            self.calls = BATCH.min(self.calls * 2);
        } else {
            self.batches *= 2;
        }
    }
}

/// How long it goes on.
struct Rounds {
    start: Instant,
    start_of_this_thread: Duration,
    time: Duration,
    done: u32,
}

impl Rounds {
    fn lasting(time: Duration) -> Rounds {
        Rounds {
            start: Instant::now(),
            start_of_this_thread: clock(libc::CLOCK_THREAD_CPUTIME_ID),
            time,
            done: 0,
        }
    }

    fn more(&mut self) -> bool {
        let elapsed = self.start.elapsed();
        let more = elapsed < self.time || (self.done < ROUNDS && elapsed < LONGEST);
        self.done += 1;
        more
    }

    fn more_of_this_thread(&self) -> bool {
        clock(libc::CLOCK_THREAD_CPUTIME_ID) - self.start_of_this_thread < self.time.min(LONGEST)
    }
}

fn time(batch: &mut impl FnMut(u64), length: Length) -> Duration {
    let start = Instant::now();
    for _ in 0..length.batches {
        batch(length.calls);
    }
    start.elapsed()
}

pub fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share).round() as usize]
}

/// What `System.nanoTime()` reads on Linux: comparable between the processes of one machine.
pub fn monotonic_nanos() -> u64 {
    clock(libc::CLOCK_MONOTONIC).as_nanos() as u64
}

fn clock(id: libc::clockid_t) -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    unsafe { libc::clock_gettime(id, &mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

pub fn print(name: &str, value: f64) {
    println!("figure {name} {value}");
}
