//! Money under many processes at once.

use super::arena::{Arena, Way};

/// Sixteen processes ask at the same moment under a budget for five.
pub(crate) fn sixteen_under_a_budget_for_five(arena: &Arena, way: Way) -> Vec<Option<i32>> {
    // $0.20 is five times $0.04.
    assert_eq!(arena.run(&["budget", "set", "--day", "0.20"]).code(), Some(0));
    let askers: Vec<_> = (0..16).map(|_| arena.ask(way, "a fox {{delay=30}}", &[])).collect();
    askers.into_iter().map(|mut asker| asker.wait().unwrap().code()).collect()
}

#[test]
fn of_sixteen_askers_under_a_budget_for_five_exactly_five_are_sent() {
    for way in Way::BOTH {
        let mut arena = Arena::new();
        let codes = sixteen_under_a_budget_for_five(&arena, way);
        assert_eq!(arena.vendor.ledger().len(), 5, "{codes:?}\n{}", arena.log());
        let of = |code| codes.iter().filter(|found| **found == Some(code)).count();
        assert_eq!((of(0), of(7)), (5, 11), "{codes:?}");
        arena.settle_and_check(&format!("{way:?}"));
    }
}
