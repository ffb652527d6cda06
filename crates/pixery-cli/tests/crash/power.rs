//! Power cuts: a file system whose power is cut in the middle keeps what was acknowledged.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use pixery_testkit::Random;
use serde_json::Value;

use super::arena::{Arena, Way, wait_until};

/// An ext4 file system in a file, whose power can be cut: everything that was not synced is gone.
struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// Makes and mounts one; nothing where that can't be done.
    fn make() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let image = folder.path().join("disk.img");
        std::fs::File::create(&image).unwrap().set_len(512 << 20).unwrap();
        std::fs::create_dir(folder.path().join("mounted")).unwrap();
        let made = Command::new("mkfs.ext4").args(["-q", "-F"]).arg(&image).stderr(Stdio::null()).status();
        let disk = Self { folder };
        if made.is_ok_and(|status| status.success()) && perl_is_there() && disk.mount() {
            return Some(disk);
        }
        eprintln!("skipped: cutting the power needs root, mkfs.ext4, a loop device and perl");
        None
    }

    fn mounted(&self) -> PathBuf {
        self.folder.path().join("mounted")
    }

    fn mount(&self) -> bool {
        // A long commit interval: what nobody synced stays in memory.
        let mut command = Command::new("mount");
        command.args(["-o", "loop,commit=300"]).arg(self.folder.path().join("disk.img")).arg(self.mounted());
        command.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }

    fn unmount(&self) {
        for _ in 0..100 {
            let gone = Command::new("umount").arg(self.mounted()).stderr(Stdio::null()).status();
            if gone.is_ok_and(|status| status.success()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the disk is still in use");
    }

    /// Cuts the power: `FS_IOC_SHUTDOWN` without a flush of the log.
    fn cut(&self) {
        let script = "open my $d, '<', $ARGV[0] or die $!; my $flags = pack('L', 2); ioctl($d, 0x8004587d, $flags) or die $!";
        let cut = Command::new("perl").args(["-e", script]).arg(self.mounted()).status().unwrap();
        assert!(cut.success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _unmounted = Command::new("umount").arg("-l").arg(self.mounted()).stderr(Stdio::null()).status();
    }
}

fn perl_is_there() -> bool {
    Command::new("perl").arg("-v").stdout(Stdio::null()).status().is_ok()
}

/// What several cuts came to.
#[derive(Debug, Default)]
struct Outcome {
    acknowledged: usize,
    lost: Vec<String>,
}

/// Cuts the power so many times at random moments while images are made, and counts which acknowledged ones are gone afterwards.
fn cut_many(disk: &Disk, cuts: u32, off: &str, seed: u64) -> (Outcome, Arena) {
    let mut arena = Arena::with_library(disk.mounted().join("library"));
    let mut random = Random::new(seed);
    let mut outcome = Outcome::default();
    for _ in 0..cuts {
        arena.arm(off);
        let acknowledged = make_until_cut(&arena, disk, &mut random);
        arena.kill_all();
        arena.wait_for_workers();
        disk.unmount();
        assert!(disk.mount());
        outcome.acknowledged += acknowledged.len();
        outcome.lost.extend(acknowledged.into_iter().filter_map(|image| gone(arena.library(), &image)));
    }
    (outcome, arena)
}

/// Asks for images one after another until the power is cut, and returns those that were reported as done before.
fn make_until_cut(arena: &Arena, disk: &Disk, random: &mut Random) -> Vec<Value> {
    let mut acknowledged = Vec::new();
    let (images, rest) = (1 + random.below(4), random.below(250));
    for number in 0..images {
        let way = *random.pick(&Way::BOTH);
        let made = arena.generate(way, &format!("a fox {number}"), &["--timeout", "20"]);
        if made.code() == Some(0) {
            acknowledged.extend(made.json()["data"]["generations"].as_array().unwrap().iter().cloned());
        }
    }
    // One more is under way when the power goes.
    let mut asker = arena.ask(*random.pick(&Way::BOTH), "a fox at last", &[]);
    std::thread::sleep(Duration::from_millis(rest));
    disk.cut();
    let _killed = asker.kill();
    let _reaped = asker.wait();
    acknowledged
}

/// Returns what is wrong with an image that was reported as done.
fn gone(library: &Path, image: &Value) -> Option<String> {
    let (id, path) = (image["id"].as_i64().unwrap(), image["path"].as_str().unwrap());
    let database = library.join("library.db");
    let row = rusqlite::Connection::open(database)
        .and_then(|connection| {
            connection.query_row("SELECT sha256 FROM generations WHERE id = ?1", [id], |row| {
                row.get::<_, Vec<u8>>(0)
            })
        })
        .map_err(|error| format!("#{id}: {error}"));
    let sha256 = match row {
        Ok(sha256) => sha256,
        Err(error) => return Some(error),
    };
    match std::fs::read(path) {
        Ok(bytes) if sha2::Sha256::digest_of(&bytes) == sha256 => None,
        Ok(bytes) => Some(format!("#{id}: {} other bytes at {path}", bytes.len())),
        Err(error) => Some(format!("#{id}: {path}: {error}")),
    }
}

/// SHA-256 by its own name, so that the check above reads like what it is.
trait DigestOf {
    fn digest_of(bytes: &[u8]) -> Vec<u8>;
}

impl DigestOf for sha2::Sha256 {
    fn digest_of(bytes: &[u8]) -> Vec<u8> {
        <Self as sha2::Digest>::digest(bytes).to_vec()
    }
}

fn nothing_is_lost_after(cuts: u32, seed: u64) {
    let Some(disk) = Disk::make() else { return };
    let (outcome, mut arena) = cut_many(&disk, cuts, "", seed);
    assert!(outcome.acknowledged > 0);
    assert!(outcome.lost.is_empty(), "{outcome:?}");
    arena.settle_and_check(&format!("{cuts} power cuts"));
    wait_until("no worker", 30, || arena.workers().is_empty());
    drop(arena);
}

#[test]
fn power_cuts_lose_no_acknowledged_image() {
    nothing_is_lost_after(6, 1);
}

#[test]
#[ignore = "takes minutes: the full number"]
fn forty_power_cuts_lose_no_acknowledged_image() {
    for round in 0..2 {
        nothing_is_lost_after(20, 40 + round);
    }
}

/// With a protection off, something must be lost, or the cuts cut nothing.
fn something_is_lost_without(protection: &str) {
    let Some(disk) = Disk::make() else { return };
    let (outcome, arena) = cut_many(&disk, 4, &format!("off={protection}"), 9);
    drop(arena);
    assert!(!outcome.lost.is_empty(), "nobody noticed: {outcome:?}");
}

#[test]
fn control_without_full_commits_acknowledged_images_are_lost() {
    something_is_lost_without("full-sync");
}

#[test]
fn control_without_synced_files_rows_point_at_nothing() {
    something_is_lost_without("file-sync,off=folder-sync");
}
