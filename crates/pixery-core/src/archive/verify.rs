//! The image gate with every pixel looked at once: what is kept must be whole.

use super::decode;
use super::gate::{Inspected, admit_bytes, inspected};
use crate::error::Result;

/// Does what [`inspect`](super::inspect) does and decodes every pixel once (of an animation: of the first frame), keeping none.
///
/// # Errors
/// As [`inspect`](super::inspect); also [`ImageRefusal::Damaged`](crate::ImageRefusal::Damaged) when a pixel is missing or can't be decoded.
pub fn verify(bytes: &[u8], source_name: &str) -> Result<Inspected> {
    let header = admit_bytes(bytes).map_err(|fault| fault.of(source_name))?;
    decode::check(bytes, &header).map_err(|fault| fault.of(source_name))?;
    Ok(inspected(&header))
}
