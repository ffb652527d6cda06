//! The vendors through the whole program: Gemini's answers, what the vendors list, and keys that get into nothing.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use pixery_testkit::{StubOptions, StubVendor};
use serde_json::{Value, json};

use crate::shell::{Said, Shell};

const OPENAI_KEY: &str = "sk-canary-Zq7/aa+91=x";
const GEMINI_KEY: &str = "AIza-canary-Wm3/bb+82=y";
const FAL_KEY: &str = "canary-id-K1c:canary-secret/cc+73=z";
const ALL: [&str; 3] = [OPENAI_KEY, GEMINI_KEY, FAL_KEY];

fn with_vendor() -> (StubVendor, Shell) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let options = StubOptions { keys: ALL.map(str::to_owned).to_vec(), ..StubOptions::default() };
    let vendor = runtime.block_on(StubVendor::in_process(options));
    let mut shell = Shell::new();
    shell.set("PIXERY_OPENAI_BASE_URL", &vendor.openai_url());
    shell.set("PIXERY_GEMINI_BASE_URL", &vendor.gemini_url());
    shell.set("PIXERY_FAL_BASE_URL", &vendor.fal_url());
    shell.set("OPENAI_API_KEY", OPENAI_KEY);
    shell.set("GEMINI_API_KEY", GEMINI_KEY);
    shell.set("FAL_KEY", FAL_KEY);
    (vendor, shell)
}

#[test]
fn gemini_makes_an_image_and_says_what_it_cost() {
    let (vendor, shell) = with_vendor();
    let made = shell.json([
        "generate",
        "a fox {{partial_images=2}}{{jpeg}}",
        "-m",
        "gemini-flash",
        "--ratio",
        "16:9",
    ]);
    let generation = &made["data"]["generations"][0];
    // 9 + 1120 + 5 + 57 tokens at $1.50, $30, $7.50 and $7.50 a million.
    assert_eq!(
        generation["cost"],
        json!({ "microUsd": 14 + 33_600 + 38 + 428 - 1, "kind": "reported" }),
        "{made}"
    );
    assert!(generation["path"].as_str().unwrap().ends_with(".jpg"), "{generation}");
    let sent = &vendor.requests()[0];
    assert_eq!(sent.body["generationConfig"]["imageConfig"], json!({ "aspectRatio": "16:9" }));
    assert_eq!(sent.headers["x-goog-api-key"], GEMINI_KEY);
    assert_eq!(vendor.charged_images(), 1);
}

#[test]
fn openai_streams_drafts_when_asked_to() {
    let (vendor, shell) = with_vendor();
    let asked = [
        "generate",
        "a fox",
        "-m",
        "gpt-image-2",
        "-n",
        "2",
        "--set",
        "partial_images=2",
        "--set",
        "quality=low",
    ];
    let made = shell.json(asked);
    assert_eq!(made["data"]["generations"].as_array().unwrap().len(), 2, "{made}");
    let sent = &vendor.requests()[0].body;
    assert_eq!(
        (&sent["stream"], &sent["partial_images"], &sent["quality"]),
        (&json!(true), &json!(2), &json!("low"))
    );
    // Two texts of 2 tokens, two images of 196, two drafts of 100 for the first.
    let costs = made["data"]["generations"].as_array().unwrap().iter();
    let total: i64 = costs.map(|generation| generation["cost"]["microUsd"].as_i64().unwrap()).sum();
    assert_eq!(total, 2 * 2 * 5 + (2 * 196 + 200) * 30);
    assert!(shell.json(["generate", "x {{stream_error}}", "-m", "gpt-image-2", "--set", "partial_images=1"])["error"].is_object());
}

#[test]
fn a_refusal_of_gemini_is_one_with_its_cost() {
    let (vendor, shell) = with_vendor();
    let refused = shell.run(["generate", "x {{finish=IMAGE_SAFETY}}", "-m", "gemini-pro", "--json"]);
    let said: Value = serde_json::from_str(&refused.stdout).unwrap();
    assert_eq!((refused.code, &said["error"]["code"]), (9, &json!("policy")));
    assert!(said["error"]["message"].as_str().unwrap().contains("IMAGE_SAFETY"), "{said}");
    let hint = |said: &Value| said["error"]["hint"].as_str().unwrap().to_owned();
    assert!(!hint(&said).contains("jobs retry"), "the same words would be refused again: {said}");
    let empty = shell.json(["generate", "z {{no_images}}", "-m", "gpt-image-2", "--max-cost", "1"]);
    assert!(hint(&empty).ends_with("`pixery jobs retry 2` asks again, and pays again"), "{empty}");
    let limited =
        shell.json(["generate", "y {{rate_limit_ms=20}}{{rate_limit_times=1}}", "-m", "gemini-pro"]);
    assert_eq!(limited["data"]["jobs"][0]["state"], "done", "{limited}");
    assert_eq!(vendor.charged_images(), 3);
}

#[test]
fn an_edit_without_a_size_keeps_the_shape_of_its_reference() {
    let (vendor, shell) = with_vendor();
    shell.json(["generate", "a hill", "--size", "128x72"]);
    let night = shell.json(["generate", "at night", "-m", "gemini-flash", "--ref", "1"]);
    assert_eq!(night["ok"], true, "{night}");
    shell.json(["generate", "at noon", "-m", "z-image", "--ref", "1", "--strength", "0.4"]);
    let sent = vendor.requests();
    assert_eq!(sent[0].body["generationConfig"]["imageConfig"]["aspectRatio"], "16:9");
    assert_eq!(sent[1].path, "/fal/fal-ai/z-image/turbo/image-to-image");
    assert_eq!((&sent[1].body["strength"], sent[1].body["image_url"].is_string()), (&json!(0.4), true));
}

/// A picture of noise, which no format makes small.
fn noise(side: u32) -> Vec<u8> {
    let mut state = 1_u32;
    let pixels: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take((side * side * 3) as usize)
    .collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

#[test]
fn a_large_reference_is_brought_to_fals_storage_and_named_in_the_request() {
    let (vendor, shell) = with_vendor();
    let large = shell.write("large.png", noise(1_300));
    let made = shell.json(["generate", "at night", "-m", "seedream", "--ref", large.to_str().unwrap()]);
    assert_eq!(made["ok"], true, "{made}");
    let sent = vendor.requests();
    let ways: Vec<(&str, &str)> = sent
        .iter()
        .take(3)
        .map(|seen| (seen.method.as_str(), seen.path.split('?').next().unwrap()))
        .collect();
    assert_eq!(ways[0], ("POST", "/fal/storage/upload/initiate"));
    assert!(ways[1].0 == "PUT" && ways[1].1.starts_with("/storage/put/"), "{ways:?}");
    assert_eq!(ways[2], ("POST", "/fal/fal-ai/bytedance/seedream/v4.5/edit"));
    assert_eq!(sent[0].headers["authorization"], format!("Key {FAL_KEY}"));
    assert!(!sent[1].headers.contains_key("authorization"), "{:?}", sent[1].headers);
    assert!(sent[1].body["bytes"].as_u64().unwrap() > 4 << 20, "{}", sent[1].body);
    let named = sent[2].body["image_urls"][0].as_str().unwrap();
    assert!(named.starts_with(&format!("{}/storage/files/", vendor.url())), "{named}");
}

#[test]
fn a_cost_that_nobody_knows_is_never_a_number() {
    let (_vendor, shell) = with_vendor();
    // A price that is in no list; and a size of a known model whose tokens are in none.
    for asked in [
        &["generate", "a fox", "-m", "flux-2", "--max-cost", "1"][..],
        &["generate", "a fox {{no_usage}}", "-m", "gpt-image-2", "--size", "1536x1024", "--max-cost", "1"],
    ] {
        let planned = [asked, &["--dry-run", "--json"]].concat();
        let planned: Value = serde_json::from_str(&shell.run(planned).stdout).unwrap();
        let made: Value = serde_json::from_str(&shell.run([asked, &["--json"]].concat()).stdout).unwrap();
        assert_eq!(made["ok"], true, "{made}");
        let id = made["data"]["generations"][0]["id"].as_u64().unwrap().to_string();
        let unknown = json!({ "microUsd": null, "kind": "unknown" });
        assert_eq!(made["data"]["generations"][0]["cost"], unknown);
        assert_eq!(planned["data"]["planned"]["cost"], unknown, "{planned}");
        for page in [&["show", &id][..], &["jobs", "list"]] {
            let said = shell.run(page);
            assert_eq!(said.code, 0, "{page:?}: {}", said.stderr);
            // What the asker allowed is no cost.
            let costs = said.stdout.replace("unknown, up to $1.00", "unknown");
            assert!(costs.contains("unknown"), "{page:?}: {costs}");
            assert!(!costs.contains('$') && !costs.contains("0.00"), "{page:?}: {costs}");
        }
        let said = shell.run([asked, &["--dry-run"]].concat()).stdout;
        assert!(said.contains("unknown") && !said.contains("$0"), "{said}");
    }
    let costs = shell.json(["cost"]);
    assert_eq!(costs["data"]["total"]["estimated"], 0, "{costs}");
    let listed = shell.json(["models", "flux-2"]);
    assert_eq!(listed["data"]["model"]["price"], json!({ "kind": "unknown" }));
}

#[test]
fn the_vendors_are_asked_what_they_offer_only_when_somebody_wants_to_know() {
    let (vendor, shell) = with_vendor();
    shell.run(["models"]);
    assert!(vendor.requests().is_empty());
    let said = shell.json(["models", "--refresh"]);
    let of = |provider: &str| {
        let all = said["data"]["providers"].as_array().unwrap();
        let asked = all.iter().find(|asked| asked["provider"] == provider).unwrap();
        assert_eq!(asked["failure"], Value::Null);
        asked["changes"].as_array().unwrap().clone()
    };
    assert!(of("gemini").contains(&json!({ "kind": "new", "endpoint": "gemini-nano-banana-3" })), "{said}");
    assert!(!of("gemini").iter().any(|change| change["endpoint"] == "gemini-3.5-pro"), "it makes no images");
    assert!(
        of("gemini")
            .iter()
            .any(|change| change["model"] == "gemini-3.1-flash-image" && change["kind"] == "retired")
    );
    let price = |change: &Value| change["kind"] == "price" && change["model"] == "fal-ai/flux/dev";
    assert_eq!(of("fal").iter().find(|change| price(change)).unwrap()["now"]["microUsd"], 30_000);
    assert!(
        of("fal")
            .iter()
            .any(|change| change["kind"] == "other_price" && change["model"] == "fal-ai/flux-2-pro")
    );
    let plan = shell.json(["generate", "x", "-m", "flux-dev", "--size", "512x512", "--dry-run"]);
    assert_eq!(plan["data"]["planned"]["cost"]["microUsd"], 30_000, "{plan}");
    assert_eq!(shell.json(["generate", "x", "-m", "hidream", "--dry-run"])["error"]["code"], "invalid");
    let again = shell.json(["models", "--refresh"]);
    let kinds: Vec<&str> = again["data"]["providers"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|asked| asked["changes"].as_array().unwrap())
        .map(|change| change["kind"].as_str().unwrap())
        .collect();
    assert!(!kinds.contains(&"price") && !kinds.contains(&"retired"), "nothing changed since: {kinds:?}");
    assert_eq!(vendor.charged_images(), 0);
}

/// Every way that a key may be written down.
fn looks(key: &str) -> Vec<String> {
    let percent: String = key.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let usual = key.replace(':', "%3A").replace('/', "%2F").replace('+', "%2B").replace('=', "%3D");
    vec![key.to_owned(), percent, usual, STANDARD.encode(key), STANDARD_NO_PAD.encode(key)]
}

fn assert_clean(what: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    for look in ALL.iter().chain(FAL_KEY.split(':').collect::<Vec<_>>().iter()).flat_map(|key| looks(key)) {
        assert!(!text.contains(&look.to_lowercase()), "{what} holds {look}");
    }
}

fn files_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn no_output_log_database_or_file_holds_a_key() {
    let (vendor, mut shell) = with_vendor();
    shell.set("PIXERY_LOG", "trace");
    let mut said: Vec<(String, Said)> = Vec::new();
    let mut run = |shell: &Shell, line: &[&str]| said.push((line.join(" "), shell.run(line)));
    for model in ["gpt-image-2", "gemini-flash", "fal-ai/flux/schnell"] {
        for prompt in [
            "a fox",
            "b {{moderation}}",
            "c {{status=500}}",
            "d {{rate_limit_times=1}}",
            "e {{no_images}}",
            "f {{html}}",
            "g {{quota}}",
        ] {
            run(
                &shell,
                &["generate", prompt, "-m", model, "--size", "1024x1024", "--max-cost", "1", "--json"],
            );
        }
    }
    for line in [
        &["jobs", "list", "--json"][..],
        &["failures"],
        &["list", "--json"],
        &["show", "1", "--json"],
        &["cost", "--json"],
        &["config", "--json"],
        &["keys", "list", "--json"],
        &["keys", "test", "openai"],
        &["keys", "test", "gemini", "--json"],
        &["keys", "test", "fal"],
        &["models", "--refresh", "--json"],
    ] {
        run(&shell, line);
    }
    // Keys that the vendors refuse, and echo.
    for (name, key) in [("OPENAI_API_KEY", GEMINI_KEY), ("GEMINI_API_KEY", FAL_KEY), ("FAL_KEY", OPENAI_KEY)]
    {
        shell.set(name, &format!("{key}x"));
    }
    for provider in ["openai", "gemini", "fal"] {
        run(&shell, &["keys", "test", provider, "--json"]);
    }
    run(&shell, &["generate", "h", "-m", "gpt-image-2", "--json"]);
    assert!(vendor.charged_images() > 6, "the suite did ask the vendors");
    for (line, said) in &said {
        assert_clean(&format!("{line}: standard output"), said.stdout.as_bytes());
        assert_clean(&format!("{line}: standard error"), said.stderr.as_bytes());
    }
    for file in files_below(&shell.path("")) {
        // A worker that ends takes its own files away.
        match std::fs::read(&file) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            read => assert_clean(&file.display().to_string(), &read.unwrap()),
        }
    }
}
