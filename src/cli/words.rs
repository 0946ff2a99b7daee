//! Arguments that are words of the library's vocabularies.

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Reads one of `all`, each by its word; help lists them.
pub(crate) fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|&value| word(value))).map(move |chosen| {
        let position = all.iter().position(|&value| word(value) == chosen);
        all[position.unwrap_or_default()] // the parser lets no other word through
    })
}
