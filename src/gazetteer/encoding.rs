//! Bytes that are not UTF-8: where the first stands, and what the file probably is.

use std::path::Path;

use crate::error::{Fault, Row};

use super::rule;

/// What is wrong with the bytes of a file that are not UTF-8.
pub(super) fn fault(path: &Path, bytes: &[u8]) -> Fault {
    let at = str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let (before, rest) = bytes.split_at(at);
    let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    let line = before.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1;
    let column = str::from_utf8(&before[line_start..]).map_or(1, |text| text.chars().count() + 1);
    let byte = rest.first().copied().unwrap_or_default();
    let row = Row { file: path.display().to_string().into(), line };
    let problem = format!("byte 0x{byte:02X} is not UTF-8");
    Fault { rule: rule::ENCODING, row, column, problem, advice: advice(bytes) }
}

fn advice(bytes: &[u8]) -> String {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return "save the file as UTF-8; it is UTF-16".to_owned();
    }
    // Words of another script are rows of such bytes; in Western text they stand alone among ASCII letters.
    let high: Vec<bool> = bytes.iter().map(|&byte| byte >= 0x80).collect();
    let all = high.iter().filter(|&&is_high| is_high).count();
    let beside = high.windows(2).filter(|pair| pair[0] && pair[1]).count();
    let guess = if 2 * beside > all { "Windows-1256 (Arabic) or its like" } else { "Windows-1252 or its like" };
    format!("save the file as UTF-8 (in a spreadsheet: CSV UTF-8); it may be {guess}")
}
