//! From a query to the filter that the store answers.

use super::term::{Condition, State, Term};
use super::{Query, When};
use crate::domain::{Check, Fact, Filter, Timestamp, Zone};

impl Query {
    /// Returns the filter that this query means at an instant, days being counted in `zone`.
    #[must_use]
    pub fn filter(&self, now: Timestamp, zone: Zone) -> Filter {
        let mut filter = Filter::default();
        self.narrow(&mut filter, now, zone);
        filter
    }

    /// Adds the query's conditions to a filter's own: then both must hold.
    pub fn narrow(&self, filter: &mut Filter, now: Timestamp, zone: Zone) {
        for term in &self.terms {
            term.narrow(filter, now, zone);
        }
    }
}

impl Term {
    fn narrow(&self, filter: &mut Filter, now: Timestamp, zone: Zone) {
        let negated = self.negated;
        let mut check = |fact| filter.checks.push(Check { negated, fact });
        match &self.condition {
            Condition::Text(text) => {
                one_of(negated, &mut filter.texts, &mut filter.without_texts).push(text.clone())
            }
            Condition::Tag(tag) => {
                one_of(negated, &mut filter.tags, &mut filter.without_tags).push(tag.clone())
            }
            Condition::Collection(name) => {
                one_of(negated, &mut filter.collections, &mut filter.without_collections).push(name.clone());
            }
            Condition::Is(state) => self.narrow_state(*state, filter),
            Condition::Since(when) => narrow_time(filter, when.begin(now, zone), !negated),
            Condition::Until(when) => narrow_until(filter, *when, negated, (now, zone)),
            // Where an index can drive, the filter has a place of its own; a second value goes to the checks.
            Condition::Model(model) if !negated && filter.model.is_none() => {
                filter.model = Some(model.clone())
            }
            Condition::By(actor) if !negated && filter.actor.is_none() => filter.actor = Some(actor.clone()),
            Condition::Parent(id) if !negated && filter.parent_id.is_none() => filter.parent_id = Some(*id),
            Condition::Ids(ids) if !negated && filter.ids.is_none() => filter.ids = Some(ids.clone()),
            Condition::Model(model) => check(Fact::Model(model.clone())),
            Condition::By(actor) => check(Fact::Actor(actor.clone())),
            Condition::Parent(id) => check(Fact::Parent(*id)),
            Condition::Ids(ids) => check(Fact::Ids(ids.clone())),
            Condition::Has(part) => check(Fact::Has(*part)),
            Condition::Cost(range) => check(Fact::Cost(range.bounds())),
            Condition::Size(size) => check(Fact::Size(*size)),
            Condition::LongSide(range) => check(Fact::LongSide(range.bounds())),
            Condition::Width(range) => check(Fact::Width(range.bounds())),
            Condition::Height(range) => check(Fact::Height(range.bounds())),
            Condition::Ratio(ratio) => check(Fact::Ratio(*ratio)),
            Condition::Origin(origin) => check(Fact::Origin(*origin)),
            Condition::Provider(provider) => check(Fact::Provider(provider.clone())),
            Condition::Seed(seed) => check(Fact::Seed(*seed)),
        }
    }

    fn narrow_state(&self, state: State, filter: &mut Filter) {
        let (state, presence) = state.fact();
        let wanted = presence != self.negated;
        let place = match state {
            State::Starred => &mut filter.starred,
            State::Rejected => &mut filter.rejected,
            State::Tagged | State::Untagged => &mut filter.tagged,
            State::Collected | State::Uncollected => &mut filter.collected,
            State::Sensitive => &mut filter.sensitive,
            State::Hidden => {
                filter.include_hidden |= wanted;
                &mut filter.hidden
            }
            State::Reference => {
                filter.checks.push(Check { negated: self.negated, fact: Fact::Reference });
                return;
            }
            State::Trashed => {
                filter.trashed |= wanted;
                return;
            }
        };
        match place {
            // The filter asked for the opposite already: nothing can be both.
            Some(other) if *other != wanted => filter.ids = Some(Vec::new()),
            place => *place = Some(wanted),
        }
    }
}

fn one_of<'a, T>(negated: bool, with: &'a mut Vec<T>, without: &'a mut Vec<T>) -> &'a mut Vec<T> {
    if negated { without } else { with }
}

/// Keeps what was made at `instant` or later, or what was made before.
fn narrow_time(filter: &mut Filter, instant: Timestamp, later: bool) {
    if later {
        filter.since = Some(filter.since.map_or(instant, |since| since.max(instant)));
    } else {
        filter.until = Some(filter.until.map_or(instant, |until| until.min(instant)));
    }
}

fn narrow_until(filter: &mut Filter, when: When, negated: bool, (now, zone): (Timestamp, Zone)) {
    narrow_time(filter, when.end(now, zone), negated);
}
