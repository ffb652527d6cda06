//! Budgets: what is reserved at the claim never passes the limit.

use pixery_core::domain::{Actor, BudgetPeriod, Cost, JobState, MicroUsd};
use pixery_core::store::JobEnd;
use pixery_testkit::TestLibrary;

use super::ledger::queue;
use crate::queue::claim;

const TODAY: &str = "2026-11-23";

fn limit(library: &TestLibrary, period: BudgetPeriod, actor: Option<&Actor>, micro: i64) {
    library.change("set_budget", |writer| writer.set_budget(period, actor, Some(MicroUsd(micro)))).unwrap();
}

fn price(micro: i64) -> Cost {
    Cost::estimated(MicroUsd(micro))
}

#[test]
fn of_sixteen_requests_under_a_budget_for_five_exactly_five_are_claimed() {
    let library = TestLibrary::new();
    limit(&library, BudgetPeriod::Day, None, 5 * 40_000 + 39_999);
    let jobs: Vec<_> = (0..16).map(|n| queue(&library, &format!("key-{n}"), "one", price(40_000))).collect();
    let claimed = std::iter::from_fn(|| claim(&library, &jobs, TODAY)).count();
    assert_eq!(claimed, 5);
    let refused: Vec<_> = jobs[5..].iter().map(|id| library.look(|reader| reader.job(*id))).collect();
    assert!(refused.iter().all(|job| job.state == JobState::Rejected && job.cost == Cost::NOTHING));
    let failure = refused[0].failure.as_ref().unwrap();
    assert_eq!(failure.code, pixery_core::ErrorCode::Budget);
    assert_eq!(
        failure.message,
        "the budget of the day: $0.20 of $0.239999 are used or held, and this needs $0.04; nothing was sent"
    );
}

#[test]
fn what_came_cheaper_is_given_back_and_what_is_unknown_is_not() {
    let library = TestLibrary::new();
    limit(&library, BudgetPeriod::Month, None, 100_000);
    let [cheaper, unknown, third, fourth] =
        ["a", "b", "c", "d"].map(|key| queue(&library, key, "one", price(40_000)));
    let first = claim(&library, &[cheaper], TODAY).unwrap();
    let second = claim(&library, &[unknown], TODAY).unwrap();
    let end = |claim, cost| {
        let end = JobEnd { state: JobState::Failed, cost, images: 0, failure: None };
        library.change("end", |writer| writer.end(claim, &end)).unwrap();
    };
    end(&first, price(10_000));
    end(&second, Cost::UNKNOWN);
    assert!(claim(&library, &[third], TODAY).is_some(), "10 + 40 held + 40 fit in 100");
    assert!(claim(&library, &[fourth], TODAY).is_none());
}

#[test]
fn an_actors_budget_binds_that_actor_only() {
    let library = TestLibrary::new();
    limit(&library, BudgetPeriod::Day, Some(&Actor::new("claude").unwrap()), 0);
    let job = queue(&library, "key", "one", price(40_000));
    assert!(claim(&library, &[job], TODAY).is_some());
    limit(&library, BudgetPeriod::Day, Some(&Actor::person()), 0);
    let job = queue(&library, "other key", "one", price(40_000));
    assert!(claim(&library, &[job], TODAY).is_none());
}

#[test]
fn another_day_has_its_own_budget() {
    let library = TestLibrary::new();
    limit(&library, BudgetPeriod::Day, None, 40_000);
    let [today, more, tomorrow] = ["a", "b", "c"].map(|key| queue(&library, key, "one", price(40_000)));
    assert!(claim(&library, &[today], TODAY).is_some());
    assert!(claim(&library, &[more], TODAY).is_none());
    assert!(claim(&library, &[tomorrow], "2026-11-24").is_some());
}

#[test]
fn an_unknown_price_is_refused_under_a_budget() {
    let library = TestLibrary::new();
    limit(&library, BudgetPeriod::Day, None, 1_000_000);
    let job = queue(&library, "key", "one", Cost::UNKNOWN);
    assert!(claim(&library, &[job], TODAY).is_none());
    let failure = library.look(|reader| reader.job(job)).failure.unwrap();
    assert!(failure.hint.contains("--max-cost"), "{}", failure.hint);
}

#[test]
fn what_is_free_needs_no_budget() {
    let library = TestLibrary::new();
    limit(&library, BudgetPeriod::Day, None, 0);
    let job = queue(&library, "key", "one", Cost::NOTHING);
    assert!(claim(&library, &[job], TODAY).is_some());
}
