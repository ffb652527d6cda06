//! The words of a recipe: prompt, negative prompt, title.

use super::Invalid;
use super::name::{clean_name, is_invisible, text_type};

/// The longest prompt, in bytes of UTF-8.
const LONGEST_PROMPT: usize = 32 * 1024;

text_type!(
    /// A prompt: 1 byte to 32 KiB of UTF-8, trimmed; tabs and line breaks are the only control characters.
    Prompt,
    |text| clean_words("prompt", text)
);
text_type!(
    /// What should not be in the picture; the same rules as a prompt.
    NegativePrompt,
    |text| clean_words("negative prompt", text)
);
text_type!(
    /// A generation's title: at most 200 characters, one line.
    Title,
    |text| clean_name("title", text, 200)
);

pub(super) fn clean_words(what: &'static str, text: &str) -> Result<String, Invalid> {
    let text = text.trim().replace("\r\n", "\n");
    if text.is_empty() {
        return Err(Invalid::new(what, "", "is empty").hint("say what the picture should show"));
    }
    if text.len() > LONGEST_PROMPT {
        let reason = format!("is {} bytes long; at most {LONGEST_PROMPT} are taken", text.len());
        return Err(
            Invalid::new(what, "", reason).hint("shorten it; a model reads a few hundred words at most")
        );
    }
    // Bidi marks are legitimate inside right-to-left prose; they are stripped where text is shown.
    if let Some(control) = text.chars().find(|&c| is_invisible(c) && c.is_control() && c != '\n' && c != '\t')
    {
        let reason = format!("holds the control character {}", control.escape_unicode());
        return Err(Invalid::new(what, text, reason).hint("remove it; tabs and line breaks are fine"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_prompt_is_refused() {
        for text in ["", "   ", "\n\t"] {
            assert!(Prompt::new(text).is_err());
        }
    }

    #[test]
    fn a_prompt_over_32_kib_is_refused_with_its_length() {
        assert!(Prompt::new(&"x".repeat(LONGEST_PROMPT)).is_ok());
        let refused = Prompt::new(&"x".repeat(40 * 1024)).unwrap_err();
        assert!(refused.to_string().contains("40960"), "{refused}");
    }

    #[test]
    fn control_characters_are_refused_and_line_breaks_kept() {
        assert!(Prompt::new("a\u{1b}[2Jb").is_err());
        assert_eq!(Prompt::new("a\r\nb\tc").unwrap().as_str(), "a\nb\tc");
    }
}
