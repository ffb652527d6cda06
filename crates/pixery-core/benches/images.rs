//! Derived images against the naive way: decode with the `image` crate, Lanczos3, PNG. Ratios of processor time,
//! taken in turns in one process; wall times alone mean nothing.
//!
//! `cargo bench -p pixery-core --bench images [-- FOLDER]`; the folder's images are measured too.
#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads argv and prints"
)]
#![expect(clippy::unwrap_used, reason = "a bench that fails should stop")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use image::imageops::FilterType;
use pixery_core::archive::{Archive, Variant};
use pixery_core::domain::ContentHash;
use sha2::{Digest, Sha256};

const PREVIEW: Variant = Variant::Preview { width: 600, height: 600 };

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let first = arguments.next();
    if first.as_deref() == Some("--peak") {
        let library = PathBuf::from(arguments.next().unwrap());
        derive(&library, &arguments.next().unwrap(), PREVIEW);
        println!("{}", peak_memory());
        return;
    }
    let library = tempfile::tempdir().unwrap();
    Archive::new(library.path().to_owned(), 1 << 30).layout().create_all().unwrap();
    for side in [1024, 4096] {
        for (name, format) in [
            ("png", image::ImageFormat::Png),
            ("jpg", image::ImageFormat::Jpeg),
            ("webp", image::ImageFormat::WebP),
        ] {
            let path = format!("images/{side}.{name}");
            painting(side).save_with_format(library.path().join(&path), format).unwrap();
            measure(library.path(), &path);
        }
    }
    if let Some(folder) = first {
        measure_folder(library.path(), Path::new(&folder));
    }
}

/// A picture like a generated one: soft shapes, fine grain.
fn painting(side: u32) -> image::RgbImage {
    let mut noise = 0x2545_f491_u32;
    image::RgbImage::from_fn(side, side, |x, y| {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        let (across, down) = (f64::from(x) / 1024.0, f64::from(y) / 1024.0);
        let grain = f64::from(noise % 13) - 6.0;
        let wave = |a: f64, b: f64| {
            ((across * a).sin() * (down * b).cos() * 100.0 + 128.0 + grain).clamp(0.0, 255.0) as u8
        };
        image::Rgb([wave(7.0, 3.0), wave(2.0, 9.0), wave(15.0, 11.0)])
    })
}

fn measure(library: &Path, path: &str) {
    let rounds = if path.contains("4096") { 3 } else { 15 };
    let naive = |side| move || naive(&library.join(path), side);
    let preview = ratio(rounds, || drop(derive(library, path, PREVIEW)), naive(600));
    let thumbnail = ratio(rounds, || drop(derive(library, path, Variant::Thumbnail)), naive(400));
    let output =
        Command::new(std::env::current_exe().unwrap()).arg("--peak").arg(library).arg(path).output().unwrap();
    let peak: u64 = String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or_default();
    println!(
        "{path}: preview {preview:.3} x naive, thumbnail {thumbnail:.3} x, peak {:.1} MiB",
        peak as f64 / 1024.0
    );
    let archive = Archive::new(library.to_owned(), 1 << 30);
    let hash = ContentHash(Sha256::digest(path).into());
    archive.variant(path, &hash, PREVIEW).unwrap();
    let again = cpu_time(|| drop(archive.variant(path, &hash, PREVIEW).unwrap()));
    println!("  second call {again:?}");
}

fn measure_folder(library: &Path, folder: &Path) {
    let files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let paths: Vec<String> =
        files.iter().map(|file| format!("images/{}", file.file_name().unwrap().to_string_lossy())).collect();
    for (file, path) in files.iter().zip(&paths) {
        fs::copy(file, library.join(path)).unwrap();
    }
    let ours = cpu_time(|| paths.iter().for_each(|path| drop(derive(library, path, Variant::Thumbnail))));
    let naive = cpu_time(|| paths.iter().for_each(|path| naive(&library.join(path), 400)));
    println!(
        "{} files: thumbnails {:.3} x naive, {ours:?} of processor time",
        files.len(),
        ours.as_secs_f64() / naive.as_secs_f64()
    );
}

/// Makes the variant as at the first call: the cache is emptied before.
fn derive(library: &Path, path: &str, variant: Variant) -> Option<PathBuf> {
    let _ = fs::remove_dir_all(library.join("cache"));
    let hash = ContentHash(Sha256::digest(path).into());
    let derived = Archive::new(library.to_owned(), 1 << 30).variant(path, &hash, variant);
    derived.ok().map(|derived| derived.path)
}

fn naive(path: &Path, side: u32) {
    let Ok(image) = image::open(path) else { return };
    let small = image.resize(side, side, FilterType::Lanczos3);
    let mut file = std::io::Cursor::new(Vec::new());
    small.write_to(&mut file, image::ImageFormat::Png).unwrap();
    fs::write(path.with_extension("naive"), file.into_inner()).unwrap();
}

/// Returns the median ratio of processor times of pairs run one after the other.
fn ratio(rounds: usize, ours: impl Fn(), theirs: impl Fn()) -> f64 {
    let mut ratios: Vec<f64> =
        (0..rounds).map(|_| cpu_time(&ours).as_secs_f64() / cpu_time(&theirs).as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[rounds / 2]
}

fn cpu_time(work: impl FnOnce()) -> Duration {
    let now = || {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32)
    };
    let before = now();
    work();
    now() - before
}

/// Returns the most memory this process has held, in KiB; 0 where the system doesn't say.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1))
        .and_then(|value| value.parse().ok())
        .unwrap_or_default()
}
