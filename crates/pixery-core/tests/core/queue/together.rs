//! Several workers at one queue, and money under any order of what they do.

use std::time::Duration;

use pixery_core::domain::{Actor, BudgetPeriod, Cost, CostKind, JobState, MicroUsd};
use pixery_core::queue::{Stop, Worker};
use pixery_core::store::{Claim, JobEnd};
use pixery_testkit::{Random, TestLibrary, recount};

use super::scripted::png;
use super::{Play, Scripted, ask, claim_unowned, library_with, open_again};
use crate::store::queue_paid;

#[tokio::test]
async fn of_several_workers_at_the_same_jobs_each_is_sent_by_one() {
    const JOBS: u32 = 12;
    let vendor = Scripted::of((0..JOBS).map(|n| Play::Answer(vec![png(n)])));
    let library = library_with(&vendor, false);
    for _ in 0..JOBS {
        ask(&library, 1).await;
    }
    let others =
        [open_again(&library, &vendor), open_again(&library, &vendor), open_again(&library, &vendor)];
    let serving = others.iter().map(|library| async move {
        let worker = Worker::start(library).unwrap();
        worker.serve(Duration::from_millis(200), true, &Stop::default()).await.unwrap()
    });
    let ended: Vec<_> = futures_together(serving).await;
    assert_eq!(ended.len(), 3);
    assert_eq!(vendor.sent(), JOBS);
    assert_eq!(
        library.value::<i64>("SELECT count(*) FROM jobs WHERE state = 'done' AND attempts = 1"),
        i64::from(JOBS)
    );
    assert_eq!(recount(library.path()), Vec::<String>::new());
}

async fn futures_together<T>(futures: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut pinned: Vec<_> = futures.map(Box::pin).collect();
    let mut ended = Vec::new();
    std::future::poll_fn(|context| {
        pinned.retain_mut(|future| match future.as_mut().poll(context) {
            std::task::Poll::Ready(value) => {
                ended.push(value);
                false
            }
            std::task::Poll::Pending => true,
        });
        if pinned.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    ended
}

/// The price of each request, in micro-dollars, and how many of them a budget allows.
const PRICE: i64 = 40_000;
const ALLOWED: i64 = 5;

/// One order of what several workers do: claim, and end in one of the ways that there are. A transaction is whole or not there, so
/// that any order of transactions is an interleaving of the processes. What is spent and held never passes the budget.
fn one_order(library: &TestLibrary, day: &str, random: &mut Random) {
    library
        .change("set_budget", |writer| {
            writer.set_budget(BudgetPeriod::Day, None, Some(MicroUsd(ALLOWED * PRICE)))
        })
        .unwrap();
    let mut running: Vec<Claim> = Vec::new();
    let mut sent = 0;
    for _ in 0..16 {
        queue_paid(library, &library.new_key(), "one", Cost::estimated(MicroUsd(PRICE)));
    }
    loop {
        let may_claim = running.is_empty() || random.below(3) > 0;
        if may_claim && let Some(claim) = claim_unowned(library, day) {
            sent += 1;
            running.push(claim);
        } else if let Some(claim) = running.pop() {
            // Nothing comes cheaper here: then exactly five are sent, whatever the order.
            let cost = match random.below(3) {
                0 => Cost::UNKNOWN,
                1 => Cost::estimated(MicroUsd(PRICE)),
                _ => Cost { micro_usd: Some(MicroUsd(PRICE)), kind: CostKind::Reported },
            };
            let end = JobEnd { state: JobState::Failed, cost, images: 0, failure: None };
            library.change("end", |writer| writer.end(&claim, &end)).unwrap();
        } else {
            break;
        }
        let budgets = library.look(|reader| reader.budgets_of(&Actor::person(), day));
        assert!(budgets[0].spent.0 + budgets[0].held.0 <= ALLOWED * PRICE, "{:?}", budgets[0]);
    }
    assert_eq!(sent, ALLOWED);
}

fn orders(count: u64) {
    let library = TestLibrary::new();
    let mut random = Random::new(7);
    for order in 0..count {
        one_order(&library, &format!("day {order}"), &mut random);
    }
}

#[test]
fn under_a_budget_for_five_exactly_five_of_sixteen_are_sent_in_any_order() {
    orders(20);
}

#[test]
#[ignore = "takes minutes: the full number"]
fn under_a_budget_for_five_exactly_five_of_sixteen_are_sent_in_ten_thousand_orders() {
    orders(10_000);
}
