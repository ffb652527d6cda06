//! Images as text: `data:` URIs and base64, as vendors take and give them.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{self, GeneralPurpose, GeneralPurposeConfig};

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const PLAIN: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
const FOR_URLS: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT);

/// Returns the media type of an image file that passed the gate.
pub(super) fn media_type(file: &[u8]) -> &'static str {
    match file {
        [0xff, 0xd8, ..] => "image/jpeg",
        [b'R', b'I', b'F', b'F', ..] => "image/webp",
        _ => "image/png",
    }
}

/// Returns the file as base64.
pub(super) fn base64(file: &[u8]) -> String {
    general_purpose::STANDARD.encode(file)
}

/// Returns the file as a `data:` URI.
pub(super) fn data_uri(file: &[u8]) -> String {
    let mut uri = format!("data:{};base64,", media_type(file));
    general_purpose::STANDARD.encode_string(file, &mut uri);
    uri
}

/// Reads base64 in whichever dress servers give it: padded or not, in lines, after a `data:` head. Nothing when it is none.
pub(super) fn read_base64(text: &str) -> Option<Vec<u8>> {
    let text = text.trim();
    let text = if text.starts_with("data:") { text.split_once(";base64,")?.1 } else { text };
    if text.is_empty() {
        return None;
    }
    let decode = |text: &str| PLAIN.decode(text).or_else(|_| FOR_URLS.decode(text)).ok();
    if text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        let joined: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        return decode(&joined);
    }
    decode(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_survives_its_uri() {
        let file = b"\x89PNG and more";
        let uri = data_uri(file);
        assert!(uri.starts_with("data:image/png;base64,"));
        assert_eq!(read_base64(&uri).unwrap(), file);
    }

    #[test]
    fn base64_is_read_however_a_server_writes_it() {
        for text in ["+/8=", "+/8", "-_8", "+\n/8=\r\n", " data:image/png;base64,+/8= "] {
            assert_eq!(read_base64(text), Some(vec![0xfb, 0xff]), "{text:?}");
        }
        for text in ["", "   ", "!!", "data:image/png,x", "https://x/y"] {
            assert_eq!(read_base64(text), None, "{text:?}");
        }
    }
}
