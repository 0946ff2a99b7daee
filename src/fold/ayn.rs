//! Modifier letters that scholars write for ayn, hamza and soft signs (`ʿ ʾ ʻ ʹ`): dropped wherever they stand.

pub(super) fn is_dropped(c: char) -> bool {
    matches!(c, '\u{2B9}'..='\u{2BB}' | '\u{2BD}'..='\u{2BF}' | '\u{2C8}' | '\u{2CA}' | '\u{2CB}' | '\u{A78B}' | '\u{A78C}')
}
