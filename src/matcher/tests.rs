//! One table of cases, and random ones, through every matcher.

use proptest::prelude::*;

use super::naive::Naive;
use super::*;

struct Case {
    name: &'static str,
    patterns: &'static [&'static str],
    text: &'static str,
    /// (pattern, start, end), in any order.
    hits: &'static [(usize, usize, usize)],
}

const CASES: &[Case] = &[
    Case { name: "nothing to find", patterns: &["iraq"], text: "", hits: &[] },
    Case { name: "no pattern", patterns: &[], text: "iraq", hits: &[] },
    Case { name: "one", patterns: &["iraq"], text: "in iraq.", hits: &[(0, 3, 7)] },
    Case { name: "at both ends", patterns: &["a"], text: "aba", hits: &[(0, 0, 1), (0, 2, 3)] },
    Case { name: "inside words too", patterns: &["us"], text: "thus us", hits: &[(0, 2, 4), (0, 5, 7)] },
    Case {
        name: "nested names",
        patterns: &["kataib hezbollah", "hezbollah"],
        text: "kataib hezbollah",
        hits: &[(0, 0, 16), (1, 7, 16)],
    },
    Case { name: "prefixes", patterns: &["a", "ab", "abc"], text: "abc", hits: &[(0, 0, 1), (1, 0, 2), (2, 0, 3)] },
    Case { name: "overlapping", patterns: &["aa"], text: "aaa", hits: &[(0, 0, 2), (0, 1, 3)] },
    Case { name: "the same pattern twice", patterns: &["a", "a"], text: "a", hits: &[(0, 0, 1), (1, 0, 1)] },
    Case {
        name: "not ascii", patterns: &["حزب الله"], text: "كتايب حزب الله", hits: &[(0, 11, 26)]
    },
];

fn matchers(patterns: &[&str]) -> Vec<(&'static str, Box<dyn Matcher>)> {
    let automaton = automaton::Automaton::new(patterns).expect("small");
    let naive = Naive(patterns.iter().map(|&pattern| pattern.to_owned()).collect());
    vec![("automaton", Box::new(automaton)), ("naive", Box::new(naive))]
}

fn hits(matcher: &dyn Matcher, text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    matcher.find(text, &mut |hit| hits.push(hit));
    assert!(hits.is_sorted_by_key(|hit| hit.at.end), "in the order of ends");
    hits.sort();
    hits
}

#[test]
fn cases() {
    for case in CASES {
        for (backend, matcher) in matchers(case.patterns) {
            let mut expected: Vec<Hit> =
                case.hits.iter().map(|&(pattern, start, end)| Hit { at: FoldedSpan { start, end }, pattern }).collect();
            expected.sort();
            assert_eq!(hits(&*matcher, case.text), expected, "{} by {backend}", case.name);
        }
    }
}

proptest! {
    #[test]
    fn all_agree(patterns in prop::collection::vec("[ab ]{1,4}|[ابc]{1,2}", 0..8), text in "[ab cاب]{0,30}") {
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        let found: Vec<Vec<Hit>> = matchers(&patterns).iter().map(|(_, matcher)| hits(&**matcher, &text)).collect();
        prop_assert_eq!(&found[0], &found[1]);
    }
}
