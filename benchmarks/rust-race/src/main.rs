//! A process of the original crate in the race: one command is one work, or one part in a work of
//! several processes.
//!
//! Called as `rust-race WORK PREFIX [name=value]...`. Prints `figure NAME VALUE` for each figure and
//! `ready` when others may go on. Ends when its standard input does.

use std::process::exit;

use options::Options;

mod options;
mod processes;
mod reads;
mod table;
mod timing;
mod types;
mod writes;

fn main() {
    let options = Options::from_arguments();
    match options.work() {
        "read" => reads::run(&options),
        "write-raw" => writes::raw(&options),
        "write-hello" => writes::hello(&options),
        "table" => table::run(&options),
        "publish-table" => table::publish(&options),
        "hold-table" => table::hold(&options),
        "stamp" => processes::stamp(&options),
        "watch" => processes::watch(&options),
        "pace" => processes::pace(&options),
        "poll" => processes::poll(&options),
        "hold" => processes::hold(&options),
        "stalled" => processes::stalled(&options),
        unknown => {
            eprintln!("there is no such work: {unknown}");
            exit(2);
        }
    }
}
