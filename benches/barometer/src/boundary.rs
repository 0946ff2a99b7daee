//! The word-boundary filter laid over engines that have none of their own.

/// Whether a name may stand at `start..end`: no word goes on at either side.
pub fn is_whole(text: &str, start: usize, end: usize) -> bool {
    starts(text, start) && ends(text, end)
}

/// Whether a word may begin at `at`.
pub fn starts(text: &str, at: usize) -> bool {
    parted(last_char(text, at), first_char(text, at))
}

/// Whether a word may end at `at`.
pub fn ends(text: &str, at: usize) -> bool {
    starts(text, at)
}

fn parted(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return true };
    !is_word(before) || !is_word(after) || is_unspaced(before) || is_unspaced(after)
}

fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_mark(c) }
}

/// The combining marks that the texts here use.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}')
}

/// Chinese has no spaces: a word may begin and end anywhere.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn first_char(text: &str, at: usize) -> Option<char> {
    let first = *text.as_bytes().get(at)?;
    if first.is_ascii() { Some(char::from(first)) } else { text.get(at..)?.chars().next() }
}

fn last_char(text: &str, at: usize) -> Option<char> {
    let last = *text.as_bytes().get(at.checked_sub(1)?)?;
    if last.is_ascii() { Some(char::from(last)) } else { text.get(..at)?.chars().next_back() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_do_not_go_on() {
        assert!(is_whole("in Iraq.", 3, 7));
        assert!(!is_whole("Iraqi", 0, 4));
        assert!(!is_whole("Irāqī", 0, 5));
        assert!(is_whole("在伊拉克的", 3, 12));
    }
}
