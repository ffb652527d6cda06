//! Stopping another process for a while.

use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// Sends a signal to a process; returns whether it was there.
pub fn signal(process: u32, signal: Signal) -> bool {
    let pid = i32::try_from(process).ok().and_then(Pid::from_raw);
    pid.is_some_and(|pid| kill_process(pid, signal).is_ok())
}

/// Stops a process (SIGSTOP) at a moment in which it holds no transaction of the library: one that it held would keep every other
/// process waiting, which is SQLite's way and not what is to be looked at.
///
/// # Panics
/// When the process is gone, or never lets go of the database.
pub fn stand_still(process: u32, library: &Path) {
    let began = Instant::now();
    loop {
        assert!(signal(process, Signal::STOP), "process {process} is gone");
        std::thread::sleep(Duration::from_millis(20));
        if can_be_written(library) {
            return;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "process {process} holds the database");
        assert!(signal(process, Signal::CONT), "process {process} is gone");
        std::thread::sleep(Duration::from_millis(15));
    }
}

fn can_be_written(library: &Path) -> bool {
    let connection = rusqlite::Connection::open(library.join("library.db")).expect("it can be opened");
    connection.busy_timeout(Duration::from_millis(100)).expect("a time-out can be set");
    connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_ok()
}
