//! Disks that are full, broken, and mended again.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::arena::{Arena, Way, wait_until};
use super::order::queue_only;

/// A file system in memory, of a size.
struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    /// Mounts one; nothing where this user may not.
    fn mount(kib: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={kib}k"), "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self { folder });
        }
        eprintln!("skipped: this user can't mount");
        None
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn enlarge(&self) {
        let mut command = Command::new("mount");
        command.args(["-o", "remount,size=128m"]).arg(self.path());
        assert!(command.status().unwrap().success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _unmounted = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

fn library_on(disk: &SmallDisk) -> PathBuf {
    disk.path().join("library")
}

#[test]
fn on_a_full_disk_nothing_is_lost_and_all_goes_on_when_there_is_room() {
    for mebibytes in 1..=8 {
        for way in Way::BOTH {
            let Some(disk) = SmallDisk::mount(mebibytes << 10) else { return };
            let mut arena = Arena::with_library(library_on(&disk));
            for _ in 0..3 {
                let asked = arena.generate(way, "a fox", &["--size", "512x512", "-n", "4", "--timeout", "2"]);
                let code = asked.code();
                assert!(matches!(code, Some(0 | 1 | 8)), "{mebibytes} MiB: {}", asked.words());
                if code == Some(1) {
                    assert!(asked.words().contains("disk is full"), "{mebibytes} MiB: {}", asked.words());
                }
            }
            disk.enlarge();
            arena.settle_and_check(&format!("{way:?} on {mebibytes} MiB"));
            assert_eq!(arena.tally().uncertain, 0, "{mebibytes} MiB: {}", arena.log());
        }
    }
}

#[test]
fn a_disk_that_fills_while_the_answer_comes_delays_it() {
    let Some(disk) = SmallDisk::mount(24 << 10) else { return };
    let mut arena = Arena::with_library(library_on(&disk));
    let mut asker = arena.ask(Way::Synchronous, "a fox {{delay=600}}", &["--size", "512x512", "-n", "4"]);
    wait_until("the charge", 20, || arena.vendor.charged_images() == 4);
    let filler = disk.path().join("filler");
    let _full = Command::new("dd")
        .args(["if=/dev/zero", "bs=64k"])
        .arg(format!("of={}", filler.display()))
        .stderr(Stdio::null())
        .status();
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert_eq!(arena.tally().images, 0, "the disk was full");
    std::fs::remove_file(filler).unwrap();
    assert!(asker.wait().unwrap().success(), "{}", arena.log());
    arena.settle_and_check("a disk that filled");
    assert_eq!((arena.tally().images, arena.tally().uncertain), (4, 0));
}

/// Lets one system call of a worker fail with EIO, the `nth` of its kind; returns whether it came so far.
fn fail_once(arena: &Arena, call: &str, nth: u32) -> bool {
    let trace = arena.beside(&format!("trace-{call}-{nth}"));
    let mut command = Command::new("strace");
    command
        .args([
            "-f",
            "-qq",
            "-e",
            &format!("trace={call}"),
            "-e",
            &format!("inject={call}:error=EIO:when={nth}"),
            "-o",
        ])
        .arg(&trace)
        .args([env!("CARGO_BIN_EXE_pixery"), "worker", "--idle", "1"])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    arena.surround(&mut command);
    let _whatever_it_says = command.status().unwrap();
    std::fs::read_to_string(&trace).unwrap_or_default().contains("(INJECTED)")
}

fn break_calls(call: &str, most: u32, step: u32) {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        eprintln!("skipped: there is no strace");
        return;
    }
    for way in Way::BOTH {
        let (mut nth, mut fired) = (1, 0);
        while nth <= most {
            let mut arena = Arena::new();
            queue_only(&arena, way);
            if !fail_once(&arena, call, nth) {
                break;
            }
            fired += 1;
            arena.settle_and_check(&format!("{way:?}, {call} number {nth} fails"));
            let tally = arena.tally();
            assert_eq!(
                tally.images + tally.uncertain,
                1,
                "{way:?}, {call} {nth}: {tally:?}\n{}",
                arena.log()
            );
            nth += step;
        }
        assert!(fired > 0, "{way:?}: no {call} was broken");
    }
}

#[test]
fn a_sync_that_fails_once_loses_nothing() {
    break_calls("fsync", 12, 3);
    break_calls("fdatasync", 12, 4);
}

#[test]
fn a_write_that_fails_once_loses_nothing() {
    break_calls("pwrite64", 60, 17);
    break_calls("write", 60, 17);
}

#[test]
#[ignore = "takes minutes: every call"]
fn any_single_call_that_fails_loses_nothing() {
    for call in ["fsync", "fdatasync", "pwrite64", "write", "renameat2", "rename"] {
        break_calls(call, 200, 1);
    }
}
