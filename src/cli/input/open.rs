//! Bytes of a source: decompressed by their first bytes, decoded to UTF-8 where they are something else.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use super::Source;

pub(super) type Reader = Box<dyn BufRead + Send>;

const BUFFER: usize = 256 * 1024;

pub(super) fn open(source: &Source, encoding: Option<&'static Encoding>) -> io::Result<Reader> {
    let raw: Box<dyn Read + Send> = match source {
        Source::Stdin => Box::new(io::stdin()),
        Source::Explicit(path) | Source::Walked(path) => Box::new(File::open(path)?),
    };
    decode(decompress(Box::new(BufReader::with_capacity(BUFFER, raw)))?, encoding)
}

fn decompress(mut reader: Reader) -> io::Result<Reader> {
    let start = reader.fill_buf()?;
    let decompressed: Box<dyn Read + Send> = if start.starts_with(&[0x1f, 0x8b]) {
        Box::new(MultiGzDecoder::new(reader))
    } else if start.starts_with(&ZSTD) {
        Box::new(Frames { current: None, rest: Some(reader) })
    } else {
        return Ok(reader);
    };
    Ok(Box::new(BufReader::with_capacity(BUFFER, decompressed)))
}

/// UTF-16 is known by its byte order mark; other encodings must be named.
fn decode(mut reader: Reader, encoding: Option<&'static Encoding>) -> io::Result<Reader> {
    let start = reader.fill_buf()?;
    let utf16 = start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]);
    if encoding.is_none() && !utf16 {
        return Ok(reader);
    }
    let decoder = DecodeReaderBytesBuilder::new().encoding(encoding).build(reader);
    Ok(Box::new(BufReader::with_capacity(BUFFER, decoder)))
}

const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

type ZstdFrame = StreamingDecoder<Reader, ruzstd::decoding::FrameDecoder>;

/// A zstd stream is a row of frames; the decoder reads one.
struct Frames {
    current: Option<ZstdFrame>,
    rest: Option<Reader>,
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.current {
                let read = frame.read(buffer)?;
                if read > 0 {
                    return Ok(read);
                }
                self.rest = self.current.take().map(StreamingDecoder::into_inner);
            }
            let Some(mut rest) = self.rest.take() else { return Ok(0) };
            if rest.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.current = Some(StreamingDecoder::new(rest).map_err(io::Error::other)?);
        }
    }
}
