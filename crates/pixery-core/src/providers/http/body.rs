//! Taking an answer's body: piece by piece, never more than its cap, never waiting for ever.

use std::ops::ControlFlow;
use std::time::Duration;

use reqwest::Response;

use super::patience::{self, Waited};
use super::trouble::Trouble;
use crate::error::Result;
use crate::providers::AnswerSink;

/// The longest JSON without images, in bytes.
pub(crate) const JSON_CAP: u64 = 8 << 20;
/// The longest image file, in bytes.
pub(crate) const MEDIA_CAP: u64 = 64 << 20;
/// How much of an error's body is read.
const COMPLAINT_CAP: u64 = 64 << 10;

/// How much is taken, and how long the first piece is waited for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// In bytes.
    pub(crate) most: u64,
    /// Until the first piece of the body; later ones get [`patience::IDLE`].
    pub(crate) first_piece: Duration,
}

impl Limits {
    /// Small JSON of a free request.
    pub(crate) const JSON: Self = Self { most: JSON_CAP, first_piece: patience::IDLE };
    /// An image file.
    pub(crate) const MEDIA: Self = Self { most: MEDIA_CAP, first_piece: patience::IDLE };

    /// An answer that holds `count` images as base64, which takes 4 bytes for 3, and their JSON.
    pub(crate) fn of_images(count: u32) -> Self {
        let images = MEDIA_CAP.saturating_mul(u64::from(count.max(1)));
        Self { most: (images / 3).saturating_mul(4) + JSON_CAP, first_piece: patience::PAID_ANSWER }
    }
}

/// An answer that is small enough for memory.
#[derive(Debug, Default)]
pub(crate) struct Memory(pub(crate) Vec<u8>);

impl AnswerSink for Memory {
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn restart(&mut self) -> Result<()> {
        self.0.clear();
        Ok(())
    }
}

/// Reads the whole body into the sink. What came in before it failed stays there.
pub(crate) async fn read_into(
    response: &mut Response,
    sink: &mut dyn AnswerSink,
    limits: Limits,
    mut each_slice: impl FnMut() -> ControlFlow<()>,
) -> std::result::Result<(), Trouble> {
    let mut taken = 0_u64;
    let mut patience = limits.first_piece;
    loop {
        let piece = match patience::wait(response.chunk(), patience, &mut each_slice).await {
            Waited::Done(Ok(Some(piece))) => piece,
            Waited::Done(Ok(None)) => return Ok(()),
            Waited::Done(Err(error)) => return Err(Trouble::of_body(error)),
            Waited::Silent => return Err(Trouble::Silent(patience.as_secs())),
            Waited::Stopped => return Err(Trouble::Stopped),
        };
        let room = limits.most - taken;
        let fits = usize::try_from(room).map_or(piece.len(), |room| room.min(piece.len()));
        sink.append(&piece[..fits]).map_err(Trouble::Storage)?;
        if fits < piece.len() {
            return Err(Trouble::TooLong(limits.most));
        }
        taken += piece.len() as u64;
        patience = patience::IDLE;
    }
}

/// Reads small JSON into memory.
pub(crate) async fn read_json(
    response: &mut Response,
    each_slice: impl FnMut() -> ControlFlow<()>,
) -> std::result::Result<Vec<u8>, Trouble> {
    let mut memory = Memory::default();
    read_into(response, &mut memory, Limits::JSON, each_slice).await?;
    Ok(memory.0)
}

/// Reads what a refusal says, as much of it as there is.
pub(crate) async fn read_complaint(
    response: &mut Response,
    each_slice: impl FnMut() -> ControlFlow<()>,
) -> Vec<u8> {
    let mut memory = Memory::default();
    let limits = Limits { most: COMPLAINT_CAP, first_piece: patience::IDLE };
    // A refusal stands with or without its words.
    let _cut_short = read_into(response, &mut memory, limits, each_slice).await;
    memory.0
}
