//! One inflated block of a pbf file → [`Block`].
//!
//! Field numbers: `osmformat.proto` of OSM-binary (Crosby 2010).

use std::ops::Range;

use yike_domain::LonLat;

use super::keys::Key;
use super::objects::{Block, Keep, Member, MemberKind, NO_TEXT, RawRelation, RawTag, RawWay};
use super::protobuf::{Broken, Value, field, packed_len, varint, varint_u32, zigzag};

/// Decodes a primitive block.
pub(super) fn decode(mut message: &[u8], keep: Keep) -> Result<Block, Broken> {
    let mut reading = Reading { keep, ..Reading::default() };
    let mut groups = Vec::new();
    while let Some((number, value)) = field(&mut message)? {
        match number {
            1 => reading.take_strings(value.bytes()?)?,
            2 => groups.push(value.bytes()?),
            17 => reading.granularity = value.number()?.cast_signed(),
            18 => reading.date_granularity = value.number()?.cast_signed(),
            19 => reading.lat_offset = value.number()?.cast_signed(),
            20 => reading.lon_offset = value.number()?.cast_signed(),
            _ => {}
        }
    }
    for group in groups {
        reading.take_group(group)?;
    }
    Ok(reading.block)
}

struct Reading<'a> {
    keep: Keep,
    granularity: i64,
    date_granularity: i64,
    lat_offset: i64,
    lon_offset: i64,
    table: Vec<&'a [u8]>,
    /// What each text means as a key, where one was asked for.
    keys: Vec<Option<Key>>,
    /// Position in the block's own strings, or `NO_TEXT` where not used yet.
    kept: Vec<u32>,
    block: Block,
}

impl Default for Reading<'_> {
    fn default() -> Self {
        Self {
            keep: Keep::Everything,
            granularity: 100,
            date_granularity: 1000,
            lat_offset: 0,
            lon_offset: 0,
            table: Vec::new(),
            keys: Vec::new(),
            kept: Vec::new(),
            block: Block::default(),
        }
    }
}

impl<'a> Reading<'a> {
    fn take_strings(&mut self, mut message: &'a [u8]) -> Result<(), Broken> {
        while let Some((number, value)) = field(&mut message)? {
            if number == 1 {
                self.table.push(value.bytes()?);
            }
        }
        self.keys = vec![None; self.table.len()];
        self.kept = vec![NO_TEXT; self.table.len()];
        Ok(())
    }

    fn take_group(&mut self, mut group: &[u8]) -> Result<(), Broken> {
        while let Some((number, value)) = field(&mut group)? {
            match number {
                1 => self.take_node(value.bytes()?)?,
                2 => self.take_dense(value.bytes()?)?,
                3 => self.take_way(value.bytes()?)?,
                4 => self.take_relation(value.bytes()?)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn text(&mut self, at: u32) -> Result<u32, Broken> {
        let kept = self.kept.get_mut(at as usize).ok_or(Broken)?;
        if *kept == NO_TEXT {
            *kept = self.block.strings.push(self.table[at as usize]);
        }
        Ok(*kept)
    }

    /// A text of the table; empty where there is none or it is not UTF-8.
    fn table_text(&self, at: u32) -> &'a str {
        self.table.get(at as usize).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }

    fn key(&mut self, at: u32) -> Result<Key, Broken> {
        let known = self.keys.get_mut(at as usize).ok_or(Broken)?;
        Ok(*known.get_or_insert_with(|| key_of(self.table[at as usize], self.keep)))
    }

    /// Position of a node; `None` outside the Earth.
    #[inline]
    fn position(&self, lon: i64, lat: i64) -> Option<LonLat> {
        let (lon, lat) = if self.granularity == 100 && self.lon_offset == 0 && self.lat_offset == 0 {
            (lon, lat)
        } else {
            let e7 = |offset: i64, raw: i64| {
                let nano = i128::from(offset) + i128::from(self.granularity) * i128::from(raw);
                i64::try_from((nano + 50).div_euclid(100)).unwrap_or(i64::MAX)
            };
            (e7(self.lon_offset, lon), e7(self.lat_offset, lat))
        };
        lon_lat(lon, lat)
    }

    fn push_node(&mut self, id: i64, lon: i64, lat: i64) -> Option<u32> {
        let Some(at) = self.position(lon, lat) else {
            self.block.misplaced.push(id);
            return None;
        };
        self.block.node_ids.push(id);
        self.block.node_at.push(at);
        Some(length(&self.block.node_ids) - 1)
    }

    fn take_dense(&mut self, mut message: &[u8]) -> Result<(), Broken> {
        let (mut ids, mut lats, mut lons, mut tags): (&[u8], &[u8], &[u8], &[u8]) = (&[], &[], &[], &[]);
        while let Some((number, value)) = field(&mut message)? {
            match number {
                1 => ids = value.bytes()?,
                5 if self.keep == Keep::Everything => self.take_dense_info(value.bytes()?)?,
                8 => lats = value.bytes()?,
                9 => lons = value.bytes()?,
                10 => tags = value.bytes()?,
                _ => {}
            }
        }
        let n = packed_len(ids);
        self.block.node_ids.reserve(n);
        self.block.node_at.reserve(n);
        let (mut id, mut lat, mut lon) = (0i64, 0i64, 0i64);
        while !ids.is_empty() {
            id = id.wrapping_add(zigzag(&mut ids)?);
            lat = lat.wrapping_add(zigzag(&mut lats)?);
            lon = lon.wrapping_add(zigzag(&mut lons)?);
            let node = self.push_node(id, lon, lat);
            if !tags.is_empty() {
                let range = self.dense_tags(&mut tags)?;
                if let (Some(node), false) = (node, range.is_empty()) {
                    self.block.tagged_nodes.push((node, range));
                }
            }
        }
        Ok(())
    }

    /// Key, value, key, value … 0 of one node.
    fn dense_tags(&mut self, packed: &mut &[u8]) -> Result<Range<u32>, Broken> {
        let start = length(&self.block.tags);
        while !packed.is_empty() {
            let key = varint_u32(packed)?;
            if key == 0 {
                break;
            }
            let value = varint_u32(packed)?;
            self.push_node_tag(key, value)?;
        }
        Ok(start..length(&self.block.tags))
    }

    fn push_node_tag(&mut self, key: u32, value: u32) -> Result<(), Broken> {
        if self.key(key)?.stays_on_node(self.keep) {
            let tag = (self.text(key)?, self.text(value)?);
            self.block.tags.push(tag);
        }
        Ok(())
    }

    fn take_dense_info(&mut self, mut message: &[u8]) -> Result<(), Broken> {
        while let Some((number, value)) = field(&mut message)? {
            if number == 2 {
                let (mut times, mut time) = (value.bytes()?, 0i64);
                while !times.is_empty() {
                    time = time.wrapping_add(zigzag(&mut times)?);
                    self.take_time(time);
                }
            }
        }
        Ok(())
    }

    fn take_info(&mut self, mut message: &[u8]) -> Result<(), Broken> {
        while let Some((number, value)) = field(&mut message)? {
            if number == 2 {
                self.take_time(value.number()?.cast_signed());
            }
        }
        Ok(())
    }

    fn take_time(&mut self, time: i64) {
        let seconds = time.saturating_mul(self.date_granularity) / 1000;
        self.block.newest_edit_s = self.block.newest_edit_s.max(seconds);
    }

    fn take_node(&mut self, mut message: &[u8]) -> Result<(), Broken> {
        let (mut id, mut lat, mut lon) = (0, 0, 0);
        let (mut keys, mut values): (&[u8], &[u8]) = (&[], &[]);
        while let Some((number, value)) = field(&mut message)? {
            match number {
                1 => id = super::protobuf::unzigzag(value.number()?),
                2 => keys = value.bytes()?,
                3 => values = value.bytes()?,
                4 if self.keep == Keep::Everything => self.take_info(value.bytes()?)?,
                8 => lat = super::protobuf::unzigzag(value.number()?),
                9 => lon = super::protobuf::unzigzag(value.number()?),
                _ => {}
            }
        }
        let node = self.push_node(id, lon, lat);
        let start = length(&self.block.tags);
        while !keys.is_empty() {
            let (key, value) = (varint_u32(&mut keys)?, varint_u32(&mut values)?);
            self.push_node_tag(key, value)?;
        }
        let end = length(&self.block.tags);
        if let (Some(node), true) = (node, end > start) {
            self.block.tagged_nodes.push((node, start..end));
        }
        Ok(())
    }

    fn take_way(&mut self, mut message: &[u8]) -> Result<(), Broken> {
        let mut id = 0;
        let (mut keys, mut values, mut refs): (&[u8], &[u8], &[u8]) = (&[], &[], &[]);
        while let Some((number, value)) = field(&mut message)? {
            match (number, value) {
                (1, Value::Number(number)) => id = number.cast_signed(),
                (2, value) => keys = value.bytes()?,
                (3, value) => values = value.bytes()?,
                (4, value) if self.keep == Keep::Everything => self.take_info(value.bytes()?)?,
                (8, value) => refs = value.bytes()?,
                _ => {}
            }
        }
        let (tags, name) = self.object_tags(keys, values)?;
        let start = length(&self.block.way_refs);
        let mut node = 0i64;
        while !refs.is_empty() {
            node = node.wrapping_add(zigzag(&mut refs)?);
            self.block.way_refs.push(node);
        }
        let refs = start..length(&self.block.way_refs);
        self.block.ways.push(RawWay { id, refs, tags, name });
        Ok(())
    }

    /// Tags of a way or relation, and its name.
    fn object_tags(&mut self, keys: &[u8], values: &[u8]) -> Result<(Range<u32>, u32), Broken> {
        let start = length(&self.block.tags);
        let (mut name, mut stays) = (NO_TEXT, self.keep == Keep::Everything);
        let (mut keys_left, mut values_left) = (keys, values);
        while !keys_left.is_empty() {
            let (key, value) = (varint_u32(&mut keys_left)?, varint_u32(&mut values_left)?);
            let meaning = self.key(key)?;
            if meaning == Key::Name {
                name = value;
            }
            if !meaning.stays_on_object(self.keep) {
                continue;
            }
            stays = stays || meaning.makes_street_or_obstacle(self.table_text(key), self.table_text(value));
            // Texts are entered only once the object is known to stay.
            let tag: RawTag = (key, value);
            self.block.tags.push(tag);
        }
        if !stays {
            self.block.tags.truncate(start as usize);
            return Ok((start..start, NO_TEXT));
        }
        for at in start as usize..self.block.tags.len() {
            let (key, value) = self.block.tags[at];
            self.block.tags[at] = (self.text(key)?, self.text(value)?);
        }
        let name = if name == NO_TEXT { NO_TEXT } else { self.text(name)? };
        Ok((start..length(&self.block.tags), name))
    }

    fn take_relation(&mut self, mut message: &[u8]) -> Result<(), Broken> {
        let mut id = 0;
        let (mut keys, mut values): (&[u8], &[u8]) = (&[], &[]);
        let (mut roles, mut refs, mut kinds): (&[u8], &[u8], &[u8]) = (&[], &[], &[]);
        while let Some((number, value)) = field(&mut message)? {
            match number {
                1 => id = value.number()?.cast_signed(),
                2 => keys = value.bytes()?,
                3 => values = value.bytes()?,
                4 if self.keep == Keep::Everything => self.take_info(value.bytes()?)?,
                8 => roles = value.bytes()?,
                9 => refs = value.bytes()?,
                10 => kinds = value.bytes()?,
                _ => {}
            }
        }
        let (tags, _) = self.object_tags(keys, values)?;
        if tags.is_empty() {
            return Ok(());
        }
        let start = length(&self.block.members);
        let mut member = 0i64;
        while !refs.is_empty() {
            member = member.wrapping_add(zigzag(&mut refs)?);
            let kind = match varint(&mut kinds)? {
                0 => MemberKind::Node,
                1 => MemberKind::Way,
                2 => MemberKind::Relation,
                _ => return Err(Broken),
            };
            let role = varint_u32(&mut roles)?;
            let role = self.text(role)?;
            self.block.members.push(Member { kind, id: member, role });
        }
        let members = start..length(&self.block.members);
        self.block.relations.push(RawRelation { id, members, tags });
        Ok(())
    }
}

/// Length of a list of a block, which is limited to 32 MiB.
#[expect(clippy::cast_possible_truncation, reason = "a block is limited to 32 MiB")]
fn length<T>(list: &[T]) -> u32 {
    list.len() as u32
}

/// A position from units of 1e-7 degree, when it is on Earth.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "range checked")]
pub(super) fn lon_lat(lon: i64, lat: i64) -> Option<LonLat> {
    ((-1_800_000_000..=1_800_000_000).contains(&lon) && (-900_000_000..=900_000_000).contains(&lat))
        .then_some(LonLat { lon: lon as i32, lat: lat as i32 })
}

fn key_of(text: &[u8], keep: Keep) -> Key {
    std::str::from_utf8(text).map_or(Key::Kept, |text| Key::of(text, keep))
}
