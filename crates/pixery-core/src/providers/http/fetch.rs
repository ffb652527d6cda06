//! Fetching a finished image: free, so as often as it takes; from listed hosts only, and without the key.

use reqwest::header::LOCATION;
use reqwest::{Response, StatusCode, Url};

use super::body::Limits;
use super::patience::{self, Waited};
use super::trouble::Trouble;
use super::wire::{Hearing, Wire};
use crate::error::ErrorCode;
use crate::providers::{Call, Failed, Fate};

/// How often a redirect is followed.
const MOST_REDIRECTS: u32 = 3;

/// How often a host may say that there is no such image before it is believed.
const MOST_DENIALS: u32 = 4;

impl Wire {
    /// Fetches an image into `call.answer`, again and again until it is there or certainly gone.
    ///
    /// # Errors
    /// [`Failed`] with [`Fate::Expired`], [`Fate::Ended`] (a place that must not be fetched from, or a file that is too long) or
    /// [`Fate::Stopped`].
    pub(crate) async fn fetch_media(&self, address: &str, call: Call<'_>) -> Result<(), Failed> {
        let refused = |why: &str| {
            self.failed(
                Fate::Ended { cost: None },
                ErrorCode::Internal,
                format!(
                    "its answer names {}; the image was not fetched, and it may have been charged",
                    self.words(why)
                ),
                "",
            )
        };
        let Some(url) = self.guard().resolve(address) else {
            return Err(refused("an address that can't be read"));
        };
        let mut hearing = Hearing::new(call.progress, "fetching the image");
        let (mut failures, mut denials) = (0_u32, 0_u32);
        loop {
            let mut asked = None;
            let trouble = match self.ask_through_redirects(&url, &hearing).await {
                Ok(mut response) if response.status().is_success() => {
                    call.answer.restart().map_err(storage)?;
                    match self.read_into(&mut response, call.answer, Limits::MEDIA, &hearing).await {
                        Ok(()) => return Ok(()),
                        Err(trouble) => trouble,
                    }
                }
                Ok(response) => {
                    let status = response.status();
                    asked = self.retry_after(&response);
                    if is_denial(status) {
                        denials += 1;
                        if denials >= MOST_DENIALS {
                            return Err(self.failed(
                                Fate::Expired,
                                ErrorCode::Internal,
                                format!(
                                    "the image is not there any more ({status}); it may have been charged"
                                ),
                                "",
                            ));
                        }
                    }
                    Trouble::Broken(format!("it answered {status}"))
                }
                Err(trouble) => trouble,
            };
            match trouble {
                Trouble::Stopped => return Err(self.stopped()),
                Trouble::Storage(error) => return Err(storage(error)),
                Trouble::Refused(why) => return Err(refused(&why)),
                Trouble::TooLong(_) => return Err(refused("a file longer than 64 MiB")),
                Trouble::NotSent(_) | Trouble::Broken(_) | Trouble::Silent(_) => {}
            }
            failures += 1;
            let words = self.words(&trouble.words());
            tracing::info!(provider = self.speaker().id, failures, words, "an image will be fetched again");
            hearing = Hearing::new(call.progress, "waiting to fetch the image again");
            if patience::pause(self.wait_after(failures, asked), || hearing.tell()).await == Waited::Stopped {
                return Err(self.stopped());
            }
        }
    }

    /// Returns the failure of a request that was stopped because somebody asked.
    pub(crate) fn stopped(&self) -> Failed {
        Failed::new(Fate::Stopped { cost: None }, crate::error::Error::Cancelled)
    }

    /// Asks for a file and follows redirects by hand: each place is looked at as the first one was.
    async fn ask_through_redirects(&self, url: &Url, hearing: &Hearing<'_>) -> Result<Response, Trouble> {
        let mut url = url.clone();
        for _ in 0..=MOST_REDIRECTS {
            let response = self.ask_media(url.clone(), hearing).await?;
            if !response.status().is_redirection() {
                return Ok(response);
            }
            let location = response.headers().get(LOCATION).and_then(|location| location.to_str().ok());
            url = match location.and_then(|location| url.join(location).ok()) {
                Some(next) => next,
                None => return Err(Trouble::Broken("it redirected to nowhere".to_owned())),
            };
        }
        Err(Trouble::Refused(format!("more than {MOST_REDIRECTS} redirects")))
    }
}

/// A status that says the file is not to be had; asking more slowly or later would not be answered like that.
fn is_denial(status: StatusCode) -> bool {
    status.is_client_error() && !matches!(status, StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS)
}

fn storage(error: crate::error::Error) -> Failed {
    Failed::new(Fate::Ended { cost: None }, error)
}
