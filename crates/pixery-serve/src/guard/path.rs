//! Paths: few, plain, and none that has to be decoded. What looks otherwise is refused before anybody interprets it.

use crate::refusal::Refusal;

/// Which part of the server a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// The page and what it is made of: for everybody.
    Page,
    /// Signing in.
    Login,
    /// Calls and events.
    Api,
    /// Images.
    Media,
}

/// The longest path that leads anywhere.
const LONGEST: usize = 512;

impl Room {
    /// Returns where a path leads.
    ///
    /// # Errors
    /// `not_found` for a path with anything but letters, digits, `-`, `_`, `.` and single slashes, or with a part that begins with a dot.
    pub(crate) fn of(path: &str) -> Result<Self, Refusal> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.');
        let parts = path.strip_prefix('/').ok_or_else(Refusal::nothing_here)?;
        let is_odd = |part: &str| part.is_empty() || part.starts_with('.');
        if path.len() > LONGEST
            || !path.bytes().all(is_plain)
            || (!parts.is_empty() && parts.split('/').any(is_odd))
        {
            return Err(Refusal::nothing_here());
        }
        Ok(match parts.split('/').next() {
            Some("api") if parts == "api/session" => Self::Login,
            Some("api") => Self::Api,
            Some("media") => Self::Media,
            _ => Self::Page,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_a_trick_leads_nowhere() {
        for path in [
            "",
            "*",
            "//",
            "/..",
            "/assets/../api",
            "/assets/.hidden",
            "/%2e%2e/library.db",
            "/media//1/original",
            "/media/1/original/",
            "/media/1\\original",
            "/media/1%00/original",
            "/media/\u{0661}/original",
            "/a b",
            "http://x/",
            "/media/1;x/original",
            "/api/call/x?y",
            "/~root",
        ] {
            assert!(Room::of(path).is_err(), "{path:?}");
        }
        assert!(Room::of(&format!("/{}", "a".repeat(600))).is_err());
    }

    #[test]
    fn only_the_page_is_for_everybody() {
        for (path, room) in [
            ("/", Room::Page),
            ("/assets/index-3f.js", Room::Page),
            ("/image/140", Room::Page),
            ("/apis", Room::Page),
            ("/api", Room::Api),
            ("/api/session", Room::Login),
            ("/api/session/x", Room::Api),
            ("/api/call/list_tags", Room::Api),
            ("/media", Room::Media),
            ("/media/1/thumbnail", Room::Media),
        ] {
            assert_eq!(Room::of(path), Ok(room), "{path}");
        }
    }
}
