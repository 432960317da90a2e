//! Text that is unpacked while it is read, within limits, with the line and byte reached.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
    Bzip2,
}

impl Packing {
    /// Recognises the packing by the first bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"\x1f\x8b") {
            Self::Gzip
        } else if bytes.starts_with(b"BZh") {
            Self::Bzip2
        } else {
            Self::None
        }
    }
}

/// Longest element (a tag with all its attributes, a comment) that is read: OSM allows 255
/// characters in a key or value.
const MAX_ELEMENT: usize = 1 << 20;
const BUFFER: usize = 64 * 1024;

/// Why reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// More than the limit came out.
    TooLarge,
    /// One element is longer than any of the format.
    ElementTooLong,
    /// The packed data ends in the middle.
    PackedCut,
    /// The packed data is damaged.
    PackedBroken,
}

/// The unpacked text of a file.
pub(super) struct Feed<'a> {
    inner: Box<dyn Read + 'a>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    packed_at: Rc<Cell<usize>>,
    unpacked: u64,
    limit: u64,
    in_element: usize,
    line: u64,
    stopped: Option<Stop>,
}

/// Bytes that remember how many were taken.
struct Counted<'a> {
    bytes: &'a [u8],
    at: Rc<Cell<usize>>,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.bytes.read(into)?;
        self.at.set(self.at.get() + n);
        Ok(n)
    }
}

impl<'a> Feed<'a> {
    pub(super) fn new(bytes: &'a [u8], packing: Packing, limit: u64) -> Self {
        let packed_at = Rc::new(Cell::new(0));
        let counted = Counted { bytes, at: Rc::clone(&packed_at) };
        let inner: Box<dyn Read + 'a> = match packing {
            Packing::None => Box::new(counted),
            Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(counted)),
            Packing::Bzip2 => Box::new(bzip2::read::MultiBzDecoder::new(counted)),
        };
        Self {
            inner,
            buffer: vec![0; BUFFER],
            start: 0,
            end: 0,
            packed_at,
            unpacked: 0,
            limit,
            in_element: 0,
            line: 1,
            stopped: None,
        }
    }

    /// Begins the next element.
    pub(super) fn begin_element(&mut self) {
        self.in_element = 0;
    }

    /// The line reached, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The byte of the packed file reached.
    pub(super) fn packed_byte(&self) -> usize {
        self.packed_at.get()
    }

    /// Why reading stopped, if it did.
    pub(super) fn stopped(&self) -> Option<Stop> {
        self.stopped
    }

    fn stop(&mut self, why: Stop) -> io::Error {
        self.stopped = Some(why);
        io::Error::other("stopped")
    }
}

impl Read for Feed<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(into)?;
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Feed<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end {
            if self.in_element > MAX_ELEMENT {
                return Err(self.stop(Stop::ElementTooLong));
            }
            let n = loop {
                match self.inner.read(&mut self.buffer) {
                    Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            let n = match n {
                Ok(n) => n,
                Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Err(self.stop(Stop::PackedCut)),
                Err(_) => return Err(self.stop(Stop::PackedBroken)),
            };
            (self.start, self.end) = (0, n);
            self.unpacked += n as u64;
            if self.unpacked > self.limit {
                return Err(self.stop(Stop::TooLarge));
            }
        }
        Ok(&self.buffer[self.start..self.end])
    }

    fn consume(&mut self, n: usize) {
        let taken = &self.buffer[self.start..self.start + n];
        self.line += taken.iter().filter(|b| **b == b'\n').count() as u64;
        self.in_element += n;
        self.start += n;
    }
}
