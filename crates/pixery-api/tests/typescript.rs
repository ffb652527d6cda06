//! The TypeScript that the gallery imports is what the table says today.

use std::path::Path;

#[test]
fn the_committed_typescript_is_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/api/generated/operations.ts");
    let rendered = pixery_api::typescript();
    #[expect(clippy::disallowed_methods, reason = "a test's own switch")]
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &rendered).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == rendered,
        "{} is out of date: run UPDATE=1 cargo test -p pixery-api",
        path.display()
    );
}
