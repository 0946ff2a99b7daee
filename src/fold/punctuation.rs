//! Punctuation that is written in many ways is given one: `'` `"` `-` `—`, a space, a line end, a paragraph end.

/// What the fold writes for a blank line or a paragraph separator.
pub(super) const PARAGRAPH: char = '\u{2029}';
/// What the fold writes for a dash that parts two phrases.
pub(super) const DASH: char = '—';

pub(super) fn unify(c: char) -> char {
    match c {
        '`' | '´' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | 'ʼ' | '＇' | '｀' | '׳' | '՚' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‶' | '״' | '＂' | '〝' | '〞' => '"',
        '‐' | '‑' | '‒' | '–' | '−' | '﹣' | '－' | '־' | '⁃' => '-',
        '―' | '⸺' | '⸻' | '﹘' => DASH,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => '\n',
        '\n' | '\r' | PARAGRAPH => c,
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

/// Characters that decide by their neighbours whether they join or part: the second half of the fold reads them.
pub(super) fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '"' | '.' | '-' | DASH | ' ' | '\n' | '\r' | PARAGRAPH)
}
