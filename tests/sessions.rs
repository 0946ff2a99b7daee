//! Terminal sessions as tests: what a person types and what must appear. New ones need no code.

#[test]
fn sessions() {
    trycmd::TestCases::new().case("tests/session/*.md").case("README.md");
}
