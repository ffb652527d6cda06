//! The order of system calls: data synced, renamed, folder synced, and only then committed.

use std::process::{Command, Stdio};

use super::arena::{Arena, Way};

#[test]
fn an_image_is_on_the_disk_before_its_row_says_so() {
    for way in Way::BOTH {
        let mut arena = Arena::new();
        let trace = arena.beside("trace");
        if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
            eprintln!("skipped: there is no strace");
            return;
        }
        // The job is queued without a worker, so that the traced one takes it.
        queue_only(&arena, way);
        let mut command = Command::new("strace");
        command
            .args([
                "-f",
                "-y",
                "-qq",
                "-e",
                "trace=fsync,fdatasync,rename,renameat,renameat2,sync_file_range",
                "-o",
            ])
            .arg(&trace)
            .args([env!("CARGO_BIN_EXE_pixery"), "worker", "--idle", "1"]);
        arena.surround(&mut command);
        assert!(command.status().unwrap().success());
        let calls: Vec<String> =
            std::fs::read_to_string(&trace).unwrap().lines().map(str::to_owned).collect();
        let after = |from: usize, what: &str, fits: &dyn Fn(&str) -> bool| {
            let found = calls[from..].iter().position(|call| fits(call));
            from + found
                .unwrap_or_else(|| panic!("{way:?}: no {what} after call {from} of\n{}", calls.join("\n")))
                + 1
        };
        let synced = |call: &str| call.contains("sync(");
        let part = after(0, "sync of the image's part", &|call| {
            synced(call) && call.contains(".part>") && !call.contains("answer")
        });
        let renamed =
            after(0, "rename into images/", &|call| call.contains("rename") && call.contains("/images/"));
        let before_rename = calls[..renamed - 1].iter().rev().find(|call| call.contains(".part>")).unwrap();
        assert!(synced(before_rename), "{before_rename}");
        assert!(part <= renamed);
        let folder =
            after(renamed, "sync of the day's folder", &|call| synced(call) && call.contains("/images/"));
        after(folder, "commit", &|call| synced(call) && call.contains("library.db"));
        arena.settle_and_check(&format!("{way:?}"));
    }
}

/// Queues a job that no worker has taken yet.
pub(crate) fn queue_only(arena: &Arena, way: Way) {
    // Killed right after W0: the job is on the disk, and nobody was called.
    let died = arena.beside(&format!("queued-{way:?}"));
    let mut command = arena.pixery(&["generate", "a fox", "-m", way.model(), "--json", "--yes"]);
    command.env("PIXERY_FAULTS", format!("kill=w0-committed,once={}", died.display()));
    command.output().unwrap();
    assert!(died.exists());
}
