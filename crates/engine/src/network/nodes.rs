//! Map nodes by their id: points given as `node` instead of a position.

use super::{Network, Snapped};

/// Where each map node stands in a network.
pub struct NodeIndex<'n> {
    network: &'n Network,
    /// (map id, shape position), ascending.
    order: Vec<(i64, u32)>,
}

impl<'n> NodeIndex<'n> {
    /// Sorts the network's nodes by map id.
    #[must_use]
    pub fn of(network: &'n Network) -> Self {
        let mut order: Vec<(i64, u32)> = network.view().shape_ids().into_iter().zip(0..).collect();
        order.sort_unstable();
        Self { network, order }
    }

    /// The node's place on a street, without access leg; nothing when the network has no such node.
    #[must_use]
    pub fn find(&self, id: i64) -> Option<Snapped> {
        let at = self.order.partition_point(|(known, _)| *known < id);
        let (_, shape) = self.order.get(at).filter(|(known, _)| *known == id)?;
        let view = self.network.view();
        let shape = *shape as usize;
        Some(Snapped {
            chain: view.chain_of(shape) as u32,
            offset_mm: view.shape_offset_mm[shape],
            access_mm: 0,
            at: view.point(shape),
            crosses: None,
            island: false,
        })
    }
}
