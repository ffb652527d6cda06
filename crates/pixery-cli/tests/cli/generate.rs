//! Making images.

use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use crate::shell::Shell;

/// Reads width and height from a PNG's header.
fn png_size(path: &str) -> (u32, u32) {
    let bytes = std::fs::read(path).unwrap();
    assert_eq!(&bytes[1..4], b"PNG");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

fn paths(envelope: &Value) -> Vec<String> {
    let generations = envelope["data"]["generations"].as_array().unwrap();
    generations.iter().map(|generation| generation["path"].as_str().unwrap().to_owned()).collect()
}

const LIGHTHOUSES: [&str; 9] = [
    "generate",
    "a lighthouse on a cliff at dusk, watercolour",
    "-n",
    "4",
    "--ratio",
    "16:9",
    "--seed",
    "7",
    "--quiet",
];

#[test]
fn four_different_images_of_the_ratio_and_a_second_library_gets_the_same_bytes() {
    let (one, other) = (Shell::new(), Shell::new());
    let made = one.json(LIGHTHOUSES);
    let ids: Vec<i64> = made["data"]["generations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_i64().unwrap())
        .collect();
    assert_eq!(ids, [1, 2, 3, 4], "in the order of their seeds");
    let mut contents: Vec<Vec<u8>> = Vec::new();
    for (path, again) in paths(&made).iter().zip(paths(&other.json(LIGHTHOUSES))) {
        let (width, height) = png_size(path);
        assert_eq!(width * 9, height * 16, "{width}x{height}");
        let bytes = std::fs::read(path).unwrap();
        assert!(bytes == std::fs::read(again).unwrap(), "the same bytes in both libraries");
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o444);
        assert!(!contents.contains(&bytes), "all different");
        contents.push(bytes);
    }
    let seeds: Vec<i64> = made["data"]["generations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["parameters"]["seed"].as_i64().unwrap())
        .collect();
    assert_eq!(seeds, [7, 8, 9, 10]);
}

#[test]
fn the_whole_recipe_is_kept() {
    let shell = Shell::new();
    let reference = shell.json(["generate", "dunes at noon", "--size", "64x64", "--seed", "1"]);
    assert_eq!(reference["data"]["generations"][0]["id"], 1);
    shell.json([
        "generate",
        "a boat",
        "--negative",
        "clouds",
        "--size",
        "96x64",
        "--seed",
        "18446744073709551615",
        "--steps",
        "9",
        "--ref",
        "#1",
        "--tag",
        "Sea,draft",
        "--collection",
        "Boats",
        "--title",
        "First boat",
        "--parent",
        "1",
    ]);
    let shown = shell.json(["show", "2"]);
    let generation = &shown["data"];
    let expected = json!({
        "prompt": "a boat", "negativePrompt": "clouds", "model": "sketch", "provider": "sketch", "parentId": 1,
        "tags": ["draft", "Sea"], "collections": ["Boats"], "title": "First boat", "starred": false, "width": 96,
        "height": 64, "origin": "generate", "actor": "person", "cost": { "microUsd": 0, "kind": "not_charged" },
        "parameters": { "size": "96x64", "seed": "18446744073709551615", "steps": 9 },
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&generation[name], value, "{name}");
    }
    assert_eq!(generation["references"][0]["generationId"], 1);
    assert_eq!(generation["references"][0]["role"], "reference");
}

#[test]
fn remix_and_regenerate_write_the_parent_and_keep_what_was_not_changed() {
    let shell = Shell::with_images(1);
    let remixed = shell.json(["remix", "1", "-p", "a large house, ink", "--same-seed"]);
    let remix = &remixed["data"]["generations"][0];
    assert_eq!((&remix["parentId"], &remix["origin"]), (&json!(1), &json!("remix")));
    assert_eq!(remix["parameters"]["seed"], 7);
    assert_eq!(remix["parameters"]["size"], "64x64");
    let regenerated = shell.json(["regenerate", "2"]);
    let again = &regenerated["data"]["generations"][0];
    assert_eq!((&again["parentId"], &again["origin"]), (&json!(2), &json!("regenerate")));
    assert_eq!(again["prompt"], "a large house, ink");
    assert_ne!(again["parameters"]["seed"], 7);
}

#[test]
fn a_mask_keeps_every_pixel_outside_it() {
    let shell = Shell::with_images(1);
    let base = shell.json(["show", "1"])["data"]["path"].as_str().unwrap().to_owned();
    let mut mask = image_bytes(64, 64, |x, _| if x < 32 { 255 } else { 0 });
    let mask = shell.write("mask.png", std::mem::take(&mut mask));
    let edited = shell.json([
        "generate",
        "a red balloon",
        "--ref",
        "1",
        "--mask",
        mask.to_str().unwrap(),
        "--strength",
        "1",
    ]);
    let generation = &edited["data"]["generations"][0];
    assert_eq!(generation["origin"], "edit");
    assert_eq!(generation["references"].as_array().unwrap().last().unwrap()["role"], "mask");
    let (before, after) = (pixels(&base), pixels(generation["path"].as_str().unwrap()));
    let differs = |columns: std::ops::Range<usize>| {
        (0..64).any(|y| columns.clone().any(|x| before[y * 64 + x] != after[y * 64 + x]))
    };
    assert!(!differs(32..64), "the kept half is untouched");
    assert!(differs(0..32), "the masked half is painted");
}

fn image_bytes(width: u32, height: u32, grey: impl Fn(u32, u32) -> u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let data: Vec<u8> =
        (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| grey(x, y)).collect();
    encoder.write_header().unwrap().write_image_data(&data).unwrap();
    bytes
}

fn pixels(path: &str) -> Vec<[u8; 3]> {
    let decoder = png::Decoder::new(std::io::BufReader::new(std::fs::File::open(path).unwrap()));
    let mut reader = decoder.read_info().unwrap();
    let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut buffer).unwrap();
    buffer.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
}

#[test]
fn a_person_reads_short_lines_and_standard_output_is_data() {
    let shell = Shell::new();
    let said = shell.run(["generate", "a pine, ink", "--size", "64x64", "--seed", "3", "-n", "2"]);
    insta::assert_snapshot!(said.whole(&shell));
}

#[test]
fn json_lines_stream_the_steps_and_end_with_the_object() {
    let shell = Shell::new();
    let said = shell.run(["generate", "a pine, ink", "--size", "64x64", "--json-lines"]);
    let lines: Vec<Value> = said.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.first().unwrap()["event"], "queued");
    let steps = lines.iter().filter(|line| line["event"] == "progress").count();
    assert!(steps >= 8, "{steps} steps");
    assert_eq!(lines.last().unwrap()["ok"], true);
    assert_eq!(said.stderr, "");
}

#[test]
fn the_prompt_may_come_from_standard_input_a_flag_or_a_file() {
    let shell = Shell::new();
    let file = shell.write("prompt.txt", "a cat\n");
    let said = shell.run_with_input(["generate", "-", "--size", "64x64", "-q"], "a fox\n".as_bytes());
    assert_eq!(said.code, 0, "{}", said.stderr);
    shell.json(["generate", "-p", "an owl", "--size", "64x64"]);
    shell.json(["generate", "-f", file.to_str().unwrap(), "--size", "64x64"]);
    let list = shell.json(["list"]);
    let prompts: Vec<&str> = list["data"]["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["prompt"].as_str().unwrap())
        .collect();
    assert_eq!(prompts, ["a cat", "an owl", "a fox"]);
}

#[test]
fn a_copy_is_made_where_it_is_wanted_and_never_over_a_file() {
    let shell = Shell::new();
    let target = shell.path("copy.png");
    let made = shell.json(["generate", "a kite", "--size", "64x64", "--copy-to", target.to_str().unwrap()]);
    assert_eq!(std::fs::read(&target).unwrap(), std::fs::read(&paths(&made)[0]).unwrap());
    let refused =
        shell.json(["generate", "a kite", "--size", "64x64", "--copy-to", target.to_str().unwrap()]);
    assert_eq!(refused["error"]["code"], "invalid");
    assert_eq!(
        shell.json(["list"])["data"]["items"].as_array().unwrap().len(),
        1,
        "nothing was made for nothing"
    );
}
