//! canonym itself.

use anyhow::Result;
use canonym::{Gazetteer, Layer, Tagger};

use super::{Engine, Inputs};
use crate::documents::{Documents, Span};

pub struct Canonym(Tagger);

impl Canonym {
    pub fn build(inputs: &Inputs) -> Result<Canonym> {
        let gazetteer = Gazetteer::from_layers(&[Layer::read(&inputs.table)?])?;
        Ok(Canonym(Tagger::new(gazetteer)))
    }
}

impl Engine for Canonym {
    fn spans(&mut self, documents: &Documents, found: &mut Vec<Span>) -> Result<()> {
        for (at, text) in documents.iter() {
            found.extend(self.0.tag(text).iter().map(|mention| at + mention.span.start..at + mention.span.end));
        }
        Ok(())
    }
}
