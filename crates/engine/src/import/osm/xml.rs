//! `.osm`, `.osm.gz`, `.osm.bz2`: the XML form, read as a stream into the blocks that the
//! pbf form gives too.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use yike_domain::{LonLat, Trouble};

use super::attributes::{Wrong, degrees, number, text};
use super::block::lon_lat;
use super::feed::{Feed, Packing, Stop};
use super::keys::Key;
use super::objects::{Block, Header, Keep, Member, MemberKind, NO_TEXT, RawRelation, RawWay};
use super::{Limits, dates, rules};

/// Elements inside elements; OSM files have three levels.
const MAX_DEPTH: usize = 16;
/// A block ends when it holds so many objects and references, or so much text.
const BLOCK_OBJECTS: u64 = 1 << 20;
const BLOCK_TEXT: usize = 8 << 20;

/// Whether the text starts like XML.
pub(super) fn is_xml(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'<')
}

/// Reads an XML file, packed or not.
pub(super) fn read(
    source: &str,
    bytes: &[u8],
    packing: Packing,
    keep: Keep,
    limits: &Limits,
) -> Result<(Header, Vec<Block>), Trouble> {
    let mut reader = Reader::from_reader(Feed::new(bytes, packing, limits.max_unpacked_bytes));
    let mut parsing = Parsing::new(keep);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        reader.get_mut().begin_element();
        let event = reader.read_event_into(&mut buffer);
        let wrong = match event {
            Ok(Event::Start(element)) => parsing.start(&element, true),
            Ok(Event::Empty(element)) => parsing.start(&element, false),
            Ok(Event::End(_)) => parsing.end(),
            Ok(Event::Eof) => break,
            Ok(Event::Text(text)) if parsing.in_remark => {
                parsing.header.remark.push_str(text.xml10_content().trim());
                Ok(())
            }
            Ok(Event::Text(text)) if parsing.depth == 0 && !text.xml10_content().trim().is_empty() => {
                Err(Wrong(if parsing.seen_root { rules::FILE_BROKEN } else { rules::FORMAT_UNKNOWN }, None))
            }
            Ok(_) => Ok(()),
            Err(error) => return Err(stopped(source, reader.get_ref(), packing, parsing.seen_root, &error, limits)),
        };
        let line = || format!("line {}", reader.get_ref().line());
        if let Err(Wrong(rule, about)) = wrong {
            let trouble = Trouble::new(source, rule);
            return Err(match about {
                None if rule == rules::FORMAT_UNKNOWN => trouble,
                None if rule == rules::XML_TOO_DEEP => trouble.at(line()).with("limit", MAX_DEPTH),
                None => trouble.at(line()),
                Some((element, attribute)) => trouble.at(line()).with("element", element).with("attribute", attribute),
            });
        }
        limits.check_objects(source, parsing.n_objects())?;
    }
    let line = reader.get_ref().line();
    if parsing.depth > 0 {
        return Err(Trouble::new(source, rules::FILE_CUT).at(format!("line {line}")));
    }
    if !parsing.seen_root {
        return Err(Trouble::new(source, rules::FORMAT_UNKNOWN));
    }
    parsing.close_block();
    Ok((parsing.header, parsing.blocks))
}

/// The trouble behind an error of the XML reader or of unpacking.
fn stopped(
    source: &str,
    feed: &Feed<'_>,
    packing: Packing,
    seen_root: bool,
    error: &quick_xml::Error,
    limits: &Limits,
) -> Trouble {
    let line = || format!("line {}", feed.line());
    let byte = || format!("byte {}", feed.packed_byte());
    match feed.stopped() {
        Some(Stop::TooLarge) => limits.unpacked_too_large(source),
        Some(Stop::ElementTooLong) => Trouble::new(source, rules::FILE_BROKEN).at(line()),
        Some(Stop::PackedCut) => Trouble::new(source, rules::FILE_CUT).at(byte()),
        Some(Stop::PackedBroken) => Trouble::new(source, rules::FILE_BROKEN).at(byte()),
        None => {
            let is_cut = matches!(error, quick_xml::Error::Syntax(_));
            let rule = match (is_cut, seen_root || packing != Packing::None) {
                (true, _) => rules::FILE_CUT,
                (false, true) => rules::FILE_BROKEN,
                (false, false) => rules::FORMAT_UNKNOWN,
            };
            let trouble = Trouble::new(source, rule);
            if rule == rules::FORMAT_UNKNOWN { trouble } else { trouble.at(line()) }
        }
    }
}

/// The object whose children are being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Nothing,
    Node,
    Way,
    Relation,
}

struct Parsing {
    keep: Keep,
    header: Header,
    blocks: Vec<Block>,
    block: Block,
    /// Of the finished blocks.
    n_finished: u64,
    depth: usize,
    seen_root: bool,
    in_remark: bool,
    inside: Inside,
    object: Object,
    /// Positions of texts in the block's strings.
    known: HashMap<String, u32>,
    n_text: usize,
}

/// The object being read.
#[derive(Default)]
struct Object {
    id: i64,
    /// JOSM writes objects that are to be deleted.
    is_deleted: bool,
    at: Option<LonLat>,
    tags: Vec<(String, String)>,
    refs: Vec<i64>,
    members: Vec<(MemberKind, i64, String)>,
}

impl Parsing {
    fn new(keep: Keep) -> Self {
        Self {
            keep,
            header: Header::default(),
            blocks: Vec::new(),
            block: Block::default(),
            n_finished: 0,
            depth: 0,
            seen_root: false,
            in_remark: false,
            inside: Inside::Nothing,
            object: Object::default(),
            known: HashMap::new(),
            n_text: 0,
        }
    }

    /// Everything that takes memory so far.
    fn n_objects(&self) -> u64 {
        let object = &self.object;
        let open = object.tags.len() + object.refs.len() + object.members.len();
        self.n_finished + self.block.n_objects() + open as u64
    }

    fn start(&mut self, element: &BytesStart<'_>, has_children: bool) -> Result<(), Wrong> {
        let name = element.name();
        match (self.depth, name.as_ref()) {
            (0, "osm") if !self.seen_root => {
                self.seen_root = true;
                self.take_time_of(element, "timestamp")?;
            }
            (0, _) => {
                let rule = if self.seen_root { rules::FILE_BROKEN } else { rules::FORMAT_UNKNOWN };
                return Err(Wrong(rule, None));
            }
            (1, "meta") => self.take_time_of(element, "osm_base")?,
            (1, "bounds") => self.take_bounds(element)?,
            (1, "remark") => self.in_remark = has_children,
            (1, "node") => self.begin(element, Inside::Node)?,
            (1, "way") => self.begin(element, Inside::Way)?,
            (1, "relation") => self.begin(element, Inside::Relation)?,
            (2, "tag") if self.inside != Inside::Nothing => self.take_tag(element)?,
            (2, "nd") if self.inside == Inside::Way => {
                let id = number(element, "nd", "ref")?;
                self.object.refs.push(id);
            }
            (2, "member") if self.inside == Inside::Relation => self.take_member(element)?,
            _ => {}
        }
        if has_children {
            self.depth += 1;
            if self.depth > MAX_DEPTH {
                return Err(Wrong(rules::XML_TOO_DEEP, None));
            }
            Ok(())
        } else {
            self.close()
        }
    }

    fn end(&mut self) -> Result<(), Wrong> {
        self.depth = self.depth.saturating_sub(1);
        self.in_remark = false;
        self.close()
    }

    /// Ends an element whose parent is at `depth`.
    fn close(&mut self) -> Result<(), Wrong> {
        if self.depth == 1 && self.inside != Inside::Nothing {
            match std::mem::replace(&mut self.inside, Inside::Nothing) {
                Inside::Node => self.push_node(),
                Inside::Way => self.push_way(),
                Inside::Relation => self.push_relation(),
                Inside::Nothing => {}
            }
            if self.block.n_objects() >= BLOCK_OBJECTS || self.n_text >= BLOCK_TEXT {
                self.close_block();
            }
        }
        Ok(())
    }

    fn close_block(&mut self) {
        self.n_finished += self.block.n_objects();
        self.known.clear();
        self.n_text = 0;
        self.blocks.push(std::mem::take(&mut self.block));
    }

    fn take_time_of(&mut self, element: &BytesStart<'_>, key: &str) -> Result<(), Wrong> {
        if let Some(seconds) = text(element, key)?.and_then(|text| dates::seconds(&text)) {
            self.header.state_s = Some(seconds);
        }
        Ok(())
    }

    fn take_bounds(&mut self, element: &BytesStart<'_>) -> Result<(), Wrong> {
        let side = |key: &'static str| degrees(element, "bounds", key);
        let south_west = lon_lat(side("minlon")?, side("minlat")?);
        let north_east = lon_lat(side("maxlon")?, side("maxlat")?);
        self.header.bounds = south_west.zip(north_east);
        Ok(())
    }

    fn begin(&mut self, element: &BytesStart<'_>, inside: Inside) -> Result<(), Wrong> {
        let word = match inside {
            Inside::Node => "node",
            Inside::Way => "way",
            _ => "relation",
        };
        self.inside = inside;
        self.object.id = number(element, word, "id")?;
        let says = |key: &str, word: &str| Ok(text(element, key)?.is_some_and(|text| text == word));
        self.object.is_deleted = says("action", "delete")? || says("visible", "false")?;
        self.object.at = None;
        self.object.tags.clear();
        self.object.refs.clear();
        self.object.members.clear();
        if inside == Inside::Node && !self.object.is_deleted {
            self.object.at = lon_lat(degrees(element, "node", "lon")?, degrees(element, "node", "lat")?);
        }
        if self.keep == Keep::Everything
            && let Some(seconds) = text(element, "timestamp")?.and_then(|text| dates::seconds(&text))
        {
            self.block.newest_edit_s = self.block.newest_edit_s.max(seconds);
        }
        Ok(())
    }

    fn take_tag(&mut self, element: &BytesStart<'_>) -> Result<(), Wrong> {
        let missing = |attribute| Wrong(rules::ATTRIBUTE_WRONG, Some(("tag", attribute)));
        let key = text(element, "k")?.ok_or_else(|| missing("k"))?;
        let value = text(element, "v")?.ok_or_else(|| missing("v"))?;
        self.object.tags.push((key, value));
        Ok(())
    }

    fn take_member(&mut self, element: &BytesStart<'_>) -> Result<(), Wrong> {
        let kind = match text(element, "type")?.as_deref() {
            Some("node") => MemberKind::Node,
            Some("way") => MemberKind::Way,
            Some("relation") => MemberKind::Relation,
            _ => return Err(Wrong(rules::ATTRIBUTE_WRONG, Some(("member", "type")))),
        };
        let id = number(element, "member", "ref")?;
        let role = text(element, "role")?.unwrap_or_default();
        self.object.members.push((kind, id, role));
        Ok(())
    }

    /// Position of a text in the block's strings.
    fn text(&mut self, text: &str) -> u32 {
        if let Some(&at) = self.known.get(text) {
            return at;
        }
        let at = self.block.strings.push(text.as_bytes());
        self.known.insert(text.to_owned(), at);
        self.n_text += text.len();
        at
    }

    fn push_node(&mut self) {
        if self.object.is_deleted {
            return;
        }
        let Some(at) = self.object.at else {
            self.block.misplaced.push(self.object.id);
            return;
        };
        let node = length(&self.block.node_ids);
        self.block.node_ids.push(self.object.id);
        self.block.node_at.push(at);
        let start = length(&self.block.tags);
        for (key, value) in std::mem::take(&mut self.object.tags) {
            if Key::of(&key, self.keep).stays_on_node(self.keep) {
                let tag = (self.text(&key), self.text(&value));
                self.block.tags.push(tag);
            }
        }
        let end = length(&self.block.tags);
        if end > start {
            self.block.tagged_nodes.push((node, start..end));
        }
    }

    /// Tags of a way or relation, and its name.
    fn push_tags(&mut self) -> (std::ops::Range<u32>, u32) {
        let start = length(&self.block.tags);
        let tags = std::mem::take(&mut self.object.tags);
        let keep = self.keep;
        let stays = keep == Keep::Everything
            || tags.iter().any(|(key, value)| Key::of(key, keep).makes_street_or_obstacle(key, value));
        let mut name = NO_TEXT;
        for (key, value) in tags.iter().filter(|_| stays) {
            let meaning = Key::of(key, keep);
            if meaning == Key::Name {
                name = self.text(value);
            }
            if meaning.stays_on_object(keep) {
                let tag = (self.text(key), self.text(value));
                self.block.tags.push(tag);
            }
        }
        (start..length(&self.block.tags), name)
    }

    fn push_way(&mut self) {
        if self.object.is_deleted {
            return;
        }
        let (tags, name) = self.push_tags();
        let start = length(&self.block.way_refs);
        self.block.way_refs.append(&mut self.object.refs);
        let refs = start..length(&self.block.way_refs);
        self.block.ways.push(RawWay { id: self.object.id, refs, tags, name });
    }

    fn push_relation(&mut self) {
        if self.object.is_deleted {
            return;
        }
        let (tags, _) = self.push_tags();
        if tags.is_empty() {
            return;
        }
        let start = length(&self.block.members);
        for (kind, id, role) in std::mem::take(&mut self.object.members) {
            let role = self.text(&role);
            self.block.members.push(Member { kind, id, role });
        }
        let members = start..length(&self.block.members);
        self.block.relations.push(RawRelation { id: self.object.id, members, tags });
    }
}

/// Length of a list of a block, which ends after about a million entries, or at the latest
/// with the limit of objects, which is below 2^32.
#[expect(clippy::cast_possible_truncation, reason = "limited as said above")]
fn length<T>(list: &[T]) -> u32 {
    list.len() as u32
}
