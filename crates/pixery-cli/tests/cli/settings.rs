//! Where settings come from.

use crate::shell::Shell;

#[test]
fn the_nearer_source_wins_and_config_says_which() {
    let mut shell = Shell::new();
    shell.write("config/config.toml", "default_model = \"built-in\"\nratio = \"tall\"\ntags = [\"mine\"]\n");
    shell.write("work/.pixery.toml", "ratio = \"wide\"\n");
    shell.set("PIXERY_COLLECTION", "Environment");
    let config = shell.json(["config"]);
    let of = |name: &str| {
        let items = config["data"]["items"].as_array().unwrap();
        items.iter().find(|item| item["name"] == name).unwrap().clone()
    };
    assert_eq!(of("default_model")["value"], "built-in");
    assert_eq!(of("ratio")["value"], "wide");
    assert!(of("ratio")["source"].as_str().unwrap().ends_with(".pixery.toml"));
    assert_eq!(
        (of("collection")["value"].as_str(), of("collection")["source"].as_str()),
        (Some("Environment"), Some("PIXERY_COLLECTION"))
    );
    let made = shell.json(["generate", "a hill", "--size", "64x64"]);
    let generation = &made["data"]["generations"][0];
    assert_eq!(
        (&generation["tags"][0], &generation["collections"][0]),
        (&"mine".into(), &"Environment".into())
    );
    assert_eq!(generation["width"], 64, "a size that is named beats a ratio that is not");
}

#[test]
fn a_cloned_repository_can_not_redirect_the_library() {
    let shell = Shell::new();
    shell.write("work/.pixery.toml", "library = \"/somewhere/else\"\n");
    let refused = shell.json(["list"]);
    assert_eq!(refused["error"]["code"], "invalid");
    assert!(
        refused["error"]["message"].as_str().unwrap().contains("\"library\" can't be set here"),
        "{refused}"
    );
}

#[test]
fn the_users_models_file_adds_and_overrides() {
    let shell = Shell::new();
    shell.write("config/models.toml", "[[model]]\nid = \"sketch\"\n[model.capabilities]\nmask = false\n");
    let refused = shell.json(["generate", "x", "--ref", "1", "--mask", "m.png"]);
    assert_eq!(refused["error"]["message"], "sketch takes no mask");
    shell.write("config/models.toml", "[[model]]\nid = \"sketch\"\nsumary = \"x\"\n");
    let refused = shell.json(["models"]);
    assert!(refused["error"]["message"].as_str().unwrap().contains("sumary"), "{refused}");
}

/// Returns a setting's value and source.
fn setting(shell: &Shell, name: &str) -> (serde_json::Value, String) {
    let config = shell.json(["config"]);
    let items = config["data"]["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["name"] == name).unwrap();
    (item["value"].clone(), item["source"].as_str().unwrap().to_owned())
}

#[test]
fn a_providers_address_comes_from_the_environment_or_the_users_file() {
    let mut shell = Shell::at_the_vendors_own_addresses();
    let file = "[providers.openai]\nbase_url = \"http://localhost:1/v1\"\nconcurrency = 3\n[providers.fal]\nbase_url = \"http://localhost:2\"\n";
    shell.write("config/config.toml", file);
    shell.set("PIXERY_FAL_BASE_URL", "http://localhost:3");
    let (url, source) = setting(&shell, "providers.openai.base_url");
    assert_eq!((url, source.ends_with("config.toml")), ("http://localhost:1/v1".into(), true));
    assert_eq!(setting(&shell, "providers.openai.concurrency").0, 3);
    let fal = setting(&shell, "providers.fal.base_url");
    assert_eq!(fal, ("http://localhost:3".into(), "PIXERY_FAL_BASE_URL".to_owned()));
    let gemini = setting(&shell, "providers.gemini.base_url");
    assert_eq!(gemini, (serde_json::Value::Null, "default".to_owned()));
}

#[test]
fn of_a_key_nothing_is_shown_but_where_it_comes_from() {
    let mut shell = Shell::new();
    shell.set("FAL_API_SECRET_KEY", "secret-older");
    shell.set("FAL_KEY", "secret-newer");
    shell.set("GOOGLE_API_KEY", "  ");
    assert_eq!(setting(&shell, "providers.fal.key"), (true.into(), "FAL_KEY".to_owned()));
    assert_eq!(setting(&shell, "providers.gemini.key"), (false.into(), "none".to_owned()));
    for arguments in [&["config"][..], &["config", "--json"]] {
        let said = shell.run(arguments);
        assert!(!said.stdout.contains("secret"), "{}", said.stdout);
    }
}

#[test]
fn keys_and_addresses_stay_out_of_files_that_others_write() {
    let shell = Shell::new();
    let refusal = |name: &str, text: &str| {
        let path = shell.write(name, text);
        let refused = shell.json(["config"]);
        std::fs::remove_file(path).unwrap();
        refused["error"]["message"].as_str().unwrap().to_owned()
    };
    let project = refusal("work/.pixery.toml", "[providers.openai]\nbase_url = \"http://evil\"\n");
    assert!(project.contains("\"providers\" can't be set here"), "{project}");
    let key = refusal("config/config.toml", "[providers.openai]\napi_key = \"sk-1234\"\n");
    assert!(key.contains("set OPENAI_API_KEY in the environment") && !key.contains("sk-1234"), "{key}");
    let unknown = refusal("config/config.toml", "[providers.opnai]\nbase_url = \"http://x\"\n");
    assert!(unknown.contains("openai, fal, gemini"), "{unknown}");
    let number = refusal("config/config.toml", "[providers.fal]\nconcurrency = 0\n");
    assert!(number.contains("concurrency is not 1 to 1000"), "{number}");
}
