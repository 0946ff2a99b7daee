//! Combining marks: dropped where they only help to read (Latin, Greek, Cyrillic, Arabic, Hebrew), kept where they
//! make another letter (Indic vowel signs, kana voicing).

use icu_properties::props::{GeneralCategory, Script};

use crate::unicode;

pub(super) fn is_dropped(mark: char, base: char) -> bool {
    unicode::category(mark) == GeneralCategory::NonspacingMark
        && is_readable_without(unicode::script(mark))
        && is_readable_without(unicode::script(base))
}

fn is_readable_without(script: Script) -> bool {
    matches!(
        script,
        Script::Latin
            | Script::Greek
            | Script::Cyrillic
            | Script::Arabic
            | Script::Hebrew
            | Script::Common
            | Script::Inherited
    )
}
