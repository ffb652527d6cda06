//! The browser's cookie: a number, the end of its life, and a signature over both. The server keeps nothing of it, so that a
//! restart signs nobody out; a fresh token does.
//!
//! Its name holds the port: cookies are shared by all ports of a host, and two servers must not take each other's away.

use std::time::Duration;

use axum::http::{HeaderMap, header};
use pixery_core::domain::Timestamp;
use subtle::ConstantTimeEq as _;

use super::token::Token;

/// How long a browser stays signed in.
const LIFE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Returns the header's value that signs a browser in.
pub(super) fn make(token: &Token, port: u16, number: u128, now: Timestamp) -> String {
    let ends_at = now.millis() + i64::try_from(LIFE.as_millis()).unwrap_or(0);
    let claim = format!("{number:032x}.{ends_at}");
    let signature = token.sign(&signed(&claim, port));
    let seconds = LIFE.as_secs();
    format!("{}={claim}.{signature}; HttpOnly; SameSite=Strict; Path=/; Max-Age={seconds}", name(port))
}

/// Returns whether a request bears a cookie of this server that is still good.
pub(super) fn is_valid(token: &Token, port: u16, headers: &HeaderMap, now: Timestamp) -> bool {
    let name = name(port);
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let values = lines.flat_map(|line| line.split(';')).filter_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    });
    // A browser sends one; more than one is somebody's try.
    values.take(2).any(|value| is_good(token, port, value, now))
}

fn is_good(token: &Token, port: u16, value: &str, now: Timestamp) -> bool {
    let Some((claim, signature)) = value.rsplit_once('.') else { return false };
    let right = token.sign(&signed(claim, port));
    if !bool::from(right.as_bytes().ct_eq(signature.as_bytes())) {
        return false;
    }
    let ends_at = claim.split_once('.').and_then(|(_, ends_at)| ends_at.parse::<i64>().ok());
    ends_at.is_some_and(|ends_at| now.millis() < ends_at)
}

fn name(port: u16) -> String {
    format!("pixery-{port}")
}

fn signed(claim: &str, port: u16) -> String {
    format!("pixery serve cookie {port} {claim}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use pixery_core::config::Entropy;

    fn token(bits: u128) -> Token {
        Token::new(&Entropy::new(move || bits))
    }

    fn sent(cookie: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        headers
    }

    fn now() -> Timestamp {
        Timestamp::from_millis(1_000_000)
    }

    fn made() -> String {
        let header = make(&token(1), 7767, 42, now());
        assert!(header.ends_with("; HttpOnly; SameSite=Strict; Path=/; Max-Age=604800"), "{header}");
        header.split(';').next().unwrap().to_owned()
    }

    #[test]
    fn a_cookie_is_good_for_its_server_until_its_end() {
        let cookie = made();
        let is_valid = |token: &Token, port, cookie: &str, millis| {
            is_valid(token, port, &sent(cookie), Timestamp::from_millis(1_000_000 + millis))
        };
        let week = i64::try_from(LIFE.as_millis()).unwrap();
        assert!(is_valid(&token(1), 7767, &format!("theme=dark; {cookie}"), week - 1));
        assert!(!is_valid(&token(1), 7767, &cookie, week));
        assert!(!is_valid(&token(2), 7767, &cookie, 0), "a fresh token signs everybody out");
        assert!(!is_valid(&token(1), 7768, &cookie, 0));
        assert!(!is_valid(&token(1), 7768, &cookie.replace("7767", "7768"), 0));
    }

    #[test]
    fn a_cookie_that_was_changed_is_worth_nothing() {
        let cookie = made();
        let (claim, signature) = cookie.rsplit_once('.').unwrap();
        let (start, _) = claim.rsplit_once('.').unwrap();
        for wrong in [
            String::new(),
            "pixery-7767=".to_owned(),
            "pixery-7767=..".to_owned(),
            claim.to_owned(),
            format!("{start}.99999999999999.{signature}"),
            format!("{claim}.{}", "0".repeat(64)),
            format!("{claim}."),
            cookie.to_uppercase(),
            format!("{cookie}0"),
        ] {
            assert!(!is_valid(&token(1), 7767, &sent(&wrong), now()), "{wrong}");
        }
    }
}
