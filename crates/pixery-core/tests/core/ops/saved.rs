//! Saved searches.

use pixery_core::ErrorCode;
use pixery_core::domain::SavedSearchName;
use pixery_core::ops::saved::{
    ListSavedSearches, RenameSavedSearch, SaveSearch, ThisSavedSearch, delete, list, rename, save,
};
use pixery_testkit::TestLibrary;

fn name(text: &str) -> SavedSearchName {
    SavedSearchName::new(text).unwrap()
}

#[tokio::test]
async fn a_search_is_saved_in_its_canonical_form_and_every_change_is_in_the_journal() {
    let library = TestLibrary::new();
    let saved = save(&library, SaveSearch { name: name("Week"), query: " AFTER:7d   t:Fox ".to_owned() })
        .await
        .unwrap();
    assert_eq!(saved.query, "since:7d tag:Fox");
    let renamed =
        rename(&library, RenameSavedSearch { name: name("WEEK"), new_name: name("week") }).await.unwrap();
    assert_eq!(renamed.name, name("week"), "another spelling of its own name is free");
    delete(&library, ThisSavedSearch { name: name("Week") }).await.unwrap();
    assert_eq!(list(&library, ListSavedSearches {}).await.unwrap().items, []);
    let journal = library.rows("SELECT j.operation, c.topic, c.before IS NULL, c.after IS NULL FROM journal AS j JOIN journal_changes AS c ON c.journal_id = j.id");
    assert_eq!(
        journal,
        [
            "save_search|saved_searches|1|0",
            "rename_saved_search|saved_searches|0|0",
            "delete_saved_search|saved_searches|0|1"
        ]
    );
}

#[tokio::test]
async fn a_taken_name_is_a_conflict_and_an_unknown_one_gets_the_nearest() {
    let library = TestLibrary::new();
    let saved = |text: &str| SaveSearch { name: name(text), query: "fox".to_owned() };
    save(&library, saved("Foxes")).await.unwrap();
    save(&library, saved("Cats")).await.unwrap();
    assert_eq!(save(&library, saved("FOXES")).await.unwrap_err().code(), ErrorCode::Conflict);
    let taken = rename(&library, RenameSavedSearch { name: name("cats"), new_name: name("foxes") })
        .await
        .unwrap_err();
    assert_eq!(taken.to_string(), "there is a saved search \"Foxes\" already");
    let unknown = delete(&library, ThisSavedSearch { name: name("Foxs") }).await.unwrap_err();
    assert_eq!(
        (unknown.code(), unknown.hint().as_str()),
        (ErrorCode::NotFound, "did you mean \"Foxes\"? `pixery saved list` shows them all")
    );
}
