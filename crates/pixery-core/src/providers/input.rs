//! Decoding input images for providers, within limits.
//!
//! The files passed the image gate (at most 100 megapixels); what else a PNG may carry did not: a colour profile or a text of some
//! kilobytes inflates to gigabytes before a decoder looks at its own limits. Such chunks say nothing about pixels and are left out.

use std::borrow::Cow;
use std::io::Cursor;

use image::{ImageReader, ImageResult, Limits};

/// The most memory of a decoder, in bytes: 100 megapixels as 16-bit RGBA are 800 MB.
const MOST_BYTES: u64 = 1 << 30;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Returns a reader of the image in `file`, which [`without_inflatable_chunks`] has gone over.
pub(super) fn reader(file: &[u8]) -> ImageResult<ImageReader<Cursor<&[u8]>>> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    Ok(reader)
}

/// Returns the file without the chunks of a PNG that may inflate to any size; any other file as it is.
pub(super) fn without_inflatable_chunks(file: &[u8]) -> Cow<'_, [u8]> {
    const INFLATABLE: [&[u8]; 3] = [b"iCCP", b"zTXt", b"iTXt"];
    let Some(mut rest) = file.strip_prefix(SIGNATURE) else { return Cow::Borrowed(file) };
    let mut kept = Vec::with_capacity(file.len());
    kept.extend_from_slice(SIGNATURE);
    // Length, type, data, checksum.
    while let Some((head, _)) = rest.split_first_chunk::<8>() {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(chunk) = length.checked_add(12).and_then(|length| rest.get(..length)) else { break };
        if !INFLATABLE.contains(&&head[4..8]) {
            kept.extend_from_slice(chunk);
        }
        rest = &rest[chunk.len()..];
    }
    kept.extend_from_slice(rest);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap();
        [&length.to_be_bytes()[..], kind, data, &[0; 4]].concat()
    }

    #[test]
    fn a_profile_and_texts_are_left_out_and_pixels_stay() {
        let (head, pixels) = (chunk(b"IHDR", &[1; 13]), chunk(b"IDAT", &[2; 40]));
        let bombs = [chunk(b"iCCP", &[3; 9]), chunk(b"zTXt", &[4; 9]), chunk(b"iTXt", &[5; 9])].concat();
        let file = [SIGNATURE, &head, &bombs, &pixels].concat();
        assert_eq!(without_inflatable_chunks(&file).as_ref(), [SIGNATURE, &head, &pixels].concat());
    }

    #[test]
    fn what_is_no_png_or_is_cut_short_stays_as_it_is() {
        let cut = [SIGNATURE, &chunk(b"IHDR", &[1; 13])[..15]].concat();
        for file in [b"\xff\xd8jpeg".to_vec(), cut, SIGNATURE.to_vec()] {
            assert_eq!(without_inflatable_chunks(&file).as_ref(), file);
        }
    }
}
