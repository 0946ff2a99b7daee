//! Heads: words beside a name that belong to its span (`al-Asad` + `air base`, `قاعدة` + `عين الأسد`).

use crate::cue::Side;
use crate::fold::FoldedSpan;

use super::cues::CueIndex;
use super::occurrence::{Occurrence, Reading, Readings};
use super::place::{Place, Stretches};

/// The occurrence with the longest head beside it, for the readings that take one.
pub(super) fn extend(cues: &CueIndex, stretches: &Stretches, plain: &Occurrence) -> Option<Occurrence> {
    if cues.is_empty() {
        return None;
    }
    let place = Place::new(stretches, plain.span);
    let mut longest = 0;
    let mut readings = Readings::new();
    let mut whole = None;
    for reading in &plain.readings {
        let Some((at, head)) = reach(cues, &place, reading) else { continue };
        let now = at.end - at.start;
        if now > longest {
            (longest, whole) = (now, Some(at));
            readings.clear();
        }
        if now >= longest {
            readings.push(Reading { head: Some(head), ..*reading });
        }
    }
    Some(Occurrence { span: place.span_of(whole?)?, readings })
}

fn reach(cues: &CueIndex, place: &Place, reading: &Reading) -> Option<(FoldedSpan, u32)> {
    let entity = cues.entity_of(reading);
    if !cues.has_heads(entity) {
        return None;
    }
    let side = |at: u32| cues.side(at);
    // A name that has a head already takes no second one on that side.
    let has_one = |wanted: Side, text: &[u8]| {
        cues.heads(entity).filter(|&at| side(at) == wanted).any(|at| {
            let words = cues.words(at);
            match wanted {
                Side::Left => text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(b" ")),
                _ => text.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with(b" ")),
            }
        })
    };
    cues.heads_beside(entity, place.beside())
        .filter_map(|at| {
            let head = cues.beside(at, place)?;
            let (folded, name) = place.folded()?;
            let whole = FoldedSpan { start: name.start.min(head.start), end: name.end.max(head.end) };
            (!has_one(side(at), &folded.text().as_bytes()[name.start..name.end])).then_some((whole, at))
        })
        .max_by_key(|(whole, _)| whole.end - whole.start)
}
