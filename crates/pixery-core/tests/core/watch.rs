//! What one library commits, the other hears.

use std::time::{Duration, Instant};

use pixery_core::Session;
use pixery_core::domain::{Changed, Event, Topic};
use pixery_testkit::{GenerationBuilder, TestLibrary};
use tokio::sync::broadcast::Receiver;
use tokio::time::timeout;

/// Far above what a loaded machine needs; the bench says how long it really takes.
const LONG: Duration = Duration::from_secs(20);

async fn next(listener: &mut Receiver<Event>) -> Event {
    timeout(LONG, listener.recv()).await.expect("an event comes").unwrap()
}

fn changed(topic: Topic, ids: &[i64]) -> Changed {
    Changed { topic, ids: Some(ids.to_vec()) }
}

#[tokio::test]
async fn a_commit_of_this_process_becomes_an_event_with_its_topics_and_ids() {
    let library = TestLibrary::new();
    let session = Session::over(library.open_again().unwrap()).unwrap();
    let mut listener = session.listen();
    GenerationBuilder::new("a fox").tag("fox").insert(session.library()).unwrap();
    let Event::Changed { changes, sequence } = next(&mut listener).await else { panic!("rows changed") };
    assert_eq!(
        changes,
        [changed(Topic::Generations, &[1]), changed(Topic::Tags, &[1]), changed(Topic::Activity, &[1])]
    );
    assert_eq!(sequence, library.look(|reader| reader.last_change()));
}

#[tokio::test]
async fn commits_of_another_are_heard_through_the_marker() {
    let library = TestLibrary::new();
    let session = Session::over(library.open_again().unwrap()).unwrap();
    let mut listener = session.listen();
    let began = Instant::now();
    for id in 1..=4 {
        library.insert(&GenerationBuilder::new("a fox"));
        let Event::Changed { changes, .. } = next(&mut listener).await else { panic!("rows changed") };
        assert_eq!(changes, [changed(Topic::Generations, &[id]), changed(Topic::Activity, &[id])]);
    }
    // The backstop alone would take two seconds for each but the first.
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_commit_without_a_marker_is_found_by_the_backstop() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox"));
    let session = Session::over(library.open_again().unwrap()).unwrap();
    let mut listener = session.listen();
    let began = Instant::now();
    // As by a process that was killed between its commit and the marker.
    library.execute("UPDATE generations SET rejected = 1");
    let Event::Changed { changes, .. } = next(&mut listener).await else { panic!("rows changed") };
    assert_eq!(changes, [changed(Topic::Generations, &[1])]);
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn a_change_that_changed_nothing_wakes_nobody() {
    let library = TestLibrary::new();
    let id = library.insert(&GenerationBuilder::new("a fox"));
    let session = Session::over(library.open_again().unwrap()).unwrap();
    let mut listener = session.listen();
    library.change("unstar_generations", |writer| writer.set_starred(id, false)).unwrap();
    library.change("star_generations", |writer| writer.set_starred(id, true)).unwrap();
    let Event::Changed { changes, .. } = next(&mut listener).await else { panic!("rows changed") };
    assert_eq!(
        changes.iter().map(|change| change.topic).collect::<Vec<_>>(),
        [Topic::Generations, Topic::Activity]
    );
}

#[tokio::test]
async fn everything_committed_is_heard_by_the_last_event() {
    let library = TestLibrary::new();
    let session = Session::over(library.open_again().unwrap()).unwrap();
    let mut listener = session.listen();
    for _ in 0..30 {
        library.insert(&GenerationBuilder::new("a fox"));
    }
    let last = library.look(|reader| reader.last_change());
    let mut heard = std::collections::BTreeSet::new();
    loop {
        let Event::Changed { changes, sequence } = next(&mut listener).await else { panic!("rows changed") };
        for change in changes.into_iter().filter(|change| change.topic == Topic::Generations) {
            heard.extend(change.ids.unwrap());
        }
        if sequence >= last {
            break;
        }
    }
    assert_eq!(heard, (1..=30).collect());
}
