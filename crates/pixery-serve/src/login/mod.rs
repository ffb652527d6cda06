//! Who may come in: a program by its token, a person by a one-time code and then a cookie.
//!
//! Owns every secret of the server. None is ever logged, printed by `Debug`, or taken from a query string.

mod codes;
mod cookie;
mod failures;
mod token;

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use axum::http::{HeaderMap, HeaderValue, header};
use pixery_core::Library;
use pixery_core::config::Entropy;
use pixery_core::domain::Timestamp;

use self::codes::Codes;
use self::failures::Failures;
use self::token::Token;

pub(crate) use codes::LIFE as CODE_LIFE;
pub(crate) use token::TokenError;

/// What a request has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is the owner's.
    Known,
    /// It has shown nothing, or nothing that is right.
    Unknown,
    /// Too many wrong ones came from its address.
    TooOften,
}

/// Everything that lets people and programs in.
#[derive(Debug)]
pub(crate) struct Login {
    token: Token,
    file: Option<PathBuf>,
    codes: Codes,
    failures: Failures,
    entropy: Entropy,
    port: u16,
}

impl Login {
    /// Returns the login of a library's server at a port, with the token from the state folder, made when it is missing.
    pub(crate) fn of(library: &Library, state: Option<&Path>, port: u16) -> Result<Self, TokenError> {
        let entropy = library.config().entropy.clone();
        let file = state.map(|folder| folder.join(format!("serve-{}.token", library.identity().id)));
        let token = match &file {
            Some(path) => Token::kept(path, &entropy)?,
            None => Token::new(&entropy),
        };
        Ok(Self { token, file, codes: Codes::default(), failures: Failures::default(), entropy, port })
    }

    /// Returns the file that the token lies in.
    pub(crate) fn token_file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Returns a fresh code that lets one browser in.
    pub(crate) fn new_code(&self, now: Timestamp) -> String {
        self.codes.make(&self.entropy, now)
    }

    /// Takes a code and returns the cookie for it.
    ///
    /// # Errors
    /// [`Verdict::Unknown`] when the code is wrong, used or too old, [`Verdict::TooOften`] when that happened too often.
    pub(crate) fn redeem(&self, code: &str, from: IpAddr, now: Timestamp) -> Result<HeaderValue, Verdict> {
        if self.failures.are_too_many(from, now) {
            return Err(Verdict::TooOften);
        }
        if !self.codes.take(code, now) {
            self.failures.note(from, now);
            return Err(Verdict::Unknown);
        }
        let cookie = cookie::make(&self.token, self.port, self.entropy.bits(), now);
        let mut cookie = HeaderValue::from_str(&cookie).map_err(|_| Verdict::Unknown)?;
        cookie.set_sensitive(true);
        Ok(cookie)
    }

    /// Says whether a request comes from the owner. A program's right token counts whatever came before it.
    pub(crate) fn verdict(&self, headers: &HeaderMap, from: IpAddr, now: Timestamp) -> Verdict {
        let mut authorizations = headers.get_all(header::AUTHORIZATION).iter();
        let Some(authorization) = authorizations.next() else {
            let is_known = cookie::is_valid(&self.token, self.port, headers, now);
            return if is_known { Verdict::Known } else { Verdict::Unknown };
        };
        let token = authorization.as_bytes().strip_prefix(b"Bearer ");
        if authorizations.next().is_none() && token.is_some_and(|token| self.token.is(token)) {
            return Verdict::Known;
        }
        if self.failures.are_too_many(from, now) {
            return Verdict::TooOften;
        }
        self.failures.note(from, now);
        Verdict::Unknown
    }
}
