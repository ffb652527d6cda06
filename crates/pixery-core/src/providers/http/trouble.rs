//! What can go wrong between two machines, told apart by what it says about the request.

use super::resolver::Forbidden;
use crate::error::Error;

/// Why there is no whole answer.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Not a byte of the request was sent: no name, no connection, no TLS.
    NotSent(String),
    /// It was sent, or may have been, and the connection broke.
    Broken(String),
    /// It was sent, and nothing came for this many seconds.
    Silent(u64),
    /// The answer is longer than this many bytes.
    TooLong(u64),
    /// We don't speak to that address, or can't speak at all; nothing was sent.
    Refused(String),
    /// Somebody asked to stop.
    Stopped,
    /// The disk takes no more.
    Storage(Error),
}

impl Trouble {
    /// Tells a failed request by what is known of it. The address is left out: it may be signed.
    pub(crate) fn of_request(error: reqwest::Error) -> Self {
        let error = error.without_url();
        if let Some(forbidden) = sources(&error).find_map(|source| source.downcast_ref::<Forbidden>()) {
            return Self::Refused(forbidden.to_string());
        }
        let words = words(&error);
        if error.is_connect() || error.is_builder() { Self::NotSent(words) } else { Self::Broken(words) }
    }

    /// Tells what broke a body.
    pub(crate) fn of_body(error: reqwest::Error) -> Self {
        Self::Broken(words(&error.without_url()))
    }

    /// Returns what happened, in words.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::NotSent(why) => format!("it can't be reached: {why}"),
            Self::Broken(why) => format!("the connection broke: {why}"),
            Self::Silent(seconds) => format!("nothing came for {seconds} s"),
            Self::TooLong(bytes) => format!("its answer is longer than {} MiB", bytes >> 20),
            Self::Refused(why) => why.clone(),
            Self::Stopped => "stopped".to_owned(),
            Self::Storage(error) => error.to_string(),
        }
    }
}

fn sources<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(error as &(dyn std::error::Error + 'static)), |error| error.source())
}

/// The inner causes say what happened ("connection refused"); reqwest's and hyper's own layers around them say only that something
/// did.
fn words(error: &reqwest::Error) -> String {
    let mut causes: Vec<String> = Vec::new();
    for cause in sources(error).skip(1).map(ToString::to_string) {
        if !cause.starts_with("client error (") && !causes.iter().any(|known| known.contains(&cause)) {
            causes.push(cause);
        }
    }
    if causes.is_empty() { error.to_string() } else { causes.join(": ") }
}
