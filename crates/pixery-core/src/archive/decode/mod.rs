//! Bytes to pixels, by the cheapest way that the wanted size allows. Nothing is decoded that the gate refuses.

mod box_filter;
mod jpeg;
mod png;
mod webp;

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::fault::{Decoded, Fault};
use super::gate::{MOST_BYTES, admit, admit_bytes};
use super::header::{Header, is_lying};
use super::pixels::Pixels;
use super::resize::Shrunk;
use super::slots::Slot;
use crate::domain::{ImageFormat, Size};

/// The most bytes that one decoder may take: 100 megapixels of four bytes, and a quarter for its own needs.
const MOST_MEMORY: usize = 500_000_000;

/// Decodes every pixel and keeps none.
pub(super) fn check(bytes: &[u8], header: &Header) -> Decoded<()> {
    guarded(|| match header.format {
        ImageFormat::Png => png::check(Cursor::new(bytes), header.stored),
        ImageFormat::Jpeg => jpeg::check(bytes, header.stored),
        ImageFormat::Webp => webp::check(bytes, header.stored),
    })
}

/// Returns the picture in `bytes` upright, as large as fits into `width` × `height` px, never enlarged.
pub(super) fn fitted_bytes(bytes: &[u8], width: u32, height: u32) -> Decoded<Pixels> {
    let header = admit_bytes(bytes)?;
    guarded(|| fit(Cursor::new(bytes), bytes, &header, width, height))
}

/// The same for a file, which is read as it is decoded where the format allows it.
pub(super) fn fitted_file(path: &Path, width: u32, height: u32) -> Decoded<Pixels> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut reader = BufReader::with_capacity(1 << 16, file);
    let header = admit(&mut reader, length)?;
    reader.seek(SeekFrom::Start(0))?;
    if header.format == ImageFormat::Png {
        return guarded(|| fit(reader, &[], &header, width, height));
    }
    guarded(|| {
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        reader.take(MOST_BYTES).read_to_end(&mut bytes)?;
        fit(Cursor::new(&[]), &bytes, &header, width, height)
    })
}

/// Decodes a PNG from `reader`, any other format from `bytes`.
fn fit(
    reader: impl std::io::BufRead + Seek,
    bytes: &[u8],
    header: &Header,
    width: u32,
    height: u32,
) -> Decoded<Pixels> {
    let shown = header.shown().fit_within(width.max(1), height.max(1));
    let Size { width, height } = shown;
    let target = if is_lying(header.orientation) { Size { width: height, height: width } } else { shown };
    let shrunk = match header.format {
        ImageFormat::Png => png::decode(reader, header.stored, target)?,
        ImageFormat::Jpeg => jpeg::decode(bytes, header.stored, target)?,
        ImageFormat::Webp => Shrunk::whole(webp::decode(bytes, header.stored)?),
    };
    Ok(shrunk.resized(target)?.turned(header.orientation))
}

/// Runs a decoder when it is its turn. A decoder that panics has met a damaged image.
fn guarded<T>(decode: impl FnOnce() -> Decoded<T>) -> Decoded<T> {
    let _slot = Slot::wait();
    // Nothing that the decoder leaves half done outlives this call.
    catch_unwind(AssertUnwindSafe(decode)).unwrap_or_else(|_| Err(Fault::damaged("it defeats the decoder")))
}

/// Refuses a file whose decoder sees another size than its header: memory was granted for the header's.
fn expect_size(stored: Size, width: usize, height: usize) -> Decoded<()> {
    if (width, height) == (stored.width as usize, stored.height as usize) {
        Ok(())
    } else {
        Err(Fault::damaged("its headers disagree about its size"))
    }
}
