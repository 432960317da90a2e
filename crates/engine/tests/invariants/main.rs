//! Laws that hold in every town, tried on random ones.

mod laws;
mod outlines;
mod outwards;
mod parts;

use proptest::{collection::vec, prelude::*};
use yike_engine::scene::{At, Scene};

/// Distance between crossroads, metres.
const BLOCK: i32 = 120;
/// Crossroads along each side.
const SIDE: i32 = 5;

/// What lies between two neighbouring crossroads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Nothing,
    Street,
    Footway,
    Steps,
    Rough,
    Crossing,
    GatePrivate,
    GateUntagged,
    GateLocked,
}

/// A random town: blocks between crossroads, homes and outlets on streets.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) blocks: Vec<Block>,
    /// Homes: crossroads and residents.
    pub(crate) homes: Vec<(At, u32)>,
    /// Outlets: crossroads and type.
    pub(crate) outlets: Vec<(At, usize)>,
    pub(crate) bounded: bool,
}

const TYPES: [&str; 4] = ["wet_market", "small_supermarket", "convenience_store+pharmacy", "breakfast_shop"];

/// Every pair of neighbouring crossroads, eastwards and northwards.
pub(crate) fn pairs() -> Vec<(At, At)> {
    let at = |x: i32, y: i32| (x * BLOCK, y * BLOCK);
    let east = (0..SIDE - 1).flat_map(|x| (0..SIDE).map(move |y| (at(x, y), at(x + 1, y))));
    let north = (0..SIDE).flat_map(|x| (0..SIDE - 1).map(move |y| (at(x, y), at(x, y + 1))));
    east.chain(north).collect()
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        3 => Just(Block::Nothing),
        5 => Just(Block::Street),
        2 => Just(Block::Footway),
        1 => Just(Block::Steps),
        1 => Just(Block::Rough),
        1 => Just(Block::Crossing),
        1 => Just(Block::GatePrivate),
        1 => Just(Block::GateUntagged),
    ]
}

/// Random towns.
pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    let crossroads = || (0..SIDE, 0..SIDE).prop_map(|(x, y)| (x * BLOCK, y * BLOCK));
    (
        vec(block(), pairs().len()),
        vec((crossroads(), 1u32..50), 1..8),
        vec((crossroads(), 0..TYPES.len()), 1..7),
        any::<bool>(),
    )
        .prop_map(|(blocks, homes, outlets, bounded)| Plan { blocks, homes, outlets, bounded })
}

impl Plan {
    /// The town with its first outlets only.
    pub(crate) fn scene_with(&self, n_outlets: usize) -> Scene {
        let mut scene = self.streets();
        for (number, (at, kind)) in self.outlets.iter().take(n_outlets).enumerate() {
            scene = scene.outlet(&format!("outlet {number}"), TYPES[*kind], *at);
        }
        for (number, (at, people)) in self.homes.iter().enumerate() {
            // Every other home knows its ages.
            let name = format!("home {number}");
            scene = match number % 2 {
                0 => scene.home_by_age(&name, *people, (people / 3, people / 5), *at),
                _ => scene.home(&name, *people, *at),
            };
        }
        let half = SIDE / 2 * BLOCK;
        scene = scene.community("west", (-1, -1), (half, SIDE * BLOCK)).community(
            "east",
            (half + 1, -1),
            (SIDE * BLOCK, SIDE * BLOCK),
        );
        // Bounds that leave the outermost crossroads outside.
        if self.bounded { scene.bounds((BLOCK / 2, -50), (SIDE * BLOCK, SIDE * BLOCK)) } else { scene }
    }

    /// The town.
    pub(crate) fn scene(&self) -> Scene {
        self.scene_with(self.outlets.len())
    }

    /// Streets only. Every crossroads has a stub of street, so that homes and outlets stand on
    /// streets that every profile can use.
    fn streets(&self) -> Scene {
        // No islands: a home stays at its own crossroads, however small the street there.
        let mut scene = Scene::new().islands_below(0);
        for x in 0..SIDE {
            for y in 0..SIDE {
                let (x, y) = (x * BLOCK, y * BLOCK);
                scene = scene.street("stub", [(x, y), (x + 7, y + 3)]);
            }
        }
        for (number, ((a, b), block)) in pairs().into_iter().zip(&self.blocks).enumerate() {
            let name = format!("block {number}");
            let middle = ((a.0 + b.0) / 2, (a.1 + b.1) / 2);
            let line = [a, b];
            scene = match block {
                Block::Nothing => scene,
                Block::Street => scene.street(&name, line),
                Block::Footway => scene.footway(&name, line),
                Block::Steps => scene.steps(&name, line),
                Block::Rough => scene.way(&name, &[("highway", "path"), ("surface", "gravel")], line),
                Block::Crossing => {
                    let tags = [("highway", "footway"), ("footway", "crossing"), ("crossing", "traffic_signals")];
                    scene.way(&name, &tags, line)
                }
                Block::GatePrivate => scene.street(&name, [a, middle, b]).gate(middle, &[("access", "private")]),
                Block::GateUntagged => scene.street(&name, [a, middle, b]).gate(middle, &[]),
                Block::GateLocked => scene.street(&name, [a, middle, b]).gate(middle, &[("locked", "yes")]),
            };
        }
        scene
    }
}
