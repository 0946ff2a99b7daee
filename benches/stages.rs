//! Speed of the stages: fold, match, tag, start. Each bench asserts its answer before it times.
#![allow(clippy::expect_used)]

use std::hint::black_box;

use canonym::{Gazetteer, Level, Tagger, fold};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

mod material;
use material::{ENGLISH, TABLE, TEXTS};

/// Large enough that the text does not stay in the processor's nearest memory.
const BYTES: usize = 500_000;

/// The paragraphs over and over, and how often.
fn long(paragraphs: &str) -> (String, usize) {
    let times = BYTES / paragraphs.len();
    (paragraphs.repeat(times), times)
}

fn folding(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("fold");
    for text in TEXTS {
        let (long, times) = long(text.paragraphs);
        assert_eq!(fold(&long).text().matches(text.folded).count(), times, "{}", text.name);
        group.throughput(Throughput::Bytes(long.len() as u64)).sample_size(20);
        group.bench_function(text.name, |bencher| bencher.iter(|| fold(black_box(&long)).text().len()));
    }
    group.finish();
}

fn matching(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("match");
    for text in TEXTS {
        let (long, times) = long(text.paragraphs);
        let hits = Tagger::new(Gazetteer::bundled()).trace(&long).hits.len();
        assert!(hits >= text.names * times, "{}", text.name);
        group.throughput(Throughput::Bytes(long.len() as u64)).sample_size(20);
        for level in Level::ALL.iter().copied().filter(|level| level.is_here()) {
            let tagger = material::tagger(Gazetteer::bundled(), level);
            assert_eq!(tagger.count_hits(&long), hits, "{} {}", text.name, level.word());
            group.bench_function(BenchmarkId::new(text.name, level.word()), |bencher| {
                bencher.iter(|| tagger.count_hits(black_box(&long)))
            });
        }
    }
    group.finish();
}

fn tagging(criterion: &mut Criterion) {
    let tagger = Tagger::new(Gazetteer::bundled());
    let mut group = criterion.benchmark_group("tag");
    for text in TEXTS {
        let (long, times) = long(text.paragraphs);
        let mentions = tagger.tag(&long);
        assert_eq!(mentions.len(), text.names * times, "{}", text.name);
        assert!(mentions.iter().all(|mention| mention.entity().is_some()), "{}", text.name);
        group.throughput(Throughput::Bytes(long.len() as u64)).sample_size(20);
        group.bench_function(text.name, |bencher| bencher.iter(|| tagger.tag(black_box(&long)).len()));
    }

    let folder = tempfile::tempdir().expect("a folder");
    material::compile_names(folder.path());
    let tagger = Tagger::new(material::read(&folder.path().join(TABLE)));
    let (text, names) = material::english_with_names();
    let (long, times) = long(&text);
    assert_eq!(tagger.tag(&long).len(), names * times);
    group.throughput(Throughput::Bytes(long.len() as u64));
    group.bench_function("english, 10,000 names", |bencher| bencher.iter(|| tagger.tag(black_box(&long)).len()));
    group.finish();
}

fn starting(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    material::compile_names(folder.path());
    let table = folder.path().join(TABLE);
    let (story, names) = material::english_with_names();
    assert_eq!(Tagger::new(material::read(&table)).tag(&story).len(), names);
    let mut group = criterion.benchmark_group("start");
    group.bench_function("open a compiled table of 10,000 names", |bencher| {
        bencher.iter(|| material::read(black_box(&table)).entities().len())
    });

    let times = 5000 / ENGLISH.paragraphs.len() + 1;
    let text = ENGLISH.paragraphs.repeat(times);
    let first = |text: &str| Tagger::new(Gazetteer::bundled()).tag(text).len();
    assert_eq!(first(&text), ENGLISH.names * times);
    group.bench_function("bundled table and a first text of 5 kB", |bencher| bencher.iter(|| first(black_box(&text))));
    group.finish();
}

criterion_group!(benches, folding, matching, tagging, starting);
criterion_main!(benches);
