//! The table shipped with the crate: compiled from the very files a curator edits when the crate is built.

use crate::image::Image;

use super::layer::Layer;

/// The image that the build script made.
#[cfg(canonym_bundled)]
#[expect(clippy::expect_used, reason = "the image is a part of the program, made by the same code")]
pub(super) fn image() -> Image {
    use crate::image::{Aligned, Data};
    static IMAGE: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/bundled.canonym")));
    Image::new(Data::Static(&IMAGE.0), true).expect("the bundled image is whole")
}

/// In the build script there is none yet.
#[cfg(not(canonym_bundled))]
pub(super) fn image() -> Image {
    unreachable!("the bundled table is being compiled")
}

/// The kinds alone: what every gazetteer knows even without the bundled names.
pub(super) fn kinds() -> Layer {
    Layer::from_texts("gazetteer/", &[("kinds.csv", include_str!("../../gazetteer/kinds.csv"))])
}

/// Compiles the folder of the bundled table: the build script's work. The image does not say where the folder lay.
#[cfg(not(canonym_bundled))]
pub(crate) fn compile(folder: &std::path::Path) -> Result<Vec<u8>, crate::error::Error> {
    let layer = Layer::read(folder)?.without_origins();
    let gazetteer = super::index::build(std::iter::once(&layer))?;
    Ok(gazetteer.image().bytes().to_vec())
}
