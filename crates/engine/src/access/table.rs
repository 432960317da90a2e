//! Rows of a large table, in memory that is handed out in large pages.
//!
//! A table of a city takes some 80 MB: in pages of 4 KB the system interrupts its writing
//! 20,000 times, in pages of 2 MB forty times.

use std::{
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

use bytemuck::Pod;
use memmap2::MmapMut;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Bytes from which large pages pay.
const WORTH_IT: usize = 4 << 20;

/// Values side by side, like those of a [`Vec`], of a number that does not change.
pub struct Table<T>(Memory<T>);

enum Memory<T> {
    Heap(Vec<T>),
    Pages(MmapMut, PhantomData<T>),
}

impl<T: Pod> Table<T> {
    /// So many values, all bits zero.
    #[must_use]
    pub fn zeroed(n: usize) -> Self {
        let bytes = n.saturating_mul(size_of::<T>());
        if bytes >= WORTH_IT
            && let Ok(pages) = MmapMut::map_anon(bytes)
        {
            // A wish only: a system that grants it or not fills the table with the same values.
            #[cfg(target_os = "linux")]
            let _granted = pages.advise(memmap2::Advice::HugePage).is_ok();
            return Self(Memory::Pages(pages, PhantomData));
        }
        Self(Memory::Heap(bytemuck::zeroed_vec(n)))
    }
}

impl<T: Pod> Deref for Table<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.0 {
            Memory::Heap(values) => values,
            Memory::Pages(pages, _) => bytemuck::cast_slice(pages),
        }
    }
}

impl<T: Pod> DerefMut for Table<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Memory::Heap(values) => values,
            Memory::Pages(pages, _) => bytemuck::cast_slice_mut(pages),
        }
    }
}

impl<T> From<Vec<T>> for Table<T> {
    fn from(values: Vec<T>) -> Self {
        Self(Memory::Heap(values))
    }
}

impl<T: Pod> Clone for Table<T> {
    fn clone(&self) -> Self {
        let mut copy = Self::zeroed(self.len());
        copy.copy_from_slice(self);
        copy
    }
}

impl<T: Pod + PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Pod + Eq> Eq for Table<T> {}

impl<T: Pod + fmt::Debug> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Pod + Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.deref().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_table_is_a_small_one_with_more_values() {
        for n in [0, 5, WORTH_IT / 4 - 1, WORTH_IT / 4, WORTH_IT / 4 + 3] {
            let mut table: Table<u32> = Table::zeroed(n);
            assert_eq!((table.len(), table.iter().max().copied().unwrap_or(0)), (n, 0));
            table.iter_mut().zip(1..).for_each(|(value, number)| *value = number);
            assert_eq!(table, Table::from((1..=n as u32).collect::<Vec<_>>()));
            let mut changed = table.clone();
            changed.iter_mut().take(1).for_each(|value| *value = 7);
            assert_eq!(changed == table, n == 0, "a clone has memory of its own");
        }
    }

    #[test]
    fn a_table_is_stored_as_a_list() {
        let table = Table::from(vec![3u32, 1, 2]);
        let text = serde_json::to_string(&table).expect("plain data");
        assert_eq!((text.as_str(), serde_json::from_str::<Table<u32>>(&text).expect("a list")), ("[3,1,2]", table));
    }
}
