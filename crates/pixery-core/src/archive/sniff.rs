//! What bytes are, told by content and never by name.

use crate::domain::ImageFormat;
use crate::error::ImageRefusal;

/// How many leading bytes a verdict needs at most.
pub(super) const SNIFFED: usize = 1024;

/// Returns the format of a file that begins with `head` (up to [`SNIFFED`] bytes).
///
/// # Errors
/// [`ImageRefusal::Empty`], or [`ImageRefusal::UnknownFormat`] with the name of what it looks like.
pub(super) fn sniff(head: &[u8]) -> Result<ImageFormat, ImageRefusal> {
    if head.is_empty() {
        Err(ImageRefusal::Empty)
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        Ok(ImageFormat::Png)
    } else if head.starts_with(b"\xff\xd8\xff") {
        Ok(ImageFormat::Jpeg)
    } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        Ok(ImageFormat::Webp)
    } else {
        Err(ImageRefusal::UnknownFormat { found: other_format(head) })
    }
}

/// First bytes of formats that are not kept.
const SIGNATURES: [(&[u8], &str); 12] = [
    (b"GIF8", "GIF"),
    (b"%PDF-", "PDF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"8BPS", "PSD"),
    (b"\0\0\x01\0", "ICO"),
    (b"PK\x03\x04", "ZIP"),
    (b"qoif", "QOI"),
    (b"\x1aE\xdf\xa3", "a video"),
];

/// First words of text formats, in lower case; the first of this list that occurs decides.
const MARKUP: [(&[u8], &str); 7] = [
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<svg", "SVG"),
    (b"<head", "HTML"),
    (b"<body", "HTML"),
    (b"<script", "HTML"),
    (b"<?xml", "XML"),
];

fn other_format(head: &[u8]) -> Option<&'static str> {
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)) {
        return Some(name);
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Some(match head.get(8..12) {
            Some(b"avif" | b"avis") => "AVIF",
            Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1") => "HEIC",
            _ => "a video",
        });
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if matches!(text.first(), Some(b'{' | b'[')) {
        return Some("JSON");
    }
    if text.first() == Some(&b'<') {
        let lower = text.to_ascii_lowercase();
        let has = |word: &[u8]| lower.windows(word.len()).any(|window| window == word);
        return Some(MARKUP.iter().find(|(word, _)| has(word)).map_or("XML", |(_, name)| name));
    }
    let is_text = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7e | 0x80..);
    (text.iter().all(is_text) && std::str::from_utf8(&text[..text.len().min(64)]).is_ok()).then_some("text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_kept_is_named() {
        for (head, found) in [
            (&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], Some("SVG")),
            (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><SVG>", Some("SVG")),
            (b"\n<!DOCTYPE HTML><title>404</title>", Some("HTML")),
            (b"%PDF-1.7", Some("PDF")),
            (b"GIF89a\x01\0", Some("GIF")),
            (b"\0\0\0\x20ftypavif", Some("AVIF")),
            (b"\0\0\0\x20ftypheic", Some("HEIC")),
            (b"\0\0\0\x20ftypisom", Some("a video")),
            (b"II*\0\x08\0\0\0", Some("TIFF")),
            (b"BM\x36\0\0\0", Some("BMP")),
            (b"{\"error\":{}}", Some("JSON")),
            (b"hello", Some("text")),
            (b"RIFF\0\0\0\0WAVE", None),
            (b"\0\x01\x02", None),
        ] {
            assert_eq!(sniff(head), Err(ImageRefusal::UnknownFormat { found }), "{head:?}");
        }
        assert_eq!(sniff(b""), Err(ImageRefusal::Empty));
    }
}
