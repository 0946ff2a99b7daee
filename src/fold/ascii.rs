//! The fast path: how much plain ASCII can be copied without asking any rule.

/// The length of the run at `at` that folds to its lower case and nothing else.
pub(super) fn plain_run(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[at..];
    let mut end = 0;
    while let Some(&byte) = bytes.get(end) {
        let plain = match byte {
            b' ' => bytes.get(end + 1).is_some_and(|next| next.is_ascii() && !is_space_or_hyphen(*next)),
            // After two letters or digits a period ends a sentence or a longer abbreviation.
            b'.' => end >= 2 && bytes[end - 2..end].iter().all(u8::is_ascii_alphanumeric),
            b'\'' | b'"' | b'`' | b'-' | b'\t'..=b'\r' => false,
            _ => byte.is_ascii(),
        };
        if !plain {
            break;
        }
        end += 1;
    }
    // A mark that follows belongs to the last character.
    if end > 0 && bytes.get(end).is_some_and(|next| !next.is_ascii()) {
        end -= 1;
    }
    end
}

fn is_space_or_hyphen(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'\t'..=b'\r')
}
