//! Undo and redo: whose, which, and what stays because it was changed since.

use std::time::Duration;

use pixery_core::domain::{Actor, GenerationId, JournalId, SkipReason};
use pixery_core::ops::activity::{ListActivity, list};
use pixery_core::ops::generations::{StarGenerations, UpdateGenerations, star, update};
use pixery_core::ops::tags::{AddTags, add};
use pixery_core::ops::undo::{Redo, UNDOABLE, Undo, redo, undo};
use pixery_core::{ErrorCode, Library};
use pixery_testkit::{GenerationBuilder, TestLibrary};

use crate::tag;

fn library() -> (TestLibrary, Library) {
    let library = TestLibrary::new();
    let images = vec![GenerationBuilder::new("a fox"); 3];
    GenerationBuilder::insert_all(&images, &library).unwrap();
    let claude = library.open_with(|config| config.actor = actor("claude")).unwrap();
    (library, claude)
}

fn actor(name: &str) -> Actor {
    Actor::new(name).unwrap()
}

async fn mark(library: &Library, id: i64, starred: bool) -> JournalId {
    let request = StarGenerations { selection: vec![GenerationId(id)].into(), starred };
    star(library, request).await.unwrap().entry.unwrap()
}

fn stars(library: &TestLibrary) -> Vec<String> {
    library.rows("SELECT id FROM generations WHERE starred ORDER BY id")
}

fn alone<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

#[test]
fn whoever_undoes_at_the_same_moment_undoes_what_stands_then() {
    const RIVALS: usize = 6;
    let (library, _) = library();
    let title = |number: usize| UpdateGenerations {
        selection: vec![GenerationId(1)].into(),
        title: Some(number.to_string()),
        prompt: None,
    };
    for number in 0..=RIVALS {
        alone(update(&library, title(number))).unwrap();
    }
    let rivals: Vec<Library> = (0..RIVALS).map(|_| library.open_again().unwrap()).collect();
    let at_once = std::sync::Barrier::new(RIVALS);
    let race = |turn: &(dyn Fn(&Library) -> Vec<JournalId> + Sync)| {
        let mut entries = std::thread::scope(|scope| {
            let runs = rivals.iter().map(|rival| {
                scope.spawn(|| {
                    at_once.wait();
                    turn(rival)
                })
            });
            let runs: Vec<_> = runs.collect();
            runs.into_iter().flat_map(|run| run.join().unwrap()).collect::<Vec<_>>()
        });
        entries.sort_unstable();
        entries.dedup();
        entries.len()
    };
    let ids = |undone: pixery_core::ops::undo::Undone| undone.entries.iter().map(|entry| entry.id).collect();
    let now = || library.rows("SELECT title FROM generations WHERE id = 1");
    assert_eq!(race(&|rival| ids(alone(undo(rival, Undo::default())).unwrap())), RIVALS);
    assert_eq!(now(), ["0"]);
    assert_eq!(race(&|rival| ids(alone(redo(rival, Redo::default())).unwrap())), RIVALS);
    assert_eq!(now(), [RIVALS.to_string()]);
}

#[tokio::test]
async fn each_actor_undoes_what_was_their_own() {
    let (library, claude) = library();
    mark(&library, 1, true).await;
    mark(&claude, 2, true).await;
    undo(&library, Undo::default()).await.unwrap();
    assert_eq!(stars(&library), ["2"]);
    assert_eq!(undo(&library, Undo::default()).await.unwrap().entries, [], "nothing is left to undo");
    undo(&library, Undo { actor: Some(actor("claude")), ..Undo::default() }).await.unwrap();
    assert_eq!(stars(&library), Vec::<String>::new());
}

#[tokio::test]
async fn what_another_changed_since_is_left_and_named() {
    let (library, claude) = library();
    let request =
        AddTags { selection: vec![GenerationId(1), GenerationId(2)].into(), tags: vec![tag("fox")] };
    add(&claude, request).await.unwrap();
    library
        .change("remove_tags", |writer| writer.remove_tag(GenerationId(1), &tag("fox")).map(drop))
        .unwrap();
    library.change("add_tags", |writer| writer.add_tag(GenerationId(1), &tag("fox")).map(drop)).unwrap();
    let undone = undo(&library, Undo { actor: Some(actor("claude")), ..Undo::default() }).await.unwrap();
    let skipped: Vec<_> =
        undone.skipped.iter().map(|left| (left.topic.name(), left.id, left.reason)).collect();
    assert_eq!(
        skipped,
        [("generations", 1, SkipReason::ChangedSince), ("tags", 1, SkipReason::StillUsed)],
        "the person took the tag off and put it on again: it is theirs now"
    );
    assert_eq!(library.rows("SELECT generation_id FROM generation_tags"), ["1"]);
}

#[tokio::test]
async fn one_field_may_go_back_while_another_stays() {
    let (library, claude) = library();
    let request = |title: &str, prompt: Option<&str>| UpdateGenerations {
        selection: vec![GenerationId(1)].into(),
        title: Some(title.to_owned()),
        prompt: prompt.map(|prompt| pixery_core::domain::Prompt::new(prompt).unwrap()),
    };
    update(&claude, request("Fox", Some("a vixen"))).await.unwrap();
    update(&library, request("Reynard", None)).await.unwrap();
    let undone = undo(&claude, Undo::default()).await.unwrap();
    assert_eq!((undone.changed, undone.skipped_count), (1, 1));
    assert_eq!(library.rows("SELECT title, prompt FROM generations WHERE id = 1"), ["Reynard|a fox"]);
}

#[tokio::test]
async fn everything_since_a_time_is_undone_at_once() {
    let (library, claude) = library();
    mark(&claude, 1, true).await;
    library.clock().advance(Duration::from_secs(3_600));
    let since = Some(library.clock().now());
    mark(&claude, 2, true).await;
    library.clock().advance(Duration::from_secs(600));
    mark(&claude, 3, true).await;
    let undone =
        undo(&library, Undo { actor: Some(actor("claude")), since, ..Undo::default() }).await.unwrap();
    assert_eq!((undone.entries.len(), stars(&library)), (2, vec!["1".to_owned()]));
    redo(&library, Redo::default()).await.unwrap();
    assert_eq!(stars(&library), ["1", "2", "3"], "one redo for one undo");
}

#[tokio::test]
async fn a_burst_ends_where_a_minute_passed() {
    let (library, _) = library();
    mark(&library, 1, true).await;
    library.clock().advance(Duration::from_secs(61));
    mark(&library, 2, true).await;
    library.clock().advance(Duration::from_secs(59));
    mark(&library, 3, true).await;
    let undone = undo(&library, Undo { burst: true, ..Undo::default() }).await.unwrap();
    assert_eq!((undone.entries.len(), stars(&library)), (2, vec!["1".to_owned()]));
}

#[tokio::test]
async fn undo_and_redo_go_back_and_forth_like_an_editors() {
    let (library, _) = library();
    for id in 1..=3 {
        mark(&library, id, true).await;
    }
    for left in [2, 1, 0] {
        undo(&library, Undo::default()).await.unwrap();
        assert_eq!(stars(&library).len(), left);
    }
    for there in [1, 2] {
        redo(&library, Redo::default()).await.unwrap();
        assert_eq!(stars(&library).len(), there);
    }
    undo(&library, Undo::default()).await.unwrap();
    assert_eq!(stars(&library), ["1"]);
    mark(&library, 2, true).await;
    assert_eq!(redo(&library, Redo::default()).await.unwrap().entries, [], "who went on has nothing to redo");
}

#[tokio::test]
async fn what_can_not_be_undone_says_why_and_what_to_do() {
    let (library, _) = library();
    let entry = mark(&library, 1, true).await;
    let undone = undo(&library, Undo { entry: Some(entry), ..Undo::default() }).await.unwrap().entry.unwrap();
    let refused = async |entry| {
        let refused = undo(&library, Undo { entry: Some(entry), ..Undo::default() }).await.unwrap_err();
        (refused.code(), refused.to_string(), refused.hint())
    };
    let conflict = ErrorCode::Conflict;
    let (code, message, hint) = refused(entry).await;
    assert_eq!((code, message.as_str()), (conflict, "star_generations (#2) is undone already"));
    assert_eq!(hint, format!("`pixery redo {}` takes that back", undone.0));
    assert_eq!(refused(undone).await.1, "undo (#3) is an undoing");
    assert_eq!(refused(JournalId(1)).await.1, "generate (#1) can't be undone");
    assert_eq!(refused(JournalId(99)).await.0, ErrorCode::NotFound);
    let redone = redo(&library, Redo { entry: Some(JournalId(1)) }).await.unwrap_err();
    assert_eq!((redone.code(), redone.to_string().as_str()), (conflict, "generate (#1) is not undone"));
}

#[tokio::test]
async fn the_log_tells_everything_in_pages() {
    let (library, claude) = library();
    mark(&library, 1, true).await;
    mark(&claude, 2, true).await;
    undo(&claude, Undo::default()).await.unwrap();
    let page = list(&library, ListActivity { limit: Some(2), ..ListActivity::default() }).await.unwrap();
    let lines: Vec<_> =
        page.items.iter().map(|entry| (entry.operation.as_str(), entry.undoes, entry.undone_by)).collect();
    assert_eq!(lines, [("undo", Some(JournalId(3)), None), ("star_generations", None, Some(JournalId(4)))]);
    let rest = list(&library, ListActivity { after: page.next, ..ListActivity::default() }).await.unwrap();
    assert_eq!((rest.items.len(), rest.next), (2, None));
    let own = list(&library, ListActivity { actor: Some(actor("claude")), ..ListActivity::default() }).await;
    assert_eq!(own.unwrap().items.len(), 2);
}

#[test]
fn what_can_be_undone_is_in_order() {
    assert!(UNDOABLE.is_sorted());
}
