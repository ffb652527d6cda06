//! Providers' keys: kept where the door has a place, tried without being kept, and nowhere in the library.

use std::path::Path;
use std::sync::Arc;

use pixery_core::config::{KeyCabinet, KeyPlace};
use pixery_core::domain::{ProviderId, Secret};
use pixery_core::ops::keys::{ListKeys, RemoveKey, SetKey, TestKey, list, remove, set, test};
use pixery_core::{Error, ErrorBody, ErrorCode};
use pixery_testkit::{Drawer, StubOptions, StubVendor, TestLibrary};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const KEY: &str = "sk-canary-9f2Q+/x=";

fn read<T: DeserializeOwned>(input: Value) -> T {
    serde_json::from_value(input).unwrap()
}

fn keeping_in(drawer: &Arc<Drawer>) -> TestLibrary {
    TestLibrary::with(|config| config.keys = Some(drawer.clone()))
}

/// Returns whether any file below a folder holds a text.
fn is_anywhere(folder: &Path, text: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return is_anywhere(&path, text);
        }
        let bytes = std::fs::read(&path).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[tokio::test]
async fn a_key_is_kept_found_and_removed_and_the_library_knows_nothing_of_it() {
    let drawer = Arc::new(Drawer::default());
    let library = keeping_in(&drawer);
    let before = list(&library, ListKeys {}).await.unwrap();
    assert!(before.items.iter().all(|item| item.places.is_empty()), "{before:?}");
    let kept =
        set(&library, read::<SetKey>(json!({ "provider": "openai", "key": format!(" {KEY}\n") }))).await;
    let kept = kept.unwrap();
    assert_eq!(kept.items[0].places, [KeyPlace::File { name: "drawer".to_owned() }]);
    assert_eq!(drawer.key("openai").as_deref(), Some(KEY));
    assert!(!serde_json::to_string(&kept).unwrap().contains("canary"));
    assert!(!is_anywhere(library.path(), "canary"));
    assert_eq!(library.value::<i64>("SELECT count(*) FROM journal"), 0);
    let removed = remove(&library, read::<RemoveKey>(json!({ "provider": "openai" }))).await.unwrap();
    assert_eq!((removed, drawer.key("openai")), (before, None));
}

#[tokio::test]
async fn a_key_is_tried_without_being_kept_and_a_wrong_one_is_refused_in_the_vendors_words() {
    let vendor =
        StubVendor::in_process(StubOptions { keys: vec![KEY.to_owned()], ..Default::default() }).await;
    let drawer = Arc::new(Drawer::default());
    let library = TestLibrary::with(|config| {
        config.keys = Some(drawer.clone());
        let openai = ProviderId::new("openai").unwrap();
        config.providers.entry(openai).or_default().base_url = Some(vendor.openai_url());
    });
    let tried = test(&library, read::<TestKey>(json!({ "provider": "openai", "key": KEY }))).await.unwrap();
    assert_eq!(tried.account.as_deref(), Some("org-stub"));
    assert!(tried.models > 0 && tried.address.starts_with("http://127.0.0.1:"), "{tried:?}");
    let wrong = read::<TestKey>(json!({ "provider": "openai", "key": "sk-canary-wrong" }));
    let refused = ErrorBody::from(&test(&library, wrong).await.unwrap_err());
    assert_eq!(refused.code, ErrorCode::MissingKey);
    assert!(refused.message.contains("doesn't take the key: Incorrect API key"), "{refused:?}");
    assert!(!format!("{refused:?}").contains("canary"), "{refused:?}");
    let none =
        ErrorBody::from(&test(&library, read::<TestKey>(json!({ "provider": "openai" }))).await.unwrap_err());
    assert_eq!(none.code, ErrorCode::MissingKey, "{none:?}");
    assert_eq!(drawer.key("openai"), None);
    assert_eq!(vendor.charged_images(), 0);
}

/// A place that nobody may write.
#[derive(Debug)]
struct Locked;

impl KeyCabinet for Locked {
    fn providers(&self) -> Vec<ProviderId> {
        vec![ProviderId::new("openai").unwrap()]
    }

    fn places(&self, _provider: &ProviderId) -> Vec<KeyPlace> {
        Vec::new()
    }

    fn keep(&self, _provider: &ProviderId, _key: &Secret) -> Result<(), ErrorBody> {
        let (message, hint) = ("can't write keys.toml".to_owned(), "look at who may write there".to_owned());
        Err(ErrorBody { code: ErrorCode::Storage, message, hint })
    }

    fn remove(&self, provider: &ProviderId) -> Result<(), ErrorBody> {
        self.keep(provider, &Secret::new("x").unwrap())
    }
}

#[tokio::test]
async fn a_place_that_can_not_be_written_says_why() {
    let library = TestLibrary::with(|config| config.keys = Some(Arc::new(Locked)));
    let refused =
        set(&library, read::<SetKey>(json!({ "provider": "openai", "key": KEY }))).await.unwrap_err();
    assert!(matches!(refused, Error::Cabinet(_)), "{refused}");
    assert_eq!((refused.code(), refused.to_string().as_str()), (ErrorCode::Storage, "can't write keys.toml"));
    assert_eq!(refused.hint(), "look at who may write there");
    let kept = remove(&library, read::<RemoveKey>(json!({ "provider": "openai" }))).await.unwrap_err();
    assert_eq!((kept.code(), kept.hint()), (ErrorCode::Storage, refused.hint()));
    let unknown =
        set(&library, read::<SetKey>(json!({ "provider": "sk-canary", "key": KEY }))).await.unwrap_err();
    assert_eq!(unknown.code(), ErrorCode::Invalid);
    assert!(!unknown.to_string().contains("canary") && unknown.hint().contains("openai"), "{unknown}");
    let without = library.open_with(|config| config.keys = None).unwrap();
    let refused = list(&without, ListKeys {}).await.unwrap_err();
    assert!(refused.hint().contains("pixery keys"), "{}", refused.hint());
}
