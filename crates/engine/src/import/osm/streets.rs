//! Streets and pedestrian areas with the tags that decide where one may walk.

use std::{collections::HashMap, ops::Range};

use yike_domain::{Finding, Severity};

use super::objects::{Found, Keep, NO_TEXT};
use super::shapes::Shapes;
use super::{examples, rings, rules};
use crate::import::map::{STREET_KEYS, StreetArea, StreetWay, Streets, TagSet};

/// Keys whose presence makes a node on a street worth keeping.
const NODE_KEYS: &[&str] =
    &["barrier", "crossing", "elevator", "entrance", "gate", "highway", "kerb", "kerb:height", "railway"];

/// Takes the streets out of a map.
pub(super) fn streets(source: &str, shapes: &mut Shapes<'_>, keep: Keep, findings: &mut Vec<Finding>) -> Streets {
    let ways = &shapes.objects.ways;
    let mut building = Building::new(shapes, keep);
    for &found in ways {
        building.take_way(found);
    }
    building.take_areas();
    building.take_node_tags();
    building.report(source, findings);
    building.finish()
}

/// Of a text that nobody has asked for as a key yet.
const UNASKED: u8 = u8::MAX;
/// Of a text that is no street key.
const NO_KEY: u8 = u8::MAX - 1;

/// Position of a text in [`STREET_KEYS`], or [`NO_KEY`].
fn key_position(text: &str) -> u8 {
    STREET_KEYS.binary_search(&text).ok().and_then(|at| u8::try_from(at).ok()).unwrap_or(NO_KEY)
}

struct Building<'s, 'a> {
    shapes: &'s mut Shapes<'a>,
    /// Missing nodes are counted here only when nobody else counts those of all ways.
    keep: Keep,
    /// Node indices here still count all nodes of the file.
    streets: Streets,
    used: Vec<bool>,
    /// Tags packed into words, a key's position and a value's number each → position in `tag_sets`.
    sets: HashMap<Vec<u64>, u32>,
    /// The tags of the object at hand, packed.
    packed: Vec<u64>,
    /// Values of tags, numbered.
    values: HashMap<&'a str, u32>,
    value_texts: Vec<&'a str>,
    /// Text of each block → number of the value.
    known_values: Vec<Vec<u32>>,
    /// Text of each block → position in `names`.
    known_names: Vec<Vec<u32>>,
    names: HashMap<&'a str, u32>,
    /// For each block, which keys its texts are.
    keys: Vec<Vec<u8>>,
    highway: u8,
    /// Keys that make a street by the value `platform`.
    platform_keys: [u8; 2],
    odd: Odd,
}

/// Oddities, as ids.
#[derive(Default)]
struct Odd {
    short: Vec<i64>,
    doubled: Vec<i64>,
}

impl<'s, 'a> Building<'s, 'a> {
    fn new(shapes: &'s mut Shapes<'a>, keep: Keep) -> Self {
        let objects = shapes.objects;
        let blocks = &objects.blocks;
        Self {
            shapes,
            keep,
            streets: Streets::default(),
            used: vec![false; objects.node_ids.len()],
            sets: HashMap::new(),
            packed: Vec::new(),
            values: HashMap::new(),
            value_texts: Vec::new(),
            known_values: blocks.iter().map(|block| vec![NO_TEXT; block.strings.len()]).collect(),
            known_names: blocks.iter().map(|block| vec![NO_TEXT; block.strings.len()]).collect(),
            names: HashMap::new(),
            keys: blocks.iter().map(|block| vec![UNASKED; block.strings.len()]).collect(),
            highway: key_position("highway"),
            platform_keys: ["railway", "public_transport"].map(key_position),
            odd: Odd::default(),
        }
    }

    /// Which street key a text of a block is.
    fn key(&mut self, block: u32, text: u32) -> u8 {
        let known = &mut self.keys[block as usize][text as usize];
        if *known == UNASKED {
            *known = key_position(self.shapes.objects.blocks[block as usize].strings.get(text));
        }
        *known
    }

    /// The number of a text of a block as a value.
    #[expect(clippy::cast_possible_truncation, reason = "fewer texts than bytes in blocks")]
    fn value(&mut self, block: u32, text: u32) -> u32 {
        let known = &mut self.known_values[block as usize][text as usize];
        if *known == NO_TEXT {
            let text = self.shapes.objects.blocks[block as usize].strings.get(text);
            let next = self.value_texts.len() as u32;
            *known = *self.values.entry(text).or_insert(next);
            if *known == next {
                self.value_texts.push(text);
            }
        }
        *known
    }

    /// Whether the tags make an object a street (or a platform one walks on).
    fn is_street(&mut self, block: u32, tags: &Range<u32>) -> bool {
        let content = &self.shapes.objects.blocks[block as usize];
        content.tags[tags.start as usize..tags.end as usize].iter().any(|&(key, value)| {
            let key = self.key(block, key);
            key == self.highway || (self.platform_keys.contains(&key) && content.strings.get(value) == "platform")
        })
    }

    fn take_way(&mut self, found: Found) {
        let (block, way) = self.shapes.objects.way(found);
        if !self.is_street(found.block, &way.tags) {
            return;
        }
        let refs = block.refs(way);
        if refs.len() < 2 {
            self.odd.short.push(way.id);
            return;
        }
        let tags = self.tag_set(found.block, &way.tags);
        let name = self.name(found.block, way.name);
        let mut start = self.streets.refs.len();
        let (mut missing, mut doubled, mut pieces) = (false, false, 0);
        let mut last = u32::MAX - 1;
        for &id in refs {
            match self.shapes.index.find(id, last) {
                Some(node) if self.streets.refs.len() > start && node == last => doubled = true,
                Some(node) => {
                    self.streets.refs.push(node);
                    last = node;
                }
                None => {
                    missing = true;
                    pieces += usize::from(self.close_piece(way.id, start, tags, name));
                    start = self.streets.refs.len();
                }
            }
        }
        pieces += usize::from(self.close_piece(way.id, start, tags, name));
        if missing {
            if self.keep == Keep::Streets {
                self.shapes.note_missing(found);
            }
        } else if pieces == 0 {
            self.odd.short.push(way.id);
        }
        if doubled {
            self.odd.doubled.push(way.id);
        }
    }

    /// Ends a run of present nodes; a run of one node is no street.
    #[expect(clippy::cast_possible_truncation, reason = "the limit of references is below 2^32")]
    fn close_piece(&mut self, id: i64, start: usize, tags: u32, name: u32) -> bool {
        let refs = &mut self.streets.refs;
        if refs.len() < start + 2 {
            refs.truncate(start);
            return false;
        }
        for &node in &refs[start..] {
            self.used[node as usize] = true;
        }
        self.streets.ways.push(StreetWay { id, refs: start as u32..refs.len() as u32, tags, name });
        true
    }

    /// Position of the tag set: street keys only, sorted, each set once.
    fn tag_set(&mut self, block_nr: u32, tags: &Range<u32>) -> u32 {
        let block = &self.shapes.objects.blocks[block_nr as usize];
        let mut packed = std::mem::take(&mut self.packed);
        packed.clear();
        for &(key, value) in &block.tags[tags.start as usize..tags.end as usize] {
            let key = self.key(block_nr, key);
            if key != NO_KEY {
                packed.push(u64::from(key) << 32 | u64::from(self.value(block_nr, value)));
            }
        }
        packed.sort_unstable();
        let known = self.sets.get(packed.as_slice()).copied();
        let set = known.unwrap_or_else(|| self.new_tag_set(&packed));
        self.packed = packed;
        set
    }

    /// Position of tags not met before. A key that is there twice, which the map does not
    /// allow, counts with the first of its values in order.
    #[expect(clippy::cast_possible_truncation, reason = "unpacked as packed; fewer sets than ways")]
    fn new_tag_set(&mut self, packed: &[u64]) -> u32 {
        let text = |tag: &u64| (STREET_KEYS[(tag >> 32) as usize], self.value_texts[*tag as u32 as usize]);
        let mut tags: Vec<(&str, &str)> = packed.iter().map(text).collect();
        tags.sort_unstable();
        let n = tags.len();
        tags.dedup_by(|later, first| later.0 == first.0);
        let next = self.streets.tag_sets.len() as u32;
        let set = |tags: &[(&str, &str)]| tags.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let position = if tags.len() == n {
            self.streets.tag_sets.push(set(&tags));
            next
        } else {
            let tags: TagSet = set(&tags);
            let single: Vec<u64> = tags
                .iter()
                .map(|(k, v)| u64::from(key_position(k)) << 32 | u64::from(self.values[v.as_str()]))
                .collect();
            let position = self.sets.get(&single).copied().unwrap_or(next);
            if position == next {
                self.streets.tag_sets.push(tags);
                self.sets.insert(single, next);
            }
            position
        };
        self.sets.insert(packed.to_vec(), position);
        position
    }

    #[expect(clippy::cast_possible_truncation, reason = "fewer names than ways")]
    fn name(&mut self, block_nr: u32, name: u32) -> u32 {
        if name == NO_TEXT {
            return u32::MAX;
        }
        let known = &mut self.known_names[block_nr as usize][name as usize];
        if *known == NO_TEXT {
            let text = self.shapes.objects.blocks[block_nr as usize].strings.get(name);
            let next = self.streets.names.len() as u32;
            *known = *self.names.entry(text).or_insert(next);
            if *known == next {
                self.streets.names.push(text.to_owned());
            }
        }
        *known
    }

    /// Pedestrian areas mapped as multipolygons.
    fn take_areas(&mut self) {
        let objects = self.shapes.objects;
        for &found in &objects.relations {
            let (block, relation) = objects.relation(found);
            let is_area = block.tags(&relation.tags).any(|tag| tag == ("type", "multipolygon"));
            if !is_area || !self.is_street(found.block, &relation.tags) {
                continue;
            }
            let rings = rings::assemble(objects, found);
            self.shapes.note_rings(found, &rings);
            if self.keep == Keep::Streets {
                let members: Vec<Found> = self.shapes.member_ways(found).collect();
                members.into_iter().for_each(|way| self.shapes.note_missing(way));
            }
            let closed = |rings: &[Vec<i64>]| -> Vec<Vec<u32>> {
                rings.iter().filter_map(|ring| self.ring_nodes(ring)).collect()
            };
            let (outer, inner) = (closed(&rings.outer), closed(&rings.inner));
            if outer.is_empty() {
                continue;
            }
            let tags = self.tag_set(found.block, &relation.tags);
            for &node in outer.iter().chain(&inner).flatten() {
                self.used[node as usize] = true;
            }
            self.streets.areas.push(StreetArea { id: relation.id, outer, inner, tags });
        }
    }

    /// Node positions of a closed ring without its missing nodes; `None` when fewer than three corners remain.
    fn ring_nodes(&self, ring: &[i64]) -> Option<Vec<u32>> {
        let mut nodes: Vec<u32> = Vec::with_capacity(ring.len());
        for &id in ring {
            match self.shapes.index.find(id, nodes.last().copied().unwrap_or(u32::MAX - 1)) {
                Some(node) if nodes.last() == Some(&node) => {}
                Some(node) => nodes.push(node),
                None => {}
            }
        }
        if nodes.first() != nodes.last() {
            nodes.push(*nodes.first()?);
        }
        (nodes.len() >= 4).then_some(nodes)
    }

    fn take_node_tags(&mut self) {
        let objects = self.shapes.objects;
        for &(node, block_nr, pos) in &objects.tagged_nodes {
            if !self.used[node as usize] {
                continue;
            }
            let block = &objects.blocks[block_nr as usize];
            let tags = &block.tagged_nodes[pos as usize].1;
            if block.tags(tags).any(|(key, _)| NODE_KEYS.contains(&key)) {
                let set = self.tag_set(block_nr, tags);
                self.streets.node_tags.push((node, set));
            }
        }
    }

    fn report(&self, source: &str, findings: &mut Vec<Finding>) {
        let mut add = |severity, ids: &[i64], kind: &str, rule| {
            if !ids.is_empty() {
                findings.push(Finding::new(severity, source, examples(kind, ids), rule).with("ways", ids.len()));
            }
        };
        add(Severity::Warning, &self.odd.short, "way", rules::WAYS_SHORT);
        add(Severity::Note, &self.odd.doubled, "way", rules::NODES_DOUBLED);
    }

    /// Leaves out the nodes that are on no street.
    #[expect(clippy::cast_possible_truncation, reason = "the limit of nodes is below 2^32")]
    fn finish(self) -> Streets {
        let Self { mut streets, used, shapes, .. } = self;
        let objects = shapes.objects;
        let n = used.iter().filter(|&&used| used).count();
        let mut new_pos = vec![u32::MAX; used.len()];
        streets.node_ids.reserve_exact(n);
        streets.node_at.reserve_exact(n);
        for (old, _) in used.iter().enumerate().filter(|(_, used)| **used) {
            new_pos[old] = streets.node_ids.len() as u32;
            streets.node_ids.push(objects.node_ids[old]);
            streets.node_at.push(objects.node_at[old]);
        }
        let areas = streets.areas.iter_mut().flat_map(|area| area.outer.iter_mut().chain(&mut area.inner).flatten());
        let tagged = streets.node_tags.iter_mut().map(|(node, _)| node);
        for node in streets.refs.iter_mut().chain(areas).chain(tagged) {
            *node = new_pos[*node as usize];
        }
        streets
    }
}
