//! Errors that no command line alone brings about: their codes, and what they tell a person to do. Their causes are elsewhere
//! (`pixery-cli/tests/cli/hints.rs` names where), but for a rival's.

use pixery_core::domain::{Actor, GenerationId, PointerId, ReferenceId};
use pixery_core::ops::undo::{Undo, undo};
use pixery_core::store::Stamp;
use pixery_core::{Error, ErrorCode};
use pixery_testkit::{GenerationBuilder, TestLibrary};

#[test]
fn what_no_command_line_alone_causes_has_a_code_and_a_way_on() {
    let cases = [
        (Error::NoReference(ReferenceId(7)), ErrorCode::NotFound, "pixery show"),
        (Error::WithheldReference(ReferenceId(7)), ErrorCode::Invalid, "pixery safe-mode off"),
        (Error::NoPointer(PointerId(7)), ErrorCode::NotFound, "point again"),
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

#[tokio::test]
async fn what_was_undone_while_it_was_carried_out_is_not_gone_on_with() {
    let library = TestLibrary::new();
    for prompt in ["a fox", "a bear"] {
        library.insert(&GenerationBuilder::new(prompt));
    }
    let stamp = Stamp { actor: &Actor::person(), at: library.now(), operation: Some("star_generations") };
    let part = |entry, id| library.store().write_on(&stamp, entry, |writer| writer.set_starred(id, true));
    let entry = part(None, GenerationId(1)).unwrap().entry;
    undo(&library, Undo { entry, ..Undo::default() }).await.unwrap();
    let refused = part(entry, GenerationId(2)).unwrap_err();
    assert!(matches!(refused, Error::UndoneMeanwhile(_)), "{refused}");
    assert_eq!(refused.code(), ErrorCode::Conflict);
    assert!(refused.hint().contains("pixery log"), "{}", refused.hint());
    assert_eq!(library.value::<i64>("SELECT sum(starred) FROM generations"), 0, "the rest was left");
}
