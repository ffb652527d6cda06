//! Guards what makes pictures the same everywhere: nothing here may ask the platform for its mathematics.

use std::path::Path;

/// Calls whose results differ between platforms, and collections whose order differs between runs.
const FORBIDDEN: [&str; 26] = [
    ".sin()",
    ".cos()",
    ".tan()",
    ".asin()",
    ".acos()",
    ".atan()",
    ".atan2(",
    ".sin_cos(",
    ".exp()",
    ".exp2()",
    ".ln()",
    ".log(",
    ".log2()",
    ".log10()",
    ".powf(",
    ".powi(",
    ".cbrt()",
    ".hypot(",
    ".tanh()",
    ".sinh()",
    ".cosh()",
    ".mul_add(",
    "HashMap",
    "HashSet",
    "SystemTime",
    "std::arch",
];

fn offences(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder of sources is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(offences(&path));
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("sources are text");
        found.extend(offences_in(&text).into_iter().map(|call| format!("{}: {call}", path.display())));
    }
    found
}

fn offences_in(text: &str) -> Vec<&'static str> {
    FORBIDDEN.iter().filter(|call| text.contains(**call)).copied().collect()
}

#[test]
fn no_source_asks_the_platform_for_mathematics() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    assert_eq!(offences(&sources), Vec::<String>::new());
}

#[test]
fn the_guard_sees_an_offence() {
    assert_eq!(offences_in("let height = angle.sin() * 2.0;"), [".sin()"]);
}
