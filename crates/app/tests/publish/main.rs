//! A town is published: what its page, workbook and layers say, and that names break nothing.

mod folder;
mod page;
mod reach;
mod sheets;
mod tables;
mod town;
