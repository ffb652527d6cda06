//! What agents' tools and terminals do every day: the asker's whole process group is killed, or its terminal closed, in the middle of
//! a vendor's answer.

use std::process::{Command, Stdio};

use super::arena::{Arena, Way, kill_group, skip, wait_until};

#[test]
fn killing_the_askers_process_group_in_the_middle_of_an_answer_loses_nothing() {
    for way in Way::BOTH {
        let mut arena = Arena::new();
        let mut asker = arena.ask(way, "a fox {{delay=700}}{{queue=2}}", &[]);
        wait_until("the charge", 20, || arena.vendor.charged_images() == 1);
        kill_group(&mut asker);
        wait_until("the image", 30, || arena.tally().images == 1);
        arena.settle_and_check(&format!("{way:?}"));
    }
}

#[test]
fn closing_the_terminal_loses_nothing() {
    if Command::new("script").arg("--version").stdout(Stdio::null()).status().is_err() {
        skip("there is no `script` to make a terminal with");
        return;
    }
    let mut arena = Arena::new();
    let program = env!("CARGO_BIN_EXE_pixery");
    let line = format!("{program} generate 'a fox {{{{delay=700}}}}' -m {}", Way::Synchronous.model());
    let mut command = Command::new("script");
    command.args(["-qec", &line, "/dev/null"]).stdin(Stdio::null()).stdout(Stdio::null());
    arena.surround(&mut command);
    let mut terminal = command.spawn().unwrap();
    wait_until("the charge", 20, || arena.vendor.charged_images() == 1);
    terminal.kill().unwrap();
    terminal.wait().unwrap();
    wait_until("the image", 30, || arena.tally().images == 1);
    arena.settle_and_check("a closed terminal");
}
