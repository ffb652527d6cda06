//! The ledger and its roll-ups.

use pixery_core::domain::{
    Actor, Cost, CostKind, JobId, JobRequest, MicroUsd, ModelId, Origin, Parameters, Prompt, ProviderId,
};
use pixery_core::store::{NewJob, NewLedgerRow};
use pixery_testkit::{TestLibrary, recount};
use proptest::prelude::*;

fn with_job() -> (TestLibrary, JobId) {
    let library = TestLibrary::new();
    let request = JobRequest {
        prompt: Prompt::new("a fox").unwrap(),
        negative_prompt: None,
        model: ModelId::new("sketch").unwrap(),
        parameters: Parameters::default(),
        references: Vec::new(),
        origin: Origin::Generate,
        parent_id: None,
        tags: Vec::new(),
        collections: Vec::new(),
        title: None,
        count: 1,
    };
    let provider = ProviderId::new("sketch").unwrap();
    let new = NewJob {
        client_key: "key",
        batch: "batch",
        provider: &provider,
        request: &request,
        cost: Cost::UNKNOWN,
    };
    let job = library.change("generate", |writer| writer.insert_job(&new)).unwrap();
    (library, job)
}

#[derive(Debug, Clone)]
struct Attempt {
    number: u32,
    day: &'static str,
    model: &'static str,
    cost: Cost,
    images: u32,
}

fn settle(library: &TestLibrary, job: JobId, attempt: &Attempt) {
    let (provider, actor) = (ProviderId::new("sketch").unwrap(), Actor::person());
    let row = NewLedgerRow {
        day: attempt.day,
        job,
        attempt: attempt.number,
        provider: &provider,
        model: attempt.model,
        actor: &actor,
        cost: attempt.cost,
        images: attempt.images,
    };
    library.change("settle", |writer| writer.settle(&row)).unwrap();
}

fn cost() -> impl Strategy<Value = Cost> {
    prop_oneof![
        Just(Cost::UNKNOWN),
        Just(Cost::NOTHING),
        (0..1_000_000_i64).prop_map(|micro| Cost::estimated(MicroUsd(micro))),
        (0..1_000_000_i64)
            .prop_map(|micro| Cost { micro_usd: Some(MicroUsd(micro)), kind: CostKind::Reported }),
    ]
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let days = prop::sample::select(vec!["2026-10-31", "2026-11-01", "2026-11-23"]);
    let models = prop::sample::select(vec!["sketch", "other"]);
    (1..6_u32, days, models, cost(), 0..4_u32).prop_map(|(number, day, model, cost, images)| Attempt {
        number,
        day,
        model,
        cost,
        images,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn roll_ups_equal_the_sums_of_the_rows(attempts in prop::collection::vec(attempt(), 1..20)) {
        let (library, job) = with_job();
        for attempt in &attempts {
            settle(&library, job, attempt);
        }
        prop_assert_eq!(recount(library.path()), Vec::<String>::new());
    }
}

#[test]
fn settling_twice_moves_the_amount_from_one_kind_to_the_other() {
    let (library, job) = with_job();
    let estimated = Attempt {
        number: 1,
        day: "2026-11-23",
        model: "sketch",
        cost: Cost::estimated(MicroUsd(40_000)),
        images: 1,
    };
    settle(&library, job, &estimated);
    let reported = Cost { micro_usd: Some(MicroUsd(38_000)), kind: CostKind::Reported };
    settle(&library, job, &Attempt { cost: reported, ..estimated });
    let roll_up =
        "SELECT kind, attempts, images, micro_usd FROM cost_months WHERE month = '2026-11' ORDER BY kind";
    assert_eq!(library.rows(roll_up), ["estimated|0|0|0", "reported|1|1|38000"]);
    assert_eq!(library.value::<i64>("SELECT count(*) FROM ledger"), 1);
}

#[test]
fn deleting_a_ledger_row_is_refused() {
    let (library, job) = with_job();
    settle(
        &library,
        job,
        &Attempt { number: 1, day: "2026-11-23", model: "sketch", cost: Cost::NOTHING, images: 1 },
    );
    let refused = library.sql().execute("DELETE FROM ledger", []).unwrap_err();
    assert!(refused.to_string().contains("ledger rows are never deleted"), "{refused}");
}

#[test]
fn an_unknown_cost_with_an_amount_is_refused() {
    let (library, job) = with_job();
    settle(
        &library,
        job,
        &Attempt { number: 1, day: "2026-11-23", model: "sketch", cost: Cost::UNKNOWN, images: 1 },
    );
    assert!(library.sql().execute("UPDATE ledger SET micro_usd = 0", []).is_err());
}
