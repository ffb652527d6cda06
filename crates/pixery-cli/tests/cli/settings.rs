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
