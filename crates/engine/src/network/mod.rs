//! The walkable graph: from street facts to a file that searches can start on at once.
//!
//! Junctions are joined by *chains* (streets of one kind); points to pass — gates,
//! lifts, kerbs — are chains of length zero. The network knows lengths and kinds
//! only; a [`Walk`] puts a profile and a gate policy on it.

mod arrays;
mod build;
mod compounds;
mod contract;
mod file;
mod grid;
mod hilbert;
mod lengths;
mod nodes;
mod plaza;
mod raw;
pub mod rules;
mod sight;
mod snap;
mod street;
mod summary;
mod tables;
mod trace;
mod walk;

use std::{ops::Range, sync::OnceLock};

use serde::{Deserialize, Serialize};
use yike_domain::{LonLat, Trouble};

use self::build::Built;

pub use arrays::{Chain, ObstacleSegment, Part};
pub use build::{BuildOptions, build};
pub use compounds::{CompoundGates, compound_gates};
pub use file::FORMAT_VERSION;
pub use nodes::NodeIndex;
pub use snap::{SnapOptions, Snapped, Snapper};
pub use street::{NodeMeaning, PointKind, StreetKind, flag, judge_node, tag};
pub use summary::{ClassLength, Summary};
pub use tables::{TableEdge, TableNode, from_tables};
pub use walk::{Attachment, GatePolicy, GateRule, Half, Walk};

/// What a network remembers about where it came from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NetworkMeta {
    /// The map, as the user named it.
    pub source: String,
    /// State of the map, where the file says it.
    pub data_date: Option<String>,
    /// Version of the street rules; `table` for a network given by tables.
    pub rules: String,
    /// Street classes by position in [`StreetKind::class`].
    pub classes: Vec<String>,
    /// Bounds of complete data, south-west and north-east.
    pub bounds: Option<(LonLat, LonLat)>,
    /// Components shorter than this (metres) are islands, unless the longest.
    pub island_max_m: u32,
    /// Digest of the source, where known.
    pub source_sha256: String,
}

impl NetworkMeta {
    /// Whether the network was built from a map of OpenStreetMap, not from its owner's tables.
    #[must_use]
    pub fn is_from_map(&self) -> bool {
        self.rules != TABLE_RULES
    }
}

/// The version of the street rules of a network given by tables: there are none.
pub(super) const TABLE_RULES: &str = "table";

/// A walking network, ready to search. Opening one maps the file; nothing is copied.
pub struct Network {
    body: Body,
    meta: NetworkMeta,
}

/// Where the arrays of a network lie.
enum Body {
    /// As they were built. Their file, with its check sums, is made when it is asked for.
    Built { arrays: Box<Built>, digest: OnceLock<[u8; 32]> },
    /// In a file, the sections in the order of [`file::SECTIONS`].
    File { bytes: Box<dyn AsRef<[u8]> + Send + Sync>, sections: Vec<Range<usize>> },
}

/// The arrays of a network, as slices.
#[derive(Clone, Copy)]
pub struct View<'n> {
    /// Junction positions, 1e-7 degree.
    pub junction_at: &'n [[i32; 2]],
    /// First half edge of each junction; one more than junctions.
    pub adjacency_start: &'n [u32],
    /// Half edges: chain × 2, + 1 when leaving from the chain's end.
    pub adjacency: &'n [u32],
    /// Chains.
    pub chains: &'n [Chain],
    /// Points of all chains, ends included.
    pub shape: &'n [[i32; 2]],
    /// Length from the chain's start to each point, millimetres.
    pub shape_offset_mm: &'n [u32],
    /// Kinds of chains.
    pub kinds: &'n [StreetKind],
    /// Component of each junction.
    pub component: &'n [u32],
    /// Street length of each component, metres.
    pub component_m: &'n [u32],
    /// Lines an access leg must not cross.
    pub obstacles: &'n [ObstacleSegment],
    trace: trace::TraceView<'n>,
    grid: GridView<'n>,
    obstacle_grid: GridView<'n>,
    name_starts: &'n [u32],
    names: &'n [u8],
}

#[derive(Clone, Copy)]
struct GridView<'n> {
    frame: grid::Frame,
    starts: &'n [u32],
    entries: &'n [u32],
}

impl Network {
    /// Opens a network file: checks its envelope and every index, copies nothing.
    ///
    /// `source` names the file in messages.
    ///
    /// # Errors
    /// Not a network, another version, shortened or changed.
    pub fn open(bytes: impl AsRef<[u8]> + Send + Sync + 'static, source: &str) -> Result<Self, Trouble> {
        let sections = file::decode(bytes.as_ref(), source)?;
        let meta = serde_json::from_slice(&bytes.as_ref()[sections[0].clone()])
            .map_err(|e| Trouble::new(source, rules::FILE_DAMAGED).at(format!("meta: {e}")))?;
        let misaligned = !(bytes.as_ref().as_ptr() as usize).is_multiple_of(8);
        let bytes: Box<dyn AsRef<[u8]> + Send + Sync> = if misaligned || cfg!(target_endian = "big") {
            Box::new(Aligned::copy(bytes.as_ref(), &sections))
        } else {
            Box::new(bytes)
        };
        let network = Self { body: Body::File { bytes, sections }, meta };
        network.check().map_err(|place| Trouble::new(source, rules::FILE_DAMAGED).at(place))?;
        Ok(network)
    }

    /// A network that has just been built.
    fn of_built(arrays: Built, meta: NetworkMeta) -> Self {
        Self { body: Body::Built { arrays: Box::new(arrays), digest: OnceLock::new() }, meta }
    }

    /// Bytes of the packed map ids: all of the file that only explaining a walk reads.
    #[must_use]
    pub fn packed_ids_bytes(&self) -> usize {
        let trace = self.view().trace;
        size_of_val(trace.starts) + trace.bytes.len()
    }

    /// The file's bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        match &self.body {
            Body::File { bytes, .. } if cfg!(target_endian = "little") => (**bytes).as_ref().to_vec(),
            Body::File { .. } => self.encode(),
            Body::Built { digest, .. } => {
                let file = self.encode();
                digest.get_or_init(|| file::digest(&file));
                file
            }
        }
    }

    fn encode(&self) -> Vec<u8> {
        let meta = serde_json::to_vec(&self.meta).expect("meta is plain data");
        file::encode(&self.view().sections(&meta))
    }

    /// Where the network came from.
    #[must_use]
    pub fn meta(&self) -> &NetworkMeta {
        &self.meta
    }

    /// SHA-256 of the network's content, lower-case hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        let digest = match &self.body {
            Body::File { bytes, .. } => file::digest((**bytes).as_ref()),
            Body::Built { digest, .. } => *digest.get_or_init(|| file::digest(&self.encode())),
        };
        digest.iter().map(|b| format!("{b:02x}")).collect()
    }

    /// The arrays.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        match &self.body {
            Body::Built { arrays, .. } => arrays.view(),
            Body::File { bytes, sections } => View::of_file((**bytes).as_ref(), sections),
        }
    }

    /// Every index within its array, so that no search can leave one.
    fn check(&self) -> Result<(), String> {
        let v = self.view();
        let (junctions, chains, shape) = (v.junction_at.len(), v.chains.len(), v.shape.len());
        let need = |ok: bool, what: &str| if ok { Ok(()) } else { Err(what.to_owned()) };
        need(shape < u32::MAX as usize, "shape")?;
        need(v.adjacency_start.len() == junctions + 1 && v.adjacency.len() == chains * 2, "adjacency size")?;
        need(v.adjacency_start.first() == Some(&0) && is_ascending(v.adjacency_start), "adjacency starts")?;
        need(v.adjacency_start.last().is_some_and(|n| *n as usize == v.adjacency.len()), "adjacency end")?;
        need(v.adjacency.iter().all(|half| ((half >> 1) as usize) < chains), "adjacency")?;
        need(v.shape_offset_mm.len() == shape, "shape size")?;
        need(
            v.component.len() == junctions && v.component.iter().all(|c| (*c as usize) < v.component_m.len()),
            "components",
        )?;
        for (c, chain) in v.chains.iter().enumerate() {
            let end = v.chains.get(c + 1).map_or(shape, |next| next.shape_start as usize);
            let ok = chain.ends.iter().all(|j| (*j as usize) < junctions)
                && (chain.shape_start as usize + 2) <= end
                && end <= shape
                && (chain.kind as usize) < v.kinds.len()
                && is_ascending(&v.shape_offset_mm[chain.shape_start as usize..end]);
            need(ok, "chains")?;
        }
        need(v.trace.is_whole(chains), "trace")?;
        for (grid, n) in [(v.grid, shape), (v.obstacle_grid, v.obstacles.len())] {
            let cells = grid.frame.n[0] as usize * grid.frame.n[1] as usize;
            let ok = grid.starts.len() == cells + 1
                && is_ascending(grid.starts)
                && grid.starts.last().is_some_and(|n| *n as usize == grid.entries.len())
                && grid.frame.cell.iter().all(|c| *c > 0)
                && grid.entries.iter().all(|e| (*e as usize) < n);
            need(ok, "grid")?;
        }
        need(is_ascending(v.name_starts) && v.name_starts.last().is_none_or(|n| *n as usize == v.names.len()), "names")
    }
}

fn is_ascending(starts: &[u32]) -> bool {
    starts.windows(2).all(|pair| pair[0] <= pair[1])
}

impl std::fmt::Debug for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Network")
            .field("meta", &self.meta)
            .field("chains", &self.view().chains.len())
            .finish_non_exhaustive()
    }
}

impl<'n> View<'n> {
    /// The arrays of a file in this machine's byte order.
    fn of_file(bytes: &'n [u8], sections: &[Range<usize>]) -> Self {
        fn slice<'n, T: bytemuck::Pod>(bytes: &'n [u8], section: &Range<usize>) -> &'n [T] {
            bytemuck::cast_slice(&bytes[section.clone()])
        }
        let frame = |section: usize| slice(bytes, &sections[section]).first().copied().unwrap_or_default();
        Self {
            junction_at: slice(bytes, &sections[1]),
            adjacency_start: slice(bytes, &sections[2]),
            adjacency: slice(bytes, &sections[3]),
            chains: slice(bytes, &sections[4]),
            shape: slice(bytes, &sections[5]),
            shape_offset_mm: slice(bytes, &sections[6]),
            trace: trace::TraceView { starts: slice(bytes, &sections[7]), bytes: slice(bytes, &sections[8]) },
            kinds: slice(bytes, &sections[9]),
            component: slice(bytes, &sections[10]),
            component_m: slice(bytes, &sections[11]),
            grid: GridView {
                frame: frame(12),
                starts: slice(bytes, &sections[13]),
                entries: slice(bytes, &sections[14]),
            },
            obstacles: slice(bytes, &sections[15]),
            obstacle_grid: GridView {
                frame: frame(16),
                starts: slice(bytes, &sections[17]),
                entries: slice(bytes, &sections[18]),
            },
            name_starts: slice(bytes, &sections[19]),
            names: slice(bytes, &sections[20]),
        }
    }

    /// The sections of a file, in the order of [`file::SECTIONS`].
    fn sections<'a>(&'a self, meta: &'a [u8]) -> [&'a [u8]; file::SECTIONS.len()] {
        use bytemuck::{bytes_of, cast_slice};
        [
            meta,
            cast_slice(self.junction_at),
            cast_slice(self.adjacency_start),
            cast_slice(self.adjacency),
            cast_slice(self.chains),
            cast_slice(self.shape),
            cast_slice(self.shape_offset_mm),
            cast_slice(self.trace.starts),
            self.trace.bytes,
            cast_slice(self.kinds),
            cast_slice(self.component),
            cast_slice(self.component_m),
            bytes_of(&self.grid.frame),
            cast_slice(self.grid.starts),
            cast_slice(self.grid.entries),
            cast_slice(self.obstacles),
            bytes_of(&self.obstacle_grid.frame),
            cast_slice(self.obstacle_grid.starts),
            cast_slice(self.obstacle_grid.entries),
            cast_slice(self.name_starts),
            self.names,
        ]
    }

    /// Positions of a chain's points in the shape arrays.
    #[must_use]
    pub fn shape_range(&self, chain: usize) -> Range<usize> {
        let end = self.chains.get(chain + 1).map_or(self.shape.len(), |next| next.shape_start as usize);
        self.chains[chain].shape_start as usize..end
    }

    /// The chain whose points include a position of the shape arrays.
    #[must_use]
    pub fn chain_of(&self, shape: usize) -> usize {
        self.chains.partition_point(|c| c.shape_start as usize <= shape) - 1
    }

    /// Kind of a chain.
    #[must_use]
    pub fn kind(&self, chain: usize) -> &'n StreetKind {
        &self.kinds[self.chains[chain].kind as usize]
    }

    /// Position of a shape point.
    #[must_use]
    pub fn point(&self, shape: usize) -> LonLat {
        lon_lat(self.shape[shape])
    }

    /// A street name; empty for `u32::MAX`.
    #[must_use]
    pub fn name(&self, name: u32) -> &'n str {
        let at = name as usize;
        if at + 1 >= self.name_starts.len() {
            return "";
        }
        std::str::from_utf8(&self.names[self.name_starts[at] as usize..self.name_starts[at + 1] as usize]).unwrap_or("")
    }
}

pub(crate) fn lon_lat([lon, lat]: [i32; 2]) -> LonLat {
    LonLat { lon, lat }
}

/// Bytes on an address divisible by eight, in this machine's byte order.
struct Aligned {
    words: Vec<u64>,
    length: usize,
}

impl Aligned {
    fn copy(bytes: &[u8], sections: &[Range<usize>]) -> Self {
        let mut words = vec![0u64; bytes.len().div_ceil(8)];
        let target: &mut [u8] = bytemuck::cast_slice_mut(&mut words);
        target[..bytes.len()].copy_from_slice(bytes);
        if cfg!(target_endian = "big") {
            for (range, (_, sizes)) in sections.iter().zip(file::SECTIONS) {
                file::swap_words(&mut target[range.clone()], sizes);
            }
        }
        Self { words, length: bytes.len() }
    }
}

impl AsRef<[u8]> for Aligned {
    fn as_ref(&self) -> &[u8] {
        &bytemuck::cast_slice(&self.words)[..self.length]
    }
}
