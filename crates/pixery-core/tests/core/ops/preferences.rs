//! Preferences, and the library's switch of safe mode.

use std::time::Duration;

use pixery_core::domain::{Event, PreferenceKey, Topic};
use pixery_core::ops::generations::{ListGenerations, list};
use pixery_core::ops::preferences::{
    Preferences, SetPreference, SetSafeMode, ShowPreferences, set, set_safe_mode, show,
};
use pixery_core::{ErrorCode, Library, Result, Session};
use pixery_testkit::{GenerationBuilder, TestLibrary};
use serde_json::{Value, json};
use tokio::time::timeout;

async fn keep(library: &Library, key: &str, value: Value) -> Result<Preferences> {
    set(library, SetPreference { key: PreferenceKey::new(key)?, value }).await
}

async fn count(library: &Library) -> usize {
    list(library, ListGenerations::default()).await.unwrap().items.len()
}

#[tokio::test]
async fn a_preference_is_kept_with_the_library_until_it_is_null() {
    let library = TestLibrary::new();
    keep(&library, "gallery.layout", json!({ "size": 3, "kind": "rows" })).await.unwrap();
    keep(&library, "follow", json!(true)).await.unwrap();
    let other = library.open_again().unwrap();
    let shown = show(&other, ShowPreferences {}).await.unwrap();
    assert_eq!(
        json!(shown.preferences),
        json!({ "follow": true, "gallery.layout": { "size": 3, "kind": "rows" } })
    );
    let left = keep(&other, "follow", Value::Null).await.unwrap().preferences;
    assert_eq!(left.into_keys().collect::<Vec<_>>(), ["gallery.layout"]);
    assert_eq!(library.value::<i64>("SELECT count(*) FROM journal"), 0);
}

#[tokio::test]
async fn keys_values_and_their_number_are_bounded() {
    let library = TestLibrary::new();
    for key in ["", "Gallery", "a b", "é", &"k".repeat(81)] {
        assert_eq!(keep(&library, key, json!(1)).await.unwrap_err().code(), ErrorCode::Invalid, "{key}");
    }
    keep(&library, "long", json!("x".repeat((64 << 10) - 2))).await.unwrap();
    let longer = keep(&library, "long", json!("x".repeat((64 << 10) - 1))).await;
    assert_eq!(longer.unwrap_err().code(), ErrorCode::Invalid);
    library.execute("WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 499) INSERT INTO preferences SELECT 'k' || i, '1' FROM n");
    keep(&library, "k1", json!(2)).await.unwrap();
    assert_eq!(keep(&library, "one.more", json!(1)).await.unwrap_err().code(), ErrorCode::Invalid);
}

#[tokio::test]
async fn the_switch_counts_for_every_process_and_is_obeyed_before_it_is_heard() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a house"));
    library.insert(&GenerationBuilder::new("a nude").tag("nude"));
    library.execute("UPDATE tags SET sensitive = 1");
    let session = Session::over(library.open_again().unwrap()).unwrap();
    let mut listener = session.listen();
    assert_eq!(count(session.library()).await, 2);
    for (on, left) in [(true, 1), (false, 2)] {
        let said = set_safe_mode(&library, SetSafeMode { on }).await.unwrap();
        assert_eq!((said.on, said.library, said.started), (on, on, false));
        assert_eq!(count(&library).await, left, "the one that switched");
        let event = timeout(Duration::from_secs(20), listener.recv()).await.unwrap().unwrap();
        let Event::Changed { changes, .. } = event else { panic!("{event:?}") };
        assert_eq!(changes.iter().map(|change| change.topic).collect::<Vec<_>>(), [Topic::Preferences]);
        assert_eq!(count(session.library()).await, left, "another that has it open");
        assert_eq!(count(&library.open_again().unwrap()).await, left, "one that opens it later");
    }
}

#[tokio::test]
async fn a_program_that_was_started_in_safe_mode_stays_in_it() {
    let library = TestLibrary::new();
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    let said = set_safe_mode(&safe, SetSafeMode { on: false }).await.unwrap();
    assert_eq!((said.on, said.library, said.started), (true, false, true));
}
