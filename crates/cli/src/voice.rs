//! Speaking on the two streams. The standard macros panic when nobody listens any more
//! (`yike verify R | head -3`); these go on with the work instead, and say when the
//! answer itself could not be written.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

/// Exit code of what cannot be written.
const CANNOT_WRITE: i32 = 4;

/// To the standard output: the answer of a command.
pub fn answer(text: Arguments<'_>) {
    match std::io::stdout().lock().write_fmt(text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            remark(format_args!("{error}\n"));
            std::process::exit(CANNOT_WRITE);
        }
        _ => {}
    }
}

/// To the error stream: what a person should know. When it cannot be written there is no one left to tell.
pub fn remark(text: Arguments<'_>) {
    let _ = std::io::stderr().lock().write_fmt(text);
}

macro_rules! print {
    ($($text:tt)*) => { $crate::voice::answer(format_args!($($text)*)) };
}
macro_rules! println {
    () => { $crate::voice::answer(format_args!("\n")) };
    ($($text:tt)*) => { $crate::voice::answer(format_args!("{}\n", format_args!($($text)*))) };
}
macro_rules! eprintln {
    () => { $crate::voice::remark(format_args!("\n")) };
    ($($text:tt)*) => { $crate::voice::remark(format_args!("{}\n", format_args!($($text)*))) };
}
