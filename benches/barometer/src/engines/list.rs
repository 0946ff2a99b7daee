//! The list of engines: where each comes from and what its answers mean.

/// Where an engine comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A crate that this one is built with.
    Crate(&'static str),
    /// A crate with a program.
    Program(&'static str),
    /// A program of the operating system.
    System(&'static str),
    /// A Debian package with a shared library.
    Library(&'static str),
    /// A Python package.
    Python(&'static str),
}

pub struct Entry {
    pub name: &'static str,
    pub origin: Origin,
    /// What is the same for the engine, and what is a whole name.
    pub semantics: &'static str,
    /// Engines of one group must give the very same spans.
    pub group: Option<&'static str>,
    /// Must find whatever the reference finds, but for what its rules say.
    pub covers: bool,
    /// Larger lists are beyond it.
    pub most_names: usize,
}

/// The engine that the others are compared with.
pub const REFERENCE: &str = "aho-corasick";

const ASCII: &str = "ASCII case; filter after longest";
const WHOLE: &str = "ASCII case; longest whole word";
const LOWER: &str = "Unicode case; filter after longest";

const fn entry(name: &'static str, origin: Origin, semantics: &'static str) -> Entry {
    Entry { name, origin, semantics, group: None, covers: false, most_names: usize::MAX }
}

const fn peer(name: &'static str, origin: Origin, semantics: &'static str, most_names: usize) -> Entry {
    Entry { group: Some(semantics), covers: true, most_names, ..entry(name, origin, semantics) }
}

const fn other(name: &'static str, origin: Origin, semantics: &'static str, most_names: usize) -> Entry {
    Entry { most_names, ..entry(name, origin, semantics) }
}

pub const ENGINES: [Entry; 17] = [
    Entry { covers: true, ..entry("canonym", Origin::Crate("canonym"), "fold; a capital; longest whole word") },
    peer("aho-corasick", Origin::Crate("aho-corasick"), ASCII, usize::MAX),
    peer("aho-corasick-nfa", Origin::Crate("aho-corasick"), ASCII, 1_000_000),
    peer("aho-corasick-dfa", Origin::Crate("aho-corasick"), ASCII, 100_000),
    peer("daachorse-bytewise", Origin::Crate("daachorse"), ASCII, 1_000_000),
    peer("daachorse-charwise", Origin::Crate("daachorse"), ASCII, 1_000_000),
    peer("hyperscan", Origin::Library("libhyperscan5"), WHOLE, 100_000),
    peer("vectorscan", Origin::Library("libvectorscan5"), WHOLE, 100_000),
    peer("fst", Origin::Crate("fst"), WHOLE, usize::MAX),
    other("ripgrep", Origin::Program("ripgrep"), "Unicode case; -w", 100_000),
    other("ripgrep-ascii", Origin::Program("ripgrep"), "ASCII case; -w by ASCII words", 100_000),
    other("grep", Origin::System("grep"), "ASCII case; -w by bytes", 100_000),
    Entry { covers: false, ..peer("ahocorasick_rs", Origin::Python("ahocorasick_rs"), LOWER, 1_000_000) },
    Entry { covers: false, ..peer("pyahocorasick", Origin::Python("pyahocorasick"), LOWER, 1_000_000) },
    other("flashtext2", Origin::Python("flashtext2"), "Unicode case; its own words", 1_000_000),
    other("flashtext", Origin::Python("flashtext"), "Unicode case; ASCII words", 1_000_000),
    other("spacy", Origin::Python("spacy"), "Unicode case; its own tokens", 1_000_000),
];

pub fn find(name: &str) -> Option<&'static Entry> {
    ENGINES.iter().find(|entry| entry.name == name)
}
