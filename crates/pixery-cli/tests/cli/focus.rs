//! `selection`, `open` and `ui` against a gallery that a test plays.

use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use pixery_core::domain::{GenerationId, PointerAnswer};
use pixery_core::ops::focus::{
    AnswerPointer, ListPointers, ReportView, answer_pointer, list_pointers, report,
};
use pixery_core::{Library, Session};
use serde_json::{Value, json};

use crate::shell::{Said, Shell};

fn ids(ids: &[i64]) -> Vec<GenerationId> {
    ids.iter().copied().map(GenerationId).collect()
}

/// Reports as a gallery does.
fn select(library: &Library, cursor: i64, marks: &[i64]) {
    let told = ReportView {
        view: "window".to_owned(),
        cursor: Some(GenerationId(cursor)),
        marks: ids(marks),
        query: Some("house".to_owned()),
        visible: ids(&[3, 2, 1]),
        focused: true,
        ..ReportView::default()
    };
    pollster::block_on(report(library, told)).unwrap();
}

/// Starts a command that waits for the gallery.
fn start(shell: &Shell, arguments: &[&str]) -> Child {
    let mut command = shell.command(arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Answers the next pointer as a gallery does: when it hears of it.
fn answer_next(library: &Library, answer: PointerAnswer) {
    let session = Session::over(library.clone()).unwrap();
    let mut listener = session.listen();
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let open = pollster::block_on(list_pointers(library, ListPointers {})).unwrap().items;
        if let Some(pointer) = open.iter().find(|pointer| pointer.answer.is_none()) {
            pollster::block_on(answer_pointer(library, AnswerPointer { id: pointer.id, answer })).unwrap();
            return;
        }
        assert!(Instant::now() < until, "nobody points at anything");
        let _ = listener.blocking_recv();
    }
}

#[test]
fn a_selection_is_told_to_people_and_programs() {
    let shell = Shell::with_images(3);
    let none = shell.run(["selection"]);
    assert_eq!(none.code, 4);
    assert!(
        none.stderr.contains("no gallery is open") && none.stderr.contains("pixery serve"),
        "{}",
        none.stderr
    );
    let library = shell.open();
    select(&library, 2, &[3, 1]);
    insta::assert_snapshot!(shell.run(["selection"]).stdout);
    assert_eq!(shell.run(["selection", "--ids"]).stdout, "3\n1\n");
    let data = shell.json(["selection"])["data"].clone();
    assert_eq!((&data["cursor"], &data["marks"], &data["markCount"]), (&json!(2), &json!([3, 1]), &json!(2)));
    assert_eq!((&data["view"]["query"], &data["window"]["focused"]), (&json!("house"), &json!(true)));
    assert!(data["asOf"].is_string() && data["revision"].is_i64(), "{data}");
    select(&library, 2, &[]);
    assert_eq!(shell.run(["selection", "--ids"]).stdout, "2\n", "without marks it is the cursor");
}

#[test]
fn waiting_tells_the_next_selection() {
    let shell = Shell::with_images(3);
    let library = shell.open();
    select(&library, 1, &[]);
    let mut waiting = start(&shell, &["selection", "--wait", "--json"]);
    let began = Instant::now();
    // Nobody says when it has begun to listen, and it may begin with any of these.
    let mut cursor = 2;
    while waiting.try_wait().unwrap().is_none() {
        assert!(began.elapsed() < Duration::from_secs(60), "it never tells");
        select(&library, cursor, &[2]);
        cursor = 5 - cursor;
        std::thread::park_timeout(Duration::from_millis(1_500));
    }
    let said = Said::from(waiting.wait_with_output().unwrap());
    let told: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!((said.code, &told["data"]["marks"]), (0, &json!([2])));
}

#[test]
fn a_wait_ends_with_its_time() {
    let shell = Shell::with_images(1);
    select(&shell.open(), 1, &[]);
    let told = shell.json(["selection", "--wait", "--timeout", "0"]);
    assert_eq!(told["data"]["cursor"], 1);
}

#[test]
fn the_gallerys_answer_is_the_commands() {
    let shell = Shell::with_images(3);
    let library = shell.open();
    select(&library, 1, &[]);
    for (arguments, answer) in [
        (&["open", "2"][..], PointerAnswer::Shown),
        (&["ui", "compare", "1", "2"], PointerAnswer::Queued),
        (&["ui", "highlight", "3", "--label", "this one"], PointerAnswer::Declined),
    ] {
        let command = start(&shell, arguments);
        answer_next(&library, answer);
        let said = Said::from(command.wait_with_output().unwrap());
        assert_eq!(
            (said.code, said.stdout),
            (0, format!("{}\n", answer.name())),
            "{arguments:?}: {}",
            said.stderr
        );
    }
}

#[test]
fn without_an_answer_it_is_queued() {
    let shell = Shell::with_images(1);
    select(&shell.open(), 1, &[]);
    let said = shell.json(["ui", "highlight", "1"]);
    assert_eq!((&said["data"]["answer"], &said["data"]["answered"]), (&json!("queued"), &json!(false)));
}

#[test]
fn pointing_without_a_gallery_says_how_to_open_one() {
    let shell = Shell::with_images(2);
    for arguments in [&["open", "1"][..], &["ui", "compare", "1", "2"], &["ui", "highlight", "1"]] {
        let said = shell.run(arguments);
        assert_eq!(said.code, 4, "{arguments:?}");
        assert!(
            said.stderr.contains("no gallery is open") && said.stderr.contains("pixery serve"),
            "{}",
            said.stderr
        );
    }
    assert_eq!(shell.run(["open", "99"]).code, 4);
    assert_eq!(shell.run(["ui", "compare", "1"]).code, 2);
}

#[test]
fn where_there_is_a_display_the_systems_viewer_gets_the_original() {
    let mut shell = Shell::with_images(1);
    let opened = shell.path("opened");
    let viewer = format!("#!/bin/sh\nprintf %s \"$1\" > {0}.part && mv {0}.part {0}\n", opened.display());
    let viewer = shell.write("bin/xdg-open", viewer);
    std::fs::set_permissions(&viewer, std::fs::Permissions::from_mode(0o755)).unwrap();
    shell.set("PATH", &format!("{}:/usr/bin:/bin", viewer.parent().unwrap().display()));
    shell.set("DISPLAY", ":7");
    let said = shell.json(["open", "1"]);
    assert_eq!((&said["data"]["where"], &said["data"]["answer"]), (&json!("viewer"), &json!("shown")));
    let until = Instant::now() + Duration::from_secs(20);
    while !opened.exists() && Instant::now() < until {
        std::thread::park_timeout(Duration::from_millis(20));
    }
    let path = std::fs::read_to_string(&opened).unwrap();
    assert_eq!(said["data"]["path"], path.as_str());
    std::fs::remove_file(path).unwrap();
    let said = shell.run(["open", "1"]);
    assert_eq!(said.code, 4);
    assert!(said.stderr.contains("the original of #1 is missing"), "{}", said.stderr);
}
