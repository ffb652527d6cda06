//! `.env`: lines of `NAME=value`, as shells and other programs write them.

use std::collections::HashMap;
use std::path::Path;

use zeroize::Zeroizing;

/// No such file is larger; something else must have got its name.
const MOST_BYTES: u64 = 64 * 1024;

/// Reads a file; one that is missing or can't be read holds nothing.
pub(super) fn read(path: &Path) -> Option<HashMap<String, Zeroizing<String>>> {
    if std::fs::metadata(path).ok()?.len() > MOST_BYTES {
        tracing::warn!(path = %path.display(), "is too large to be read");
        return None;
    }
    let text = Zeroizing::new(std::fs::read_to_string(path).ok()?);
    Some(text.lines().filter_map(line).collect())
}

/// Reads `NAME=value`, with or without `export`, quotes, and a comment behind.
fn line(line: &str) -> Option<(String, Zeroizing<String>)> {
    let line = line.trim().trim_start_matches('\u{feff}');
    let line = line.strip_prefix("export ").unwrap_or(line);
    let (name, value) = line.split_once('=')?;
    let name = name.trim();
    if name.is_empty() || name.starts_with('#') {
        return None;
    }
    let value = value.trim();
    let quoted = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.split_once(quote));
    let value = match quoted {
        Some((inner, _)) => inner,
        None => value.split(" #").next().unwrap_or_default().trim(),
    };
    Some((name.to_owned(), Zeroizing::new(value.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_shells_write_it() {
        for (text, expected) in [
            ("FAL_KEY=a:b", Some(("FAL_KEY", "a:b"))),
            ("  export FAL_KEY = 'a # b'  # mine", Some(("FAL_KEY", "a # b"))),
            ("X=\"q=1\"", Some(("X", "q=1"))),
            ("X=a#b # c", Some(("X", "a#b"))),
            ("X=", Some(("X", ""))),
            ("# X=1", None),
            ("nothing", None),
            ("=1", None),
        ] {
            let read = line(text);
            assert_eq!(
                read.as_ref().map(|(name, value)| (name.as_str(), value.as_str())),
                expected,
                "{text}"
            );
        }
    }
}
