//! How a name is written in running text: as listed, or in the ways that newspapers and scholars vary it.

use unicode_normalization::UnicodeNormalization;

/// Writes a name with what may stand around it.
pub fn name(name: &str, scholarly: bool, language: &str, rng: &mut fastrand::Rng, out: &mut String) {
    let spelled = if scholarly && rng.u8(..10) < 6 { transliterated(name, rng) } else { varied(name, language, rng) };
    let curly = scholarly || rng.bool();
    let around = match (language, rng.u16(..1000)) {
        ("zh" | "ar", 0..15) => ("«", "»"),
        ("zh" | "ar", _) => ("", ""),
        (_, 0..15) => ("“", "”"),
        (_, 15..30) => ("(", ")"),
        ("en", 30..60) if curly => ("", "’s"),
        ("en", 30..60) => ("", "'s"),
        ("en", 60..70) => ("pro-", ""),
        ("en", 70..80) => ("", "-based"),
        _ => ("", ""),
    };
    if language == "ar" && rng.u8(..100) < 5 {
        out.push(['و', 'ب'][rng.usize(..2)]);
    }
    out.extend([around.0, &spelled, around.1]);
}

fn varied(name: &str, language: &str, rng: &mut fastrand::Rng) -> String {
    match rng.u16(..1000) {
        _ if language == "zh" || language == "ar" => name.to_owned(),
        0..20 if name.is_ascii() => name.to_ascii_uppercase(),
        20..30 => name.to_lowercase(),
        30..45 => name.replace(' ', "-"),
        45..60 => name.replace('-', " "),
        _ => name.to_owned(),
    }
}

/// A plain name as a scholar writes it: macrons, dots below, and marks for ayn and hamza.
fn transliterated(name: &str, rng: &mut fastrand::Rng) -> String {
    let mut out = String::with_capacity(name.len() * 2);
    let mut before = ' ';
    for c in name.chars() {
        if is_vowel(c) && before.is_ascii_alphabetic() && rng.u8(..100) < 10 {
            out.push(['ʿ', 'ʾ', '’', '‘'][rng.usize(..4)]);
        }
        let marked = rng.u8(..100) < 30;
        out.push(if marked { scholarly(c) } else { c });
        before = c;
    }
    if rng.u8(..100) < 5 { out.nfd().collect() } else { out }
}

fn is_vowel(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}

fn scholarly(c: char) -> char {
    const MARKED: [(char, char); 16] = [
        ('a', 'ā'),
        ('i', 'ī'),
        ('u', 'ū'),
        ('h', 'ḥ'),
        ('s', 'ṣ'),
        ('d', 'ḍ'),
        ('t', 'ṭ'),
        ('z', 'ẓ'),
        ('g', 'ġ'),
        ('A', 'Ā'),
        ('I', 'Ī'),
        ('U', 'Ū'),
        ('H', 'Ḥ'),
        ('S', 'Ṣ'),
        ('D', 'Ḍ'),
        ('T', 'Ṭ'),
    ];
    MARKED.iter().find(|(plain, _)| *plain == c).map_or(c, |&(_, marked)| marked)
}
