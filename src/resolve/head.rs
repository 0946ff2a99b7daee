//! Heads: words beside a name that belong to its span (`al-Asad` + `air base`, `قاعدة` + `عين الأسد`).

use smallvec::SmallVec;

use crate::cue::Side;
use crate::fold::{Folded, FoldedSpan};
use crate::gazetteer::Gazetteer;

use super::adjacent::Neighbours;
use super::cues::CueIndex;
use super::occurrence::{Occurrence, Reading};

/// The occurrence with the longest head beside it, for the readings that take one.
pub(super) fn extend(
    gazetteer: &Gazetteer,
    cues: &CueIndex,
    folded: &Folded,
    plain: &Occurrence,
) -> Option<Occurrence> {
    let mut longest = plain.at;
    let mut readings: SmallVec<[Reading; 1]> = SmallVec::new();
    for reading in &plain.readings {
        let Some((at, head)) = reach(gazetteer, cues, folded, plain.at, reading) else { continue };
        let (now, before) = (at.end - at.start, longest.end - longest.start);
        if now > before {
            longest = at;
            readings.clear();
        }
        if now >= before {
            readings.push(Reading { head: Some(head), ..*reading });
        }
    }
    let span = folded.span(longest)?;
    (!readings.is_empty()).then_some(Occurrence { at: longest, span, readings })
}

fn reach(
    gazetteer: &Gazetteer,
    cues: &CueIndex,
    folded: &Folded,
    name: FoldedSpan,
    reading: &Reading,
) -> Option<(FoldedSpan, usize)> {
    let entity = gazetteer.aliases()[reading.alias].entity;
    let side = |at: usize| gazetteer.cues()[at].side;
    let text = &folded.text()[name.start..name.end];
    // A name that has a head already takes no second one on that side.
    let has_one = |wanted: Side| {
        cues.heads(entity).filter(|&at| side(at) == wanted).any(|at| {
            let words = cues.fold(at);
            match wanted {
                Side::Left => text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')),
                _ => text.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')),
            }
        })
    };
    cues.heads_beside(entity, &Neighbours::of(folded, name))
        .filter_map(|at| {
            let place = cues.beside(at, side(at), folded, name)?;
            let whole = FoldedSpan { start: name.start.min(place.start), end: name.end.max(place.end) };
            (!has_one(side(at))).then_some((whole, at))
        })
        .max_by_key(|(whole, _)| whole.end - whole.start)
}
