//! Keys: kept, named, tried, removed, and never shown.

use std::os::unix::fs::PermissionsExt as _;

use pixery_testkit::{StubOptions, StubVendor};
use serde_json::json;

use crate::shell::Shell;

const KEY: &str = "sk-canary-9f2Q+/x=";

fn mode(path: &std::path::Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_key_is_kept_in_a_file_of_its_owner_alone_and_removed_again() {
    let shell = Shell::new();
    let said = shell.run_with_input(["keys", "set", "openai"], format!("{KEY}\n").as_bytes());
    assert_eq!((said.code, said.stdout.as_str()), (0, "the key for openai is kept in keys.toml\n"));
    let file = shell.path("config/keys.toml");
    assert_eq!(mode(&file), 0o600);
    assert!(std::fs::read_to_string(&file).unwrap().contains(KEY));
    let listed = shell.json(["keys", "list"]);
    assert_eq!(
        listed["data"]["items"][0],
        json!({ "provider": "openai", "hasKey": true, "source": "keys.toml" })
    );
    assert_eq!(listed["data"]["items"][1], json!({ "provider": "fal", "hasKey": false, "source": null }));
    for arguments in [&["keys", "list"][..], &["config"], &["keys", "list", "--json"], &["config", "--json"]]
    {
        let said = shell.run(arguments);
        assert!(!said.stdout.contains("canary") && !said.stderr.contains("canary"), "{}", said.stdout);
    }
    let removed = shell.json(["keys", "remove", "openai"]);
    assert_eq!(removed["data"], json!({ "provider": "openai", "removedFrom": ["keys.toml"], "left": null }));
    assert!(!std::fs::read_to_string(&file).unwrap().contains("canary"));
    assert_eq!(shell.json(["keys", "remove", "openai"])["data"]["removedFrom"], json!([]));
}

#[test]
fn the_nearer_place_counts() {
    let mut shell = Shell::new();
    let source = |shell: &Shell| shell.json(["keys", "list"])["data"]["items"][1]["source"].clone();
    shell.run_with_input(["keys", "set", "fal"], b"from:the-file");
    assert_eq!(source(&shell), "keys.toml");
    shell.write("config/.env", "# mine\nexport FAL_KEY='from:dotenv'\n");
    assert_eq!(source(&shell), ".env (FAL_KEY)");
    shell.set("FAL_API_SECRET_KEY", "from:the-environment");
    assert_eq!(source(&shell), "FAL_API_SECRET_KEY");
    let hidden = shell.run_with_input(["keys", "set", "fal", "--json"], b"another:one");
    assert!(hidden.stdout.contains(r#""hiddenBy":"FAL_API_SECRET_KEY""#), "{}", hidden.stdout);
}

#[test]
fn what_can_be_no_key_is_refused_and_not_repeated() {
    let shell = Shell::new();
    for text in ["", "  \n", "two words-canary", "line-canary\nline", "esc-canary\u{1b}"] {
        let said = shell.run_with_input(["keys", "set", "fal"], text.as_bytes());
        assert_eq!(said.code, 2, "{text:?}");
        assert!(!said.stderr.contains("canary"), "{}", said.stderr);
    }
    assert_eq!(shell.run(["keys", "set", "fal", KEY]).code, 2, "argv is no place for a key");
    let unknown = shell.json(["keys", "test", "midjourney"]);
    assert!(unknown["error"]["hint"].as_str().unwrap().contains("openai, fal, gemini"), "{unknown}");
    assert!(!shell.path("config/keys.toml").exists());
}

#[test]
fn a_file_that_others_may_read_is_closed_when_it_is_read() {
    let shell = Shell::new();
    let file = shell.write("config/keys.toml", "openai = \"sk-1\"\n");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(shell.run(["list"]).code, 0);
    assert_eq!(mode(&file), 0o644, "a command that asks nobody looks at no key");
    shell.run(["keys", "list"]);
    assert_eq!(mode(&file), 0o600);
    shell.write("config/keys.toml", "openai = sk-canary-broken\n");
    let said = shell.run(["keys", "list"]);
    assert!(!said.stderr.contains("canary") && !said.stdout.contains("canary"), "{}", said.stderr);
}

#[test]
fn a_key_is_tried_without_costing_or_keeping_anything() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let options = StubOptions { keys: vec![KEY.to_owned()], ..StubOptions::default() };
    let vendor = runtime.block_on(StubVendor::in_process(options));
    let mut shell = Shell::new();
    shell.set("PIXERY_OPENAI_BASE_URL", &vendor.openai_url());
    shell.set("OPENAI_API_KEY", KEY);
    let tried = shell.json(["keys", "test", "openai"]);
    assert_eq!(
        (&tried["data"]["source"], &tried["data"]["account"]),
        (&json!("OPENAI_API_KEY"), &json!("org-stub"))
    );
    shell.set("OPENAI_API_KEY", "sk-canary-wrong");
    let refused = shell.json(["keys", "test", "openai"]);
    assert_eq!(refused["error"]["code"], "missing_key");
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(
        message.contains("doesn't take the key: Incorrect API key") && !message.contains("canary"),
        "{message}"
    );
    assert_eq!(vendor.charged_images(), 0);
    assert!(!shell.path("config/keys.toml").exists() && !shell.path("library/library.db").exists());
}

#[test]
fn a_kept_key_is_what_the_vendor_gets() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let options = StubOptions { keys: vec![KEY.to_owned()], ..StubOptions::default() };
    let vendor = runtime.block_on(StubVendor::in_process(options));
    let mut shell = Shell::new();
    shell.set("PIXERY_OPENAI_BASE_URL", &vendor.openai_url());
    shell.run_with_input(["keys", "set", "openai"], KEY.as_bytes());
    let made = shell.json(["generate", "a fox", "-m", "gpt-image-2"]);
    assert_eq!(made["data"]["jobs"][0]["state"], "done", "{made}");
}

#[test]
fn a_keys_file_that_cant_be_read_is_not_written_over() {
    let shell = Shell::new();
    let broken = "openai = \"sk-canary-1\"\nfal = sk-canary-2\n";
    let file = shell.write("config/keys.toml", broken);
    let said = shell.run_with_input(["keys", "set", "gemini"], b"AIza-3");
    assert_eq!(said.code, 2, "{}", said.stderr);
    assert!(
        said.stderr.contains("nothing was changed") && !said.stderr.contains("canary"),
        "{}",
        said.stderr
    );
    assert_eq!(std::fs::read_to_string(file).unwrap(), broken);
}
