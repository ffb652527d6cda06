//! One-time codes: what stands in the link, behind `#`, where no server and no log sees it.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use pixery_core::config::Entropy;
use pixery_core::domain::Timestamp;
use subtle::{Choice, ConstantTimeEq as _};

/// How long a code lets somebody in.
pub(crate) const LIFE: Duration = Duration::from_secs(60);

/// Codes that are good at the same time; the oldest goes first.
const MOST: usize = 16;

/// The codes that nobody has used yet.
#[derive(Default)]
pub(super) struct Codes(Mutex<Vec<Code>>);

struct Code {
    text: String,
    made_at: i64,
}

impl Code {
    fn is_alive(&self, now: i64) -> bool {
        // A clock that was set back makes no code live longer.
        (0..LIFE.as_millis().try_into().unwrap_or(i64::MAX)).contains(&(now - self.made_at))
    }
}

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codes")
    }
}

impl Codes {
    /// Makes a code of 128 bits.
    pub(super) fn make(&self, entropy: &Entropy, now: Timestamp) -> String {
        let text = format!("{:032x}", entropy.bits());
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|code| code.is_alive(now.millis()));
        if codes.len() >= MOST {
            codes.remove(0);
        }
        codes.push(Code { text: text.clone(), made_at: now.millis() });
        text
    }

    /// Uses a code up; returns whether it was good.
    pub(super) fn take(&self, shown: &str, now: Timestamp) -> bool {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|code| code.is_alive(now.millis()));
        let before = codes.len();
        codes.retain(|code| {
            let is_it: Choice = code.text.as_bytes().ct_eq(shown.as_bytes());
            !bool::from(is_it)
        });
        codes.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entropy() -> Entropy {
        let drawn = std::sync::atomic::AtomicU64::new(1);
        Entropy::new(move || u128::from(drawn.fetch_add(1, std::sync::atomic::Ordering::SeqCst)))
    }

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(1_000_000 + millis)
    }

    #[test]
    fn a_code_is_good_once_and_for_a_minute() {
        let codes = Codes::default();
        let code = codes.make(&entropy(), at(0));
        assert!(!codes.take("", at(1)));
        assert!(codes.take(&code, at(59_999)));
        assert!(!codes.take(&code, at(59_999)));
        let late = codes.make(&Entropy::new(|| 77), at(0));
        assert!(!codes.take(&late, at(60_000)));
    }

    #[test]
    fn a_clock_that_is_set_back_lets_nobody_in() {
        let codes = Codes::default();
        let code = codes.make(&entropy(), at(0));
        assert!(!codes.take(&code, at(-1)));
    }

    #[test]
    fn a_fresh_code_leaves_the_older_ones_good() {
        let (codes, entropy) = (Codes::default(), entropy());
        let made: Vec<String> = (0..MOST + 1).map(|_| codes.make(&entropy, at(0))).collect();
        assert!(!codes.take(&made[0], at(1)), "the oldest made room");
        assert!(made[1..].iter().all(|code| codes.take(code, at(1))));
    }
}
