//! Wrong codes and tokens, counted by the address that they come from.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use pixery_core::domain::Timestamp;

/// Wrong ones before nobody is listened to any more.
const MOST: u32 = 10;

/// How long wrong ones count, in ms from the first.
const KEPT: i64 = 60_000;

/// Addresses that are remembered. More at once is a flood: all of them share one count then.
const MOST_ADDRESSES: usize = 1_024;

/// The wrong ones of the last minute.
#[derive(Debug, Default)]
pub(super) struct Failures(Mutex<HashMap<Option<IpAddr>, Count>>);

#[derive(Debug, Clone, Copy)]
struct Count {
    since: i64,
    failures: u32,
}

impl Count {
    fn counts(self, now: i64) -> bool {
        (0..KEPT).contains(&(now - self.since))
    }
}

impl Failures {
    /// Returns whether too many came from there.
    pub(super) fn are_too_many(&self, from: IpAddr, now: Timestamp) -> bool {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = if counts.contains_key(&Some(from)) { Some(from) } else { None };
        counts.get(&key).is_some_and(|count| count.counts(now.millis()) && count.failures >= MOST)
    }

    /// Counts a wrong one.
    pub(super) fn note(&self, from: IpAddr, now: Timestamp) {
        let now = now.millis();
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= MOST_ADDRESSES {
            counts.retain(|_, count| count.counts(now));
        }
        let is_flood = counts.len() >= MOST_ADDRESSES && !counts.contains_key(&Some(from));
        let count = counts
            .entry(if is_flood { None } else { Some(from) })
            .or_insert(Count { since: now, failures: 0 });
        if !count.counts(now) {
            *count = Count { since: now, failures: 0 };
        }
        count.failures += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(1_000_000 + millis)
    }

    fn address(last: u32) -> IpAddr {
        IpAddr::V4(std::net::Ipv4Addr::from(0x0a00_0000 + last))
    }

    #[test]
    fn ten_wrong_ones_close_the_door_to_their_address_for_a_minute() {
        let failures = Failures::default();
        for _ in 0..MOST {
            assert!(!failures.are_too_many(address(1), at(0)));
            failures.note(address(1), at(0));
        }
        assert!(failures.are_too_many(address(1), at(KEPT - 1)));
        assert!(!failures.are_too_many(address(2), at(0)));
        assert!(!failures.are_too_many(address(1), at(KEPT)));
    }

    #[test]
    fn a_flood_from_many_addresses_takes_no_memory_and_is_counted_together() {
        let failures = Failures::default();
        for last in 0..5_000 {
            failures.note(address(last), at(0));
        }
        assert!(failures.0.lock().unwrap().len() <= MOST_ADDRESSES + 1);
        assert!(failures.are_too_many(address(60_000), at(1)));
    }
}
