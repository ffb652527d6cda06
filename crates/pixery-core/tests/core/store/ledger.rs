//! The ledger and its roll-ups.

use pixery_core::domain::{
    Actor, Cost, CostGrouping, CostKind, JobId, JobRequest, JobState, MicroUsd, ModelId, Origin, Parameters,
    Prompt, ProviderId,
};
use pixery_core::store::{Claim, JobEnd, NewJob};
use pixery_testkit::{TestLibrary, recount};
use proptest::prelude::*;

use crate::queue::claim;

/// Queues a job of a model that costs 40,000 µ$.
pub(crate) fn queue(library: &TestLibrary, key: &str, model: &str, cost: Cost) -> JobId {
    let request = JobRequest {
        prompt: Prompt::new("a fox").unwrap(),
        negative_prompt: None,
        model: ModelId::new(model).unwrap(),
        parameters: Parameters::default(),
        references: Vec::new(),
        origin: Origin::Generate,
        parent_id: None,
        tags: Vec::new(),
        collections: Vec::new(),
        title: None,
        count: 1,
    };
    let provider = ProviderId::new("paid").unwrap();
    let new = NewJob {
        client_key: key,
        batch: "batch",
        provider: &provider,
        place: "",
        request: &request,
        cost,
        max_cost: None,
        idempotent: false,
        free: false,
        retry_of: None,
    };
    library.change("generate", |writer| writer.insert_job(&new)).unwrap()
}

const PRICE: Cost = Cost { micro_usd: Some(MicroUsd(40_000)), kind: CostKind::Estimated };

#[derive(Debug, Clone)]
struct Attempt {
    day: &'static str,
    model: &'static str,
    /// Nothing: the attempt is still running.
    end: Option<(Cost, u32)>,
}

fn run(library: &TestLibrary, number: usize, attempt: &Attempt) {
    let id = queue(library, &format!("key-{number}"), attempt.model, PRICE);
    let claim = claim(library, &[id], attempt.day).unwrap();
    if let Some((cost, images)) = attempt.end {
        end(library, &claim, cost, images);
    }
}

fn end(library: &TestLibrary, claim: &Claim, cost: Cost, images: u32) {
    let end = JobEnd { state: JobState::Failed, cost, images, failure: None };
    library.change("end", |writer| writer.end(claim, &end)).unwrap();
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
    let models = prop::sample::select(vec!["one", "other"]);
    (days, models, prop::option::of((cost(), 0..4_u32))).prop_map(|(day, model, end)| Attempt {
        day,
        model,
        end,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn roll_ups_equal_the_sums_of_the_rows(attempts in prop::collection::vec(attempt(), 1..20)) {
        let library = TestLibrary::new();
        for (number, attempt) in attempts.iter().enumerate() {
            run(&library, number, attempt);
        }
        prop_assert_eq!(recount(library.path()), Vec::<String>::new());
    }
}

#[test]
fn an_attempt_holds_its_worst_case_until_its_cost_is_known() {
    let library = TestLibrary::new();
    let id = queue(&library, "key", "one", PRICE);
    let claim = claim(&library, &[id], "2026-11-23").unwrap();
    let roll_up = "SELECT kind, attempts, images, micro_usd, held_micro FROM cost_months ORDER BY kind";
    assert_eq!(library.rows(roll_up), ["unknown|1|0|0|40000"]);
    end(&library, &claim, Cost { micro_usd: Some(MicroUsd(38_000)), kind: CostKind::Reported }, 1);
    assert_eq!(library.rows(roll_up), ["reported|1|1|38000|0", "unknown|0|0|0|0"]);
    assert_eq!(library.value::<i64>("SELECT count(*) FROM ledger"), 1);
}

#[test]
fn an_end_whose_cost_nobody_knows_keeps_the_worst_case_held() {
    let library = TestLibrary::new();
    let id = queue(&library, "key", "one", PRICE);
    let claim = claim(&library, &[id], "2026-11-23").unwrap();
    end(&library, &claim, Cost::UNKNOWN, 0);
    assert_eq!(library.rows("SELECT kind, micro_usd, held_micro FROM ledger"), ["unknown||40000"]);
    assert_eq!(library.look(|reader| reader.job(id)).held, MicroUsd(40_000));
}

#[test]
fn costs_are_told_apart_by_how_they_are_known() {
    let library = TestLibrary::new();
    let reported = Cost { micro_usd: Some(MicroUsd(38_000)), kind: CostKind::Reported };
    let ends =
        [Some((reported, 1)), Some((PRICE, 2)), Some((Cost::UNKNOWN, 0)), Some((Cost::NOTHING, 0)), None];
    for (number, end) in ends.into_iter().enumerate() {
        run(&library, number, &Attempt { day: "2026-11-23", model: "one", end });
    }
    let lines = library.look(|reader| reader.costs(CostGrouping::Actor, "2026-11-23", "2026-11-23"));
    assert_eq!(lines.len(), 1);
    let line = &lines[0];
    assert_eq!((line.name.as_str(), line.attempts, line.images), (Actor::person().as_str(), 5, 3));
    assert_eq!(
        (line.reported, line.estimated, line.held),
        (MicroUsd(38_000), MicroUsd(40_000), MicroUsd(80_000))
    );
    assert_eq!((line.unknown_attempts, line.not_charged_attempts), (2, 1));
    assert_eq!(library.look(|reader| reader.costs(CostGrouping::Day, "2026-11-24", "2026-12-01")), []);
}

#[test]
fn deleting_a_ledger_row_is_refused() {
    let library = TestLibrary::new();
    run(&library, 0, &Attempt { day: "2026-11-23", model: "one", end: None });
    let refused = library.sql().execute("DELETE FROM ledger", []).unwrap_err();
    assert!(refused.to_string().contains("ledger rows are never deleted"), "{refused}");
}

#[test]
fn an_unknown_cost_with_an_amount_is_refused() {
    let library = TestLibrary::new();
    run(&library, 0, &Attempt { day: "2026-11-23", model: "one", end: None });
    assert!(library.sql().execute("UPDATE ledger SET micro_usd = 0", []).is_err());
}
