//! Arabic-script letters that stand for one another in names: alef wasla, the two yas, ta marbuta, Persian and
//! Kurdish forms; tatweel is dropped. (Hamza carriers decompose into letter and mark.)

pub(super) fn unify(c: char) -> char {
    match c {
        'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ے' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ة' | 'ە' | 'ھ' | 'ہ' | 'ۃ' => 'ه',
        _ => c,
    }
}

/// Tatweel only stretches a word.
pub(super) fn is_dropped(c: char) -> bool {
    c == 'ـ'
}
