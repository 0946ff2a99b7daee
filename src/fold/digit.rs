//! Decimal digits of every script become `0` to `9`.

use icu_properties::props::GeneralCategory;

use crate::unicode;

pub(super) fn unify(c: char) -> char {
    if c.is_ascii() || unicode::category(c) != GeneralCategory::DecimalNumber {
        return c;
    }
    // Unicode lays the ten digits of a script out in a row, so the distance from the row's start is the value.
    let is_digit = |code| char::from_u32(code).is_some_and(|c| unicode::category(c) == GeneralCategory::DecimalNumber);
    let mut zero = u32::from(c);
    while is_digit(zero - 1) {
        zero -= 1;
    }
    char::from_digit((u32::from(c) - zero) % 10, 10).unwrap_or(c)
}
