//! Puts the built gallery (`ui/dist`) into the crate, as a table of names and bytes. Without one, a page that says how to
//! build it: the crate compiles where there is no node.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[allow(clippy::disallowed_methods, reason = "cargo speaks to a build script through the environment")]
fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let built = here.join("../../ui/dist");
    // A folder that is missing would make cargo run this at every build. An empty one is noticed when it is filled.
    let _read_only_sources = fs::create_dir_all(&built);
    print_line(&format!("cargo::rerun-if-changed={}", built.display()));
    print_line("cargo::rerun-if-changed=build.rs");
    print_line("cargo::rerun-if-changed=page");
    let folder = if built.join("index.html").is_file() { built } else { here.join("page") };
    let mut files = Vec::new();
    gather(&folder, &mut String::from("/"), &mut files)?;
    files.sort();
    let mut table = String::from("const FILES: &[(&str, &[u8])] = &[\n");
    for (place, (name, path)) in files.iter().enumerate() {
        // A copy: the gallery may be built anew while the compiler reads this.
        let copy = out.join(format!("{place}.page"));
        fs::copy(path, &copy)?;
        let path = copy;
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),").map_err(io::Error::other)?;
    }
    table.push_str("];\n");
    fs::write(out.join("files.rs"), table)
}

/// Gathers every file below a folder by its path in a URL. Source maps stay at home.
fn gather(folder: &Path, prefix: &mut String, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let length = prefix.len();
        prefix.push_str(&name);
        if entry.file_type()?.is_dir() {
            prefix.push('/');
            gather(&entry.path(), prefix, files)?;
        } else if entry.file_type()?.is_file() && !name.ends_with(".map") && !name.starts_with('.') {
            files.push((prefix.clone(), entry.path()));
        }
        prefix.truncate(length);
    }
    Ok(())
}

#[allow(clippy::disallowed_macros, reason = "cargo reads a build script's standard output")]
fn print_line(text: &str) {
    println!("{text}");
}
