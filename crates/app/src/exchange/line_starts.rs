//! Which line of a file a CSV record starts on, as a person's editor counts lines.
//!
//! The CSV reader's own count says where it stood before a record: before the line feed of
//! `\r\n`, before blank lines. Here the bytes are watched on their way to the reader.

use std::{
    cell::RefCell,
    collections::VecDeque,
    io::{self, Read},
    rc::Rc,
};

/// A source of bytes that remembers where its lines start.
pub(crate) struct Watched<R> {
    inner: R,
    starts: Rc<RefCell<Starts>>,
}

/// Where the lines start that the reader has not come to yet.
#[derive(Default)]
struct Starts {
    /// Byte and number of every line that is not blank.
    filled: VecDeque<(u64, u32)>,
    n_bytes: u64,
    n_lines: u32,
    /// Whether nothing of the present line has been seen.
    fresh: bool,
    /// Whether the last byte was a carriage return, whose line feed may follow.
    returned: bool,
}

/// Answers on which line a record starts.
pub(crate) struct LineStarts(Rc<RefCell<Starts>>);

/// Watches the lines of a source. Lines end with `\n`, `\r\n` or `\r`.
pub(crate) fn watched<R: Read>(inner: R) -> (Watched<R>, LineStarts) {
    let starts = Rc::new(RefCell::new(Starts { n_lines: 1, fresh: true, ..Starts::default() }));
    (Watched { inner, starts: Rc::clone(&starts) }, LineStarts(starts))
}

impl LineStarts {
    /// The line of the record that the reader began to look for at `byte`: the first line from
    /// there on that is not blank. Bytes must not go back from call to call.
    pub(crate) fn line_from(&self, byte: u64) -> u32 {
        let mut starts = self.0.borrow_mut();
        while starts.filled.front().is_some_and(|(start, _)| *start < byte) {
            starts.filled.pop_front();
        }
        starts.filled.front().map_or(starts.n_lines, |(_, line)| *line)
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        let mut starts = self.starts.borrow_mut();
        for &byte in &buffer[..n] {
            starts.take(byte);
        }
        Ok(n)
    }
}

impl Starts {
    fn take(&mut self, byte: u8) {
        match byte {
            b'\n' if self.returned => {}
            b'\n' | b'\r' => {
                self.n_lines = self.n_lines.saturating_add(1);
                self.fresh = true;
            }
            _ if self.fresh => {
                self.filled.push_back((self.n_bytes, self.n_lines));
                self.fresh = false;
            }
            _ => {}
        }
        self.returned = byte == b'\r';
        self.n_bytes += 1;
    }
}
