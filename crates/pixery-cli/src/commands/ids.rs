//! Ids as arguments: `140`, `#140`, or `-` for standard input.

use std::io::Read;
use std::str::FromStr;

use pixery_core::domain::Invalid;

use crate::failure::Failure;

/// The most bytes of ids that are read from standard input.
const MOST_BYTES: u64 = 16 << 20;

/// Reads ids; `-` takes them from standard input, parted by white space or commas.
pub(super) fn read<T: FromStr<Err = Invalid>>(arguments: &[String]) -> Result<Vec<T>, Failure> {
    let mut ids = Vec::with_capacity(arguments.len());
    for argument in arguments {
        if argument == "-" {
            ids.extend(parse_all(&read_standard_input()?)?);
        } else {
            ids.extend(parse_all(argument)?);
        }
    }
    Ok(ids)
}

/// Reads one id.
pub(super) fn one<T: FromStr<Err = Invalid>>(argument: &str) -> Result<T, Failure> {
    Ok(argument.parse()?)
}

fn parse_all<T: FromStr<Err = Invalid>>(text: &str) -> Result<Vec<T>, Failure> {
    let words = text.split(|character: char| character.is_whitespace() || character == ',');
    words.filter(|word| !word.is_empty()).map(|word| Ok(word.parse()?)).collect()
}

/// Reads standard input as text.
pub(super) fn read_standard_input() -> Result<String, Failure> {
    let mut text = String::new();
    std::io::stdin().take(MOST_BYTES).read_to_string(&mut text).map_err(|error| {
        Failure::usage(format!("can't read standard input: {error}"), "pipe text into it, in UTF-8")
    })?;
    Ok(text)
}
