//! Latin letters that Unicode does not decompose, written as most English text writes them.

pub(super) fn plain(c: char, mut out: impl FnMut(char)) {
    let letters = match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' | 'ɖ' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ə' => "e",
        'ɗ' => "d",
        'ɓ' => "b",
        'ƙ' => "k",
        'ƴ' => "y",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ŋ' => "ng",
        _ => return out(c),
    };
    letters.chars().for_each(out);
}
