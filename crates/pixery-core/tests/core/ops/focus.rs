//! Shared focus: what a gallery reports reaches an agent, and what an agent points at reaches a gallery.

use std::time::Duration;

use pixery_core::domain::{
    Event, GenerationId, PersonsSelection, Pointer, PointerAnswer, PointerId, PointerKind, Topic,
};
use pixery_core::ops::focus::{
    AnswerPointer, ListPointers, Point, ReportView, ShowPointer, ShowSelection, answer_pointer,
    list_pointers, point, report, selection, show_pointer,
};
use pixery_core::ops::generations::{StarGenerations, star};
use pixery_core::ops::presence::{ListPresence, list as list_presence};
use pixery_core::{ErrorCode, Library, Session};
use pixery_testkit::{GenerationBuilder, TestLibrary};
use tokio::time::timeout;

/// A library with six images.
fn library() -> TestLibrary {
    let library = TestLibrary::new();
    GenerationBuilder::insert_all(&vec![GenerationBuilder::new("a fox"); 6], &library).unwrap();
    library
}

fn ids(ids: &[i64]) -> Vec<GenerationId> {
    ids.iter().copied().map(GenerationId).collect()
}

/// A report of a window whose cursor is on an image.
fn on(view: &str, cursor: i64) -> ReportView {
    ReportView {
        view: view.to_owned(),
        cursor: Some(GenerationId(cursor)),
        focused: true,
        ..Default::default()
    }
}

async fn selected(library: &Library) -> Option<PersonsSelection> {
    selection(library, ShowSelection {}).await.unwrap().selection
}

async fn cursor(library: &Library) -> Option<i64> {
    selected(library).await.and_then(|selection| selection.cursor).map(|id| id.0)
}

fn highlighting(these: &[i64]) -> Point {
    Point { kind: PointerKind::Highlight, ids: ids(these), label: None }
}

async fn open_pointers(library: &Library) -> Vec<Pointer> {
    list_pointers(library, ListPointers {}).await.unwrap().items
}

async fn answer(library: &Library, id: PointerId, answer: PointerAnswer) -> Option<PointerAnswer> {
    answer_pointer(library, AnswerPointer { id, answer }).await.unwrap().answer
}

#[tokio::test]
async fn what_a_window_reports_is_what_another_process_reads() {
    let library = library();
    let told = ReportView {
        marks: ids(&[3, 1]),
        mark_count: Some(20_000),
        query: Some("fox".to_owned()),
        collection: Some("Book".to_owned()),
        visible: ids(&[6, 5, 4]),
        viewer: Some(GenerationId(4)),
        follow: true,
        idle_ms: 1_500,
        ..on("w", 4)
    };
    let reported = report(&library, told).await.unwrap();
    let read = selected(&library.open_again().unwrap()).await.unwrap();
    assert_eq!((read.cursor, read.marks, read.mark_count), (Some(GenerationId(4)), ids(&[3, 1]), 20_000));
    assert_eq!((read.view.query.as_deref(), read.view.collection.as_deref()), (Some("fox"), Some("Book")));
    assert_eq!((read.visible, read.viewer, read.compare), (ids(&[6, 5, 4]), Some(GenerationId(4)), vec![]));
    assert!(read.window.focused && read.window.follow);
    assert_eq!((read.window.idle_ms, read.as_of, read.revision), (1_500, library.now(), reported.revision));
}

#[tokio::test]
async fn a_window_that_is_silent_or_closed_is_gone() {
    let library = library();
    let none = selection(&library, ShowSelection {}).await.unwrap();
    assert!(none.selection.is_none() && none.hint.unwrap().contains("pixery serve"));
    report(&library, on("w", 1)).await.unwrap();
    library.clock().advance(Duration::from_secs(29));
    assert_eq!(cursor(&library).await, Some(1));
    report(&library, on("w", 1)).await.unwrap();
    library.clock().advance(Duration::from_secs(29));
    assert_eq!(cursor(&library).await, Some(1), "its reports keep it alive");
    library.clock().advance(Duration::from_secs(2));
    assert_eq!(cursor(&library).await, None);
    report(&library, on("w", 2)).await.unwrap();
    report(&library, ReportView { closed: true, ..on("w", 2) }).await.unwrap();
    assert_eq!(cursor(&library).await, None);
    report(&library, on("w", 2)).await.unwrap();
    library.clock().advance(Duration::from_secs(3_600));
    report(&library, on("v", 3)).await.unwrap();
    assert_eq!(library.rows("SELECT name FROM views"), ["v"], "old rows are swept");
}

#[tokio::test]
async fn the_window_with_the_focus_counts_or_the_one_that_had_it_last() {
    let library = library();
    report(&library, on("a", 1)).await.unwrap();
    library.clock().advance(Duration::from_secs(1));
    report(&library, on("b", 2)).await.unwrap();
    report(&library, ReportView { focused: false, ..on("a", 1) }).await.unwrap();
    assert_eq!(cursor(&library).await, Some(2));
    library.clock().advance(Duration::from_secs(1));
    report(&library, ReportView { focused: false, ..on("b", 2) }).await.unwrap();
    report(&library, ReportView { focused: false, ..on("a", 1) }).await.unwrap();
    assert_eq!(cursor(&library).await, Some(2), "the person is in the terminal now");
    report(&library, on("a", 1)).await.unwrap();
    assert_eq!(cursor(&library).await, Some(1));
}

#[tokio::test]
async fn a_report_of_nothing_new_wakes_nobody_and_leaves_no_trace_in_the_journal() {
    let library = library();
    let entries = library.value::<i64>("SELECT count(*) FROM journal");
    let first = report(&library, on("w", 1)).await.unwrap().revision;
    let logged = library.look(|reader| reader.last_change());
    library.clock().advance(Duration::from_secs(10));
    assert_eq!(report(&library, ReportView { idle_ms: 10_000, ..on("w", 1) }).await.unwrap().revision, first);
    assert_eq!(library.look(|reader| reader.last_change()), logged);
    assert!(report(&library, on("w", 2)).await.unwrap().revision > first);
    assert_eq!(library.look(|reader| reader.last_change()), logged + 1);
    assert_eq!(library.value::<i64>("SELECT count(*) FROM journal"), entries);
}

#[tokio::test]
async fn another_process_hears_of_it_as_focus() {
    let library = library();
    let session = Session::over(library.open_again().unwrap()).unwrap();
    let mut listener = session.listen();
    report(&library, on("w", 1)).await.unwrap();
    let event = timeout(Duration::from_secs(20), listener.recv()).await.unwrap().unwrap();
    let Event::Changed { changes, .. } = event else { panic!("{event:?}") };
    assert_eq!(changes.iter().map(|change| change.topic).collect::<Vec<_>>(), [Topic::Focus]);
}

#[tokio::test]
async fn reports_are_bounded() {
    let library = library();
    let too_many = ReportView { marks: vec![GenerationId(1); 10_001], ..on("w", 1) };
    assert_eq!(report(&library, too_many).await.unwrap_err().code(), ErrorCode::Invalid);
    let too_long = ReportView { query: Some("x".repeat(5_000)), ..on("w", 1) };
    assert_eq!(report(&library, too_long).await.unwrap_err().code(), ErrorCode::Invalid);
    assert_eq!(report(&library, on("", 1)).await.unwrap_err().code(), ErrorCode::Invalid);
    report(&library, ReportView { marks: vec![GenerationId(1); 10_000], ..on("w", 1) }).await.unwrap();
}

#[tokio::test]
async fn safe_mode_leaves_sensitive_images_and_names_out_and_counts_them() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a house"));
    library.insert(&GenerationBuilder::new("SECRET").tag("SECRET").collection("SECRETBOX"));
    library.execute("UPDATE tags SET sensitive = 1; UPDATE collections SET sensitive = 1");
    let told = ReportView {
        marks: ids(&[2, 1]),
        visible: ids(&[1, 2]),
        compare: ids(&[1, 2]),
        viewer: Some(GenerationId(2)),
        query: Some("tag:SECRET".to_owned()),
        collection: Some("SECRETBOX".to_owned()),
        ..on("w", 2)
    };
    report(&library, told).await.unwrap();
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    let read = selected(&safe).await.unwrap();
    assert!(!serde_json::to_string(&read).unwrap().contains("SECRET"));
    assert_eq!((read.cursor, read.viewer, read.withheld, read.mark_count), (None, None, 1, 2));
    assert_eq!((read.marks, read.visible, read.compare), (ids(&[1]), ids(&[1]), ids(&[1])));
    let refused = point(&safe, highlighting(&[1, 2])).await.unwrap_err();
    assert!(refused.to_string().contains("safe mode"), "{refused}");
    let pointer = point(&library, highlighting(&[2])).await.unwrap();
    assert_eq!((open_pointers(&library).await.len(), open_pointers(&safe).await.len()), (1, 0));
    let gone = show_pointer(&safe, ShowPointer { id: pointer.id }).await.unwrap_err();
    assert_eq!(gone.to_string(), format!("no pointer {}", pointer.id));
    let seen = AnswerPointer { id: pointer.id, answer: PointerAnswer::Seen };
    assert_eq!(answer_pointer(&safe, seen).await.unwrap_err().code(), ErrorCode::NotFound);
    let half = ReportView { query: Some("tag:SECRET \"".to_owned()), ..on("w", 1) };
    report(&library, half).await.unwrap();
    assert_eq!(selected(&safe).await.unwrap().view.query, None, "nobody knows what is being typed");
}

#[tokio::test]
async fn a_pointer_waits_until_the_person_has_decided() {
    let library = library();
    assert_eq!(point(&library, highlighting(&[1])).await.unwrap_err().code(), ErrorCode::NotFound);
    report(&library, on("w", 1)).await.unwrap();
    let ring = point(&library, highlighting(&[1, 2])).await.unwrap();
    let open = Point { kind: PointerKind::Open, ids: ids(&[3]), label: "this one".parse().ok() };
    let open = point(&library, open).await.unwrap();
    assert_eq!(open.label.as_ref().map(ToString::to_string).as_deref(), Some("this one"));
    let gallery = library.open_again().unwrap();
    assert_eq!(open_pointers(&gallery).await, [ring.clone(), open.clone()]);
    assert_eq!(answer(&gallery, ring.id, PointerAnswer::Shown).await, Some(PointerAnswer::Shown));
    assert_eq!(answer(&gallery, open.id, PointerAnswer::Queued).await, Some(PointerAnswer::Queued));
    assert_eq!(open_pointers(&gallery).await.len(), 2, "a ring stays until it was seen");
    answer(&gallery, ring.id, PointerAnswer::Seen).await;
    answer(&gallery, open.id, PointerAnswer::Shown).await;
    assert_eq!(open_pointers(&gallery).await, []);
    let read = show_pointer(&library, ShowPointer { id: ring.id }).await.unwrap();
    assert_eq!(read.answer, Some(PointerAnswer::Seen));
}

#[tokio::test]
async fn what_the_person_decided_stands() {
    let library = library();
    report(&library, on("w", 1)).await.unwrap();
    let ring = point(&library, highlighting(&[1])).await.unwrap().id;
    answer(&library, ring, PointerAnswer::Shown).await;
    assert_eq!(answer(&library, ring, PointerAnswer::Queued).await, Some(PointerAnswer::Shown));
    answer(&library, ring, PointerAnswer::Dismissed).await;
    assert_eq!(answer(&library, ring, PointerAnswer::Shown).await, Some(PointerAnswer::Dismissed));
    let nobody = AnswerPointer { id: PointerId(99), answer: PointerAnswer::Seen };
    assert_eq!(answer_pointer(&library, nobody).await.unwrap_err().code(), ErrorCode::NotFound);
}

#[tokio::test]
async fn a_pointer_at_nothing_or_at_too_much_is_refused() {
    let library = library();
    report(&library, on("w", 1)).await.unwrap();
    for (kind, these, code) in [
        (PointerKind::Open, vec![1, 2], ErrorCode::Invalid),
        (PointerKind::Compare, vec![1], ErrorCode::Invalid),
        (PointerKind::Compare, vec![1, 2, 3, 4, 5], ErrorCode::Invalid),
        (PointerKind::Highlight, vec![], ErrorCode::Invalid),
        (PointerKind::Highlight, vec![1, 99], ErrorCode::NotFound),
    ] {
        let request = Point { kind, ids: ids(&these), label: None };
        assert_eq!(point(&library, request).await.unwrap_err().code(), code, "{kind:?} {these:?}");
    }
    assert_eq!(open_pointers(&library).await, []);
}

#[tokio::test]
async fn old_pointers_are_not_shown_any_more_and_swept_in_the_end() {
    let library = library();
    report(&library, on("w", 1)).await.unwrap();
    point(&library, highlighting(&[1])).await.unwrap();
    library.clock().advance(Duration::from_secs(25 * 3_600));
    assert_eq!(open_pointers(&library).await, []);
    library.clock().advance(Duration::from_secs(8 * 24 * 3_600));
    report(&library, on("w", 1)).await.unwrap();
    point(&library, highlighting(&[2])).await.unwrap();
    assert_eq!(library.value::<i64>("SELECT count(*) FROM pointers"), 1);
}

#[tokio::test]
async fn agents_that_did_something_in_the_last_minute_are_present() {
    let library = library();
    report(&library, on("w", 1)).await.unwrap();
    let agent = |name: &str| {
        let actor = pixery_core::domain::Actor::new(name).unwrap();
        library.open_with(|config| config.actor = actor).unwrap()
    };
    star(&agent("codex"), StarGenerations { selection: ids(&[1]).into(), starred: true }).await.unwrap();
    library.clock().advance(Duration::from_secs(40));
    let claude = agent("claude");
    star(&claude, StarGenerations { selection: ids(&[2]).into(), starred: true }).await.unwrap();
    library.clock().advance(Duration::from_secs(1));
    report(&library, on("w", 1)).await.unwrap();
    point(&claude, highlighting(&[1])).await.unwrap();
    star(&library, StarGenerations { selection: ids(&[3]).into(), starred: true }).await.unwrap();
    let present = async || {
        let items = list_presence(&library, ListPresence {}).await.unwrap().items;
        items.into_iter().map(|item| format!("{} {}", item.actor, item.did)).collect::<Vec<_>>()
    };
    assert_eq!(present().await, ["claude point", "codex star_generations"]);
    library.clock().advance(Duration::from_secs(30));
    assert_eq!(present().await, ["claude point"]);
}
