//! A prompt as plain lower-case words, and looking for listed words among them.

/// Words beyond this many say nothing: a picture has room for less.
const MOST_WORDS: usize = 400;

/// Words that turn the one after them round.
const NEGATIONS: [&str; 5] = ["no", "without", "not", "never", "minus"];

/// A listed phrase, lower case with single spaces, and what it stands for.
pub(super) type Listed<T> = (&'static str, T);

/// The words of a prompt in order.
#[derive(Clone, Debug)]
pub(super) struct Words {
    list: Vec<String>,
}

impl Words {
    /// Splits `prompt` at all that is neither letter nor figure and folds accents of the Latin alphabet.
    pub(super) fn of(prompt: &str) -> Self {
        let list = prompt
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS)
            .map(|word| word.chars().take(40).flat_map(char::to_lowercase).map(plain).collect())
            .collect();
        Self { list }
    }

    /// Returns the words in order.
    pub(super) fn list(&self) -> &[String] {
        &self.list
    }

    /// Returns where `phrase` first stands; a plural in -s or -es is the same word.
    pub(super) fn place(&self, phrase: &str) -> Option<usize> {
        let parts = phrase.split(' ').count();
        self.list
            .windows(parts)
            .position(|window| window.iter().zip(phrase.split(' ')).all(|(word, part)| same(word, part)))
    }

    /// Returns what the phrase that stands first stands for, negated ones left out; of two at one place the longer.
    pub(super) fn first_of<T: Copy>(&self, listed: &[Listed<T>]) -> Option<T> {
        listed
            .iter()
            .filter_map(|(phrase, value)| {
                self.place(phrase).map(|place| (place, usize::MAX - phrase.len(), *value))
            })
            .filter(|(place, _, _)| !self.is_negated(*place))
            .min_by_key(|(place, longer, _)| (*place, *longer))
            .map(|(_, _, value)| value)
    }

    /// Returns all that is mentioned and not negated, in the order of the list.
    pub(super) fn all_of<T: Copy + PartialEq>(&self, listed: &[Listed<T>]) -> Vec<T> {
        self.collect(listed, false)
    }

    /// Returns all that is mentioned after a word such as "no".
    pub(super) fn negated<T: Copy + PartialEq>(&self, listed: &[Listed<T>]) -> Vec<T> {
        self.collect(listed, true)
    }

    /// Returns whether the word before `place` is a "no".
    pub(super) fn is_negated(&self, place: usize) -> bool {
        place > 0 && NEGATIONS.contains(&self.list[place - 1].as_str())
    }

    fn collect<T: Copy + PartialEq>(&self, listed: &[Listed<T>], negated: bool) -> Vec<T> {
        let mut found = Vec::new();
        for (phrase, value) in listed {
            let Some(place) = self.place(phrase) else { continue };
            if self.is_negated(place) == negated && !found.contains(value) {
                found.push(*value);
            }
        }
        found
    }
}

fn same(word: &str, listed: &str) -> bool {
    word.strip_prefix(listed).is_some_and(|ending| matches!(ending, "" | "s" | "es"))
}

fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn phrases_are_found_over_punctuation_and_plurals() {
        let words = Words::of("Golden-hour, over Café roofs");
        assert_eq!(words.place("golden hour"), Some(0));
        assert_eq!(words.place("roof"), Some(4));
        assert_eq!(words.place("cafe"), Some(3));
        assert_eq!(words.place("sea"), None);
    }

    #[test]
    fn a_negated_word_is_not_wanted() {
        let words = Words::of("a sky without clouds");
        assert_eq!(words.all_of(&[("cloud", 1)]), Vec::<i32>::new());
        assert_eq!(words.negated(&[("cloud", 1)]), vec![1]);
    }
}
