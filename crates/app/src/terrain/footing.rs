//! The network with everything that borrows it, as one value that can be kept and moved.

use self_cell::self_cell;
use yike_domain::walking::WalkProfile;
use yike_engine::network::{GatePolicy, Network, SnapOptions, Snapper, Walk};

type Walks<'n> = Vec<Walk<'n>>;
type Snappers<'w> = Vec<Snapper<'w, 'w>>;

self_cell!(
    /// A network and its walks.
    struct Walked {
        owner: Network,
        #[covariant]
        dependent: Walks,
    }
);

self_cell!(
    /// The walks and what snaps points to their streets.
    struct Snapped {
        owner: Walked,
        #[covariant]
        dependent: Snappers,
    }
);

/// A network, each profile's walk over it, and the streets that each can stand on.
pub(super) struct Footing(Snapped);

impl Footing {
    pub fn new(network: Network, profiles: &[WalkProfile], gates: GatePolicy, snap: SnapOptions) -> Self {
        let walked = Walked::new(network, |network| profiles.iter().map(|p| Walk::new(network, p, gates)).collect());
        Self(Snapped::new(walked, |walked| {
            walked.borrow_dependent().iter().map(|walk| Snapper::new(walk, snap)).collect()
        }))
    }

    pub fn network(&self) -> &Network {
        self.0.borrow_owner().borrow_owner()
    }

    /// The walk of a profile, by its position.
    pub fn walk(&self, profile: usize) -> &Walk<'_> {
        &self.0.borrow_owner().borrow_dependent()[profile]
    }

    /// What snaps points to the streets of a profile.
    pub fn snapper(&self, profile: usize) -> &Snapper<'_, '_> {
        &self.0.borrow_dependent()[profile]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footing_can_be_sent_to_another_thread() {
        fn check<T: Send + Sync>() {}
        check::<Footing>();
    }
}
