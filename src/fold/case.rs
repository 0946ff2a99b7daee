//! Full Unicode case folding: `ß` is `ss`, final sigma is sigma.

use icu_casemap::CaseMapper;

pub(super) fn fold(c: char, mut out: impl FnMut(char)) {
    if c.is_ascii() {
        return out(c.to_ascii_lowercase());
    }
    let mapper = CaseMapper::new();
    let simple = mapper.simple_fold(c);
    // Almost every letter folds to one; only those that stay as they are may have a longer full folding.
    if simple != c && simple != 'ß' {
        return out(simple);
    }
    let mut buffer = [0; 4];
    mapper.fold_string(c.encode_utf8(&mut buffer)).chars().for_each(out);
}
