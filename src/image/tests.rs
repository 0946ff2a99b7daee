//! Images that are not whole, not ours, or not of today are refused, each with its reason.

use super::*;

/// A small image.
fn image() -> Vec<u8> {
    let mut heap = HeapWriter::new();
    heap.shared("Harbour Guard");
    let mut sections = Sections::default();
    sections.put(Section::Heap, heap.into_bytes());
    sections.put(Section::Stoplist, vec![1u32]);
    sections.image(7).expect("fits").bytes().to_vec()
}

fn open(bytes: &[u8]) -> Result<Image, String> {
    // Files need not end at a multiple of eight bytes.
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.canonym");
    std::fs::write(&path, bytes).expect("writes");
    Image::open(&path).expect("maps")
}

#[test]
fn a_whole_image_opens() {
    let bytes = image();
    let image = open(&bytes).expect("opens");
    assert_eq!(image.words(Section::Stoplist), [1]);
    assert_eq!(image.heap().str(Str(1)), "Harbour Guard");
    assert_eq!(image.source, 7);
}

#[test]
fn damage_in_any_byte_is_found() {
    let bytes = image();
    for at in 0..bytes.len() {
        let mut wrong = bytes.clone();
        wrong[at] ^= 0x40;
        assert!(open(&wrong).is_err(), "byte {at}");
    }
}

#[test]
fn any_cut_is_found() {
    let bytes = image();
    for length in 1..bytes.len() {
        assert!(open(&bytes[..length]).is_err(), "{length} bytes");
    }
    let longer = [&bytes[..], &[0; 8]].concat();
    assert!(open(&longer).is_err());
}

/// A header field is changed, and the checksum made right again.
fn forged(at: usize, value: u32) -> String {
    let mut bytes = image();
    bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    let sum = checksum(&bytes).to_le_bytes();
    bytes[CHECKSUM].copy_from_slice(&sum);
    open(&bytes).expect_err("refused")
}

#[test]
fn each_reason_is_told() {
    assert!(open(b"alias,entity\n").expect_err("refused").contains("not a compiled table"));
    assert!(forged(8, 0x0403_0201).contains("byte order"));
    assert!(forged(12, FORMAT + 1).contains(&format!("its format is {}", FORMAT + 1)));
    assert!(forged(16, pack([15, 1, 0])).contains("Unicode 15.1"));
    assert!(forged(24, 0).contains("stale"));
    assert!(open(&image()[..40]).expect_err("refused").contains("cut off"));
    let mut wrong = image();
    wrong[100] ^= 1;
    assert!(open(&wrong).expect_err("refused").contains("damaged"));
}
