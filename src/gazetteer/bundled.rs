//! The table shipped with the crate: the very files a curator edits.

use super::layer::Layer;

pub(super) fn layer() -> Layer {
    Layer::from_texts(
        "gazetteer/",
        &[
            ("kinds.csv", include_str!("../../gazetteer/kinds.csv")),
            ("sources.csv", include_str!("../../gazetteer/sources.csv")),
            ("entities.csv", include_str!("../../gazetteer/entities.csv")),
            ("aliases.csv", include_str!("../../gazetteer/aliases.csv")),
            ("cues.csv", include_str!("../../gazetteer/cues.csv")),
            ("stoplist.csv", include_str!("../../gazetteer/stoplist.csv")),
            ("examples.csv", include_str!("../../gazetteer/examples.csv")),
        ],
    )
}

/// The kinds alone: what every gazetteer knows even without the bundled names.
pub(super) fn kinds() -> Layer {
    Layer::from_texts("gazetteer/", &[("kinds.csv", include_str!("../../gazetteer/kinds.csv"))])
}
