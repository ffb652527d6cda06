//! Errors that only a broken place or a rival brings about: their codes, and what they tell a person to do.

use pixery_core::domain::JournalId;
use pixery_core::{Error, ErrorCode};

#[test]
fn what_a_place_or_a_rival_does_has_a_code_and_a_way_on() {
    let broken = rusqlite::Error::InvalidQuery;
    let cases = [
        (
            Error::NetworkFileSystem { path: "/mnt/share".into(), kind: "NFS" },
            ErrorCode::Storage,
            "local disk",
        ),
        (Error::Busy { seconds: 60 }, ErrorCode::Storage, "try again"),
        (Error::Database(broken), ErrorCode::Storage, "keep a copy"),
        (Error::Internal("a state".to_owned()), ErrorCode::Internal, "report it"),
        (Error::UndoneMeanwhile(JournalId(7)), ErrorCode::Conflict, "pixery log"),
        (
            Error::Io { action: "read", path: "/x".into(), source: std::io::ErrorKind::BrokenPipe.into() },
            ErrorCode::Storage,
            "try again",
        ),
    ];
    for (error, code, words) in cases {
        assert_eq!(error.code(), code, "{error}");
        assert!(error.hint().contains(words), "{error}: {}", error.hint());
    }
}
