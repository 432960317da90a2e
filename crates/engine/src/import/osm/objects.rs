//! Nodes, ways and relations as both file formats give them.

use std::ops::Range;

use yike_domain::LonLat;

/// Distinct texts, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Adds a text (not UTF-8: with replacement characters) and returns its position.
    #[expect(clippy::cast_possible_truncation, reason = "a block is limited to 32 MiB")]
    pub(super) fn push(&mut self, bytes: &[u8]) -> u32 {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.text.push_str(text),
            Err(_) => self.text.push_str(&String::from_utf8_lossy(bytes)),
        }
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// The text at a position.
    pub(super) fn get(&self, at: u32) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at as usize - 1] };
        &self.text[start as usize..self.ends[at as usize] as usize]
    }

    /// Number of texts.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// A tag: positions of key and value in the block's [`Strings`].
pub(super) type RawTag = (u32, u32);

/// No text.
pub(super) const NO_TEXT: u32 = u32::MAX;

/// A way of a block.
#[derive(Clone, Debug)]
pub(super) struct RawWay {
    pub(super) id: i64,
    pub(super) refs: Range<u32>,
    pub(super) tags: Range<u32>,
    /// `name=*`, also in `tags` unless only streets are kept.
    pub(super) name: u32,
}

/// What a relation refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MemberKind {
    Node,
    Way,
    Relation,
}

/// A member of a relation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) kind: MemberKind,
    pub(super) id: i64,
    pub(super) role: u32,
}

/// A relation of a block.
#[derive(Clone, Debug)]
pub(super) struct RawRelation {
    pub(super) id: i64,
    pub(super) members: Range<u32>,
    pub(super) tags: Range<u32>,
}

/// What one block of a file holds. A pbf has many, read side by side; an XML file is read as a few.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub(super) strings: Strings,
    pub(super) tags: Vec<RawTag>,
    pub(super) node_ids: Vec<i64>,
    pub(super) node_at: Vec<LonLat>,
    /// Position in `node_ids` and tags.
    pub(super) tagged_nodes: Vec<(u32, Range<u32>)>,
    pub(super) ways: Vec<RawWay>,
    pub(super) way_refs: Vec<i64>,
    pub(super) relations: Vec<RawRelation>,
    pub(super) members: Vec<Member>,
    /// Nodes whose position is not on Earth; they are not in `node_ids`.
    pub(super) misplaced: Vec<i64>,
    /// Newest edit, seconds since 1970; 0 where unknown.
    pub(super) newest_edit_s: i64,
}

/// What a file says of itself.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Header {
    pub(super) bounds: Option<(LonLat, LonLat)>,
    /// State of the data, seconds since 1970.
    pub(super) state_s: Option<i64>,
    /// What the exporting service says went wrong; empty where nothing did.
    pub(super) remark: String,
}

/// What a reader keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Streets with the tags of [`STREET_KEYS`](crate::import::map::STREET_KEYS) and obstacles; other ways without tags.
    Streets,
    /// Every object and tag.
    Everything,
}

/// Where an object stands: its id, block and position in the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub(super) id: i64,
    pub(super) block: u32,
    pub(super) pos: u32,
}

/// All objects of a file, ascending by id, each id once.
#[derive(Debug, Default)]
pub(super) struct Objects {
    pub(super) blocks: Vec<Block>,
    pub(super) node_ids: Vec<i64>,
    pub(super) node_at: Vec<LonLat>,
    /// Tagged nodes: position in `node_ids`, block, position in the block's `tagged_nodes`.
    pub(super) tagged_nodes: Vec<(u32, u32, u32)>,
    pub(super) ways: Vec<Found>,
    pub(super) relations: Vec<Found>,
    /// Ids that several objects of one kind share; the first in the file was kept.
    pub(super) repeated: Repeated,
}

/// Ids that occur more than once.
#[derive(Debug, Default)]
pub(super) struct Repeated {
    pub(super) nodes: Vec<i64>,
    pub(super) ways: Vec<i64>,
    pub(super) relations: Vec<i64>,
}

impl Objects {
    /// Puts the blocks of a file in order.
    pub(super) fn new(mut blocks: Vec<Block>) -> Self {
        let mut repeated = Repeated::default();
        let (node_ids, node_at, tagged_nodes) = merge_nodes(&mut blocks, &mut repeated.nodes);
        let ways = in_order(&blocks, |b| b.ways.len(), |b, i| b.ways[i].id, &mut repeated.ways);
        let relations = in_order(&blocks, |b| b.relations.len(), |b, i| b.relations[i].id, &mut repeated.relations);
        Self { blocks, node_ids, node_at, tagged_nodes, ways, relations, repeated }
    }

    /// A way and its block.
    pub(super) fn way(&self, found: Found) -> (&Block, &RawWay) {
        let block = &self.blocks[found.block as usize];
        (block, &block.ways[found.pos as usize])
    }

    /// A relation and its block.
    pub(super) fn relation(&self, found: Found) -> (&Block, &RawRelation) {
        let block = &self.blocks[found.block as usize];
        (block, &block.relations[found.pos as usize])
    }

    /// Looks a way up by its id.
    pub(super) fn find_way(&self, id: i64) -> Option<Found> {
        self.ways.binary_search_by_key(&id, |found| found.id).ok().map(|at| self.ways[at])
    }
}

impl Block {
    /// Nodes, ways, relations, references and members: what memory is needed for.
    pub(super) fn n_objects(&self) -> u64 {
        (self.node_ids.len() + self.ways.len() + self.way_refs.len() + self.relations.len() + self.members.len()) as u64
    }

    /// The tags of a range, as text.
    pub(super) fn tags(&self, range: &Range<u32>) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.tags[range.start as usize..range.end as usize]
            .iter()
            .map(|&(key, value)| (self.strings.get(key), self.strings.get(value)))
    }

    /// Node ids of a way.
    pub(super) fn refs(&self, way: &RawWay) -> &[i64] {
        &self.way_refs[way.refs.start as usize..way.refs.end as usize]
    }
}

type Nodes = (Vec<i64>, Vec<LonLat>, Vec<(u32, u32, u32)>);

/// One ascending list of all nodes. Files are nearly always in order already, and then it is a copy.
#[expect(clippy::cast_possible_truncation, reason = "the limit of nodes is below 2^32")]
fn merge_nodes(blocks: &mut [Block], repeated: &mut Vec<i64>) -> Nodes {
    let n = blocks.iter().map(|block| block.node_ids.len()).sum();
    let (mut ids, mut at) = (Vec::with_capacity(n), Vec::with_capacity(n));
    let mut tagged = Vec::new();
    for (number, block) in blocks.iter_mut().enumerate() {
        let offset = ids.len() as u32;
        tagged.extend((0u32..).zip(&block.tagged_nodes).map(|(pos, (node, _))| (offset + node, number as u32, pos)));
        ids.append(&mut block.node_ids);
        at.append(&mut block.node_at);
    }
    if ids.is_sorted_by(|a, b| a < b) {
        return (ids, at, tagged);
    }
    // The stable sort keeps the first of equal ids in front.
    let mut order: Vec<u32> = (0..ids.len() as u32).collect();
    order.sort_by_key(|&i| ids[i as usize]);
    let mut new_pos = vec![u32::MAX; ids.len()];
    let (mut sorted_ids, mut sorted_at) = (Vec::with_capacity(n), Vec::with_capacity(n));
    for &old in &order {
        let id = ids[old as usize];
        if sorted_ids.last() == Some(&id) {
            repeated.push(id);
        } else {
            new_pos[old as usize] = sorted_ids.len() as u32;
            sorted_ids.push(id);
            sorted_at.push(at[old as usize]);
        }
    }
    tagged.retain_mut(|(node, ..)| {
        *node = new_pos[*node as usize];
        *node != u32::MAX
    });
    tagged.sort_unstable();
    (sorted_ids, sorted_at, tagged)
}

#[expect(clippy::cast_possible_truncation, reason = "a block is limited to 32 MiB")]
fn in_order(
    blocks: &[Block],
    n: fn(&Block) -> usize,
    id: fn(&Block, usize) -> i64,
    repeated: &mut Vec<i64>,
) -> Vec<Found> {
    let mut all = Vec::new();
    for (block, content) in (0u32..).zip(blocks) {
        all.extend((0..n(content)).map(|pos| Found { id: id(content, pos), block, pos: pos as u32 }));
    }
    if !all.is_sorted_by(|a, b| a.id < b.id) {
        all.sort_unstable();
        all.dedup_by(|later, first| {
            let again = later.id == first.id;
            if again {
                repeated.push(later.id);
            }
            again
        });
    }
    all
}

/// Finds nodes by id: the upper bits of the id lead to a short stretch of the sorted list.
pub(super) struct NodeIndex<'a> {
    ids: &'a [i64],
    first: i64,
    shift: u32,
    starts: Vec<u32>,
}

impl<'a> NodeIndex<'a> {
    /// An index over ascending ids.
    #[expect(clippy::cast_possible_truncation, reason = "the limit of nodes is below 2^32")]
    pub(super) fn new(ids: &'a [i64]) -> Self {
        let (first, last) = (ids.first().copied().unwrap_or(0), ids.last().copied().unwrap_or(0));
        let span = last.wrapping_sub(first).cast_unsigned();
        let mut shift = 0;
        while (span >> shift) > 2 * ids.len() as u64 {
            shift += 1;
        }
        let n_buckets = (span >> shift) as usize + 1;
        let mut starts = vec![0u32; n_buckets + 1];
        let mut bucket = 0;
        for (i, &id) in ids.iter().enumerate() {
            let b = (id.wrapping_sub(first).cast_unsigned() >> shift) as usize;
            while bucket < b {
                bucket += 1;
                starts[bucket] = i as u32;
            }
        }
        for start in &mut starts[bucket + 1..] {
            *start = ids.len() as u32;
        }
        Self { ids, first, shift, starts }
    }

    /// Position of an id; `hint` is the position of the node before it on the same way.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the limit of nodes is below 2^32")]
    pub(super) fn find(&self, id: i64, hint: u32) -> Option<u32> {
        // Nodes drawn one after the other have consecutive ids.
        let next = hint.wrapping_add(1);
        if self.ids.get(next as usize) == Some(&id) {
            return Some(next);
        }
        if id < self.first {
            return None;
        }
        let bucket = usize::try_from(id.wrapping_sub(self.first).cast_unsigned() >> self.shift).ok()?;
        if bucket + 1 >= self.starts.len() {
            return None;
        }
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        self.ids[start..end].binary_search(&id).ok().map(|at| (start + at) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_found_however_they_are_spread() {
        for ids in [
            vec![],
            vec![7],
            vec![-5, -1, 3],
            vec![i64::MIN, 0, i64::MAX],
            (0..1000).map(|i| i * i).collect(),
            vec![1, 2, 3, 12_000_000_000],
        ] {
            let index = NodeIndex::new(&ids);
            for (at, &id) in (0u32..).zip(&ids) {
                assert_eq!(index.find(id, u32::MAX - 1), Some(at), "{id} in {ids:?}");
            }
            for absent in [-6, 5, 12_345, i64::MAX - 1, i64::MIN + 1] {
                assert_eq!(index.find(absent, 0).is_some(), ids.contains(&absent), "{absent} in {ids:?}");
            }
        }
    }

    #[test]
    fn nodes_out_of_order_are_sorted_and_the_first_of_a_repeated_id_stays() {
        let at = |lon| LonLat { lon, lat: 0 };
        let block = |ids: &[i64], lon: i32| Block {
            node_ids: ids.to_vec(),
            node_at: ids.iter().map(|_| at(lon)).collect(),
            tagged_nodes: vec![(0, 0..0)],
            ..Block::default()
        };
        let objects = Objects::new(vec![block(&[9, 4], 1), block(&[4, 2], 2)]);
        assert_eq!(objects.node_ids, [2, 4, 9]);
        assert_eq!(objects.node_at, [at(2), at(1), at(1)]);
        assert_eq!(objects.repeated.nodes, [4]);
        // Node 9 of block 0 is tagged; the second node 4 was dropped with its tags.
        assert_eq!(objects.tagged_nodes, [(2, 0, 0)]);
    }
}
