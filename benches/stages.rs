//! Throughput of the stages: fold, match, tag. Each bench asserts its answer before it times.

use std::hint::black_box;

use canonym::{Gazetteer, Tagger, fold};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// A sentence of our own with a known number of names, and one that must cost little: it has none.
const SENTENCE: &str =
    "Kata’ib Hizbullah blamed the U.S. for the strike near al-Asad air base, said an official in Baghdad. ";
const NAMES: usize = 4;
const FILLER: &str = "The rain that had been falling since the early hours of the morning stopped at last, and people came out \
    of their houses to look at what the river had left of the road, the bridge and the two old fig trees beside it. ";

/// News names a person, group or place about once in a dozen words.
fn english(repeats: usize) -> String {
    format!("{SENTENCE}{FILLER}\n\n").repeat(repeats)
}

fn arabic(repeats: usize) -> String {
    "أعلنت كتائب حزب الله في بيان صدر في بغداد أنها لا تعرف شيئا عن الهجوم على قاعدة عين الأسد. ".repeat(repeats)
}

fn stages(criterion: &mut Criterion) {
    let tagger = Tagger::new(Gazetteer::bundled());
    for (name, text, names) in [("english", english(2000), 2000 * NAMES), ("arabic", arabic(4000), 4000 * 3)] {
        let mentions = tagger.tag(&text);
        assert_eq!(mentions.len(), names, "{name}");
        assert!(mentions.iter().all(|mention| mention.entity().is_some()), "{name}");
        let folded = fold(&text);
        assert!(folded.text().contains(if name == "english" {
            "kataib hizbullah"
        } else {
            "كتايب حزب الله"
        }));
        let hits = tagger.trace(&text).hits.len();
        assert!(hits >= names, "{name}");

        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
        group.bench_function("fold", |bencher| bencher.iter(|| fold(black_box(&text)).text().len()));
        group.bench_function("match", |bencher| bencher.iter(|| tagger.count_hits(black_box(&text))));
        group.bench_function("tag", |bencher| bencher.iter(|| tagger.tag(black_box(&text)).len()));
        group.finish();
    }
}

fn start(criterion: &mut Criterion) {
    assert!(Gazetteer::bundled().entities().len() > 70);
    criterion.bench_function("start/load the bundled table", |bencher| {
        bencher.iter(|| Tagger::new(Gazetteer::bundled()).gazetteer().aliases().len())
    });
}

criterion_group!(benches, stages, start);
criterion_main!(benches);
