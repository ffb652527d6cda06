//! The queue: from a claimed job to its end, whatever the vendor, the disk or another worker does.

mod clocks;
mod recovery;
mod running;
mod scripted;
mod together;

use std::sync::Arc;

use pixery_core::domain::{Job, JobId, ProviderId};
use pixery_core::ops::generate::{Generate, generate};
use pixery_core::providers::Providers;
use pixery_core::queue::{Served, Stop, Worker};
use pixery_core::store::{Claim, ClaimRequest, ClaimScope, Reach};
use pixery_testkit::{TestLibrary, system_clock};

pub(crate) use scripted::{Play, Scripted};

use crate::ops::asking_for;

/// Claims the oldest of the jobs, as a worker would.
pub(crate) fn claim(library: &TestLibrary, jobs: &[JobId], today: &str) -> Option<Claim> {
    claim_as(library, jobs, today, "a-worker", 100)
}

pub(crate) fn claim_as(
    library: &TestLibrary,
    jobs: &[JobId],
    today: &str,
    owner: &str,
    most: usize,
) -> Option<Claim> {
    claim_in(library, &ClaimScope::Jobs(jobs.to_vec()), today, owner, most)
}

pub(crate) fn claim_unowned(library: &TestLibrary, today: &str) -> Option<Claim> {
    claim_in(library, &ClaimScope::Unowned, today, "a-worker", 100)
}

fn claim_in(
    library: &TestLibrary,
    scope: &ClaimScope,
    today: &str,
    owner: &str,
    most: usize,
) -> Option<Claim> {
    let reach = ["paid", "sketch"].map(|id| Reach {
        provider: ProviderId::new(id).unwrap(),
        place: String::new(),
        most,
    });
    let token = library.new_key();
    library
        .change("claim", |writer| {
            writer.claim(&ClaimRequest { scope, owner, token: &token, today, reach: &reach })
        })
        .unwrap()
}

/// A model of a vendor that charges 40,000 µ$ an image.
const PAID: &str = r#"
[[model]]
id = "paid-model"
name = "Paid"
provider = "paid"
endpoint = "paid"
summary = "a vendor of a test"
guide = "sketch"
source = "a test"
[model.capabilities]
seed = true
count = 4
idempotency = IDEMPOTENT
sizes = { kind = "fixed", sizes = ["64x64"] }
[model.price]
kind = "image"
microUsd = 40000
[model.dates]
checked = "2026-11-24"
"#;

/// A library with a scripted vendor, and real time.
pub(crate) fn library_with(vendor: &Arc<Scripted>, idempotent: bool) -> TestLibrary {
    library_at(vendor, idempotent, system_clock())
}

/// A library with a scripted vendor, and the time of a clock.
pub(crate) fn library_at(
    vendor: &Arc<Scripted>,
    idempotent: bool,
    clock: pixery_core::config::Clock,
) -> TestLibrary {
    let library = TestLibrary::with(|config| {
        let file = config.library.with_file_name("models.toml");
        std::fs::write(&file, PAID.replace("IDEMPOTENT", &idempotent.to_string())).unwrap();
        config.models_file = Some(file);
        config.clock = clock;
    });
    library.set_providers(Providers::these(vec![Arc::<Scripted>::clone(vendor)]));
    library
}

/// Opens the library as another process would, with the same vendor.
pub(crate) fn open_again(library: &TestLibrary, vendor: &Arc<Scripted>) -> pixery_core::Library {
    let models_file = library.config().models_file.clone();
    let again = library
        .open_with(|config| {
            config.models_file = models_file;
            config.clock = system_clock();
        })
        .unwrap();
    again.set_providers(Providers::these(vec![Arc::<Scripted>::clone(vendor)]));
    again
}

/// Queues one paid job.
pub(crate) async fn ask(library: &TestLibrary, count: u32) -> JobId {
    let request = Generate {
        model: Some("paid-model".to_owned()),
        count,
        parameters: pixery_core::domain::Parameters::default(),
        ..asking_for("a fox")
    };
    generate(library, request).await.unwrap().jobs[0].id
}

/// Serves the library until there is nothing left to do.
pub(crate) async fn serve(library: &pixery_core::Library) {
    let worker = Worker::start(library).unwrap();
    let idle = std::time::Duration::from_millis(30);
    assert_eq!(worker.serve(idle, false, &Stop::default()).await.unwrap(), Served::Idle);
}

/// Queues one paid job, serves it, and returns how it ended.
pub(crate) async fn served(vendor: &Arc<Scripted>) -> (TestLibrary, Job) {
    let library = library_with(vendor, false);
    let id = ask(&library, 1).await;
    serve(&library).await;
    let job = library.look(|reader| reader.job(id));
    (library, job)
}
