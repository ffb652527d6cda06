//! Notes: on an image or a part of it, answered, settled, deleted.

use pixery_core::ErrorCode;
use pixery_core::domain::{GenerationId, Note, NoteId, NoteText, Region};
use pixery_core::ops::notes::{
    AddNote, DeleteNotes, ListNotes, ReplyToNote, ResolveNotes, add, delete, list, reply, resolve,
};
use pixery_core::ops::undo::{Undo, undo};
use pixery_testkit::{GenerationBuilder, TestLibrary};

fn text(words: &str) -> NoteText {
    NoteText::new(words).unwrap()
}

async fn with_thread() -> (TestLibrary, Note) {
    let library = TestLibrary::new();
    let id = library.insert(&GenerationBuilder::new("a hand"));
    let region = Some(Region::rectangle(0.2, 0.5, 0.2, 0.2).unwrap());
    let note = add(&library, AddNote { generation_id: id, text: text("six fingers"), region }).await.unwrap();
    let answer = reply(&library, ReplyToNote { id: note.id, text: text("mended") }).await.unwrap();
    reply(&library, ReplyToNote { id: answer.id, text: text("thanks") }).await.unwrap();
    (library, note)
}

async fn of_image(library: &TestLibrary) -> Vec<String> {
    let request = ListNotes { generation_id: Some(GenerationId(1)), ..ListNotes::default() };
    let notes = list(library, request).await.unwrap().items;
    notes.into_iter().map(|note| format!("{} {}", note.reply_to.map_or(0, |to| to.0), note.text)).collect()
}

#[tokio::test]
async fn a_thread_is_a_note_with_its_replies() {
    let (library, note) = with_thread().await;
    assert_eq!(of_image(&library).await, ["0 six fingers", "1 mended", "1 thanks"]);
    let open = list(&library, ListNotes::default()).await.unwrap().items;
    assert_eq!(open, [note], "replies are no open notes");
}

#[tokio::test]
async fn what_is_settled_is_open_no_more() {
    let (library, note) = with_thread().await;
    let request = |resolved| ResolveNotes { ids: vec![note.id], resolved };
    assert_eq!(resolve(&library, request(true)).await.unwrap().changed, [note.id]);
    assert_eq!(resolve(&library, request(true)).await.unwrap().changed, []);
    assert_eq!(list(&library, ListNotes::default()).await.unwrap().items, []);
    resolve(&library, request(false)).await.unwrap();
    assert_eq!(list(&library, ListNotes::default()).await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn a_deleted_note_takes_its_replies_along_and_undo_brings_all_of_them_back() {
    let (library, note) = with_thread().await;
    delete(&library, DeleteNotes { ids: vec![note.id, NoteId(2)] }).await.unwrap();
    assert_eq!(of_image(&library).await, Vec::<String>::new());
    undo(&library, Undo::default()).await.unwrap();
    assert_eq!(of_image(&library).await, ["0 six fingers", "1 mended", "1 thanks"]);
}

#[tokio::test]
async fn one_unknown_note_deletes_none() {
    let (library, note) = with_thread().await;
    let refused = delete(&library, DeleteNotes { ids: vec![note.id, NoteId(9)] }).await.unwrap_err();
    assert_eq!((refused.code(), refused.to_string().as_str()), (ErrorCode::NotFound, "no note #9"));
    assert_eq!(of_image(&library).await.len(), 3);
}

#[tokio::test]
async fn open_notes_come_in_pages_newest_first() {
    let library = TestLibrary::new();
    let id = library.insert(&GenerationBuilder::new("a hand"));
    for number in 1..=3 {
        add(&library, AddNote { generation_id: id, text: text(&number.to_string()), region: None })
            .await
            .unwrap();
    }
    let page = |after| ListNotes { after, limit: Some(2), ..ListNotes::default() };
    let first = list(&library, page(None)).await.unwrap();
    assert_eq!(first.items.iter().map(|note| note.id.0).collect::<Vec<_>>(), [3, 2]);
    let rest = list(&library, page(first.next)).await.unwrap();
    assert_eq!((rest.items[0].id.0, rest.next), (1, None));
}
