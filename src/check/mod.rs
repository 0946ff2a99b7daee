//! Check: a table to findings: what is wrong with it, each on its line, and what to do. Decides, and formats nothing.

mod rule;
mod table;

pub use rule::{Rule, Severity};
pub use table::{Checked, FixedFile, TABLE_RULES, check_table, fixed_table, table_rule};
