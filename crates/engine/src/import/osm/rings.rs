//! Rings of multipolygon relations, joined from their member ways.

use std::collections::BTreeMap;

use super::objects::{Found, MemberKind, Objects};

/// Closed rings as node ids, in the order of the first member way of each.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rings {
    pub(super) outer: Vec<Vec<i64>>,
    pub(super) inner: Vec<Vec<i64>>,
    /// Rings that do not close, left out.
    pub(super) n_open: usize,
    /// Member ways that the file does not hold.
    pub(super) n_missing: usize,
}

/// Joins the member ways of a relation. Every role but `inner` counts as outer.
pub(super) fn assemble(objects: &Objects, relation: Found) -> Rings {
    let (home, relation) = objects.relation(relation);
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    let mut rings = Rings::default();
    for member in &home.members[relation.members.start as usize..relation.members.end as usize] {
        if member.kind != MemberKind::Way {
            continue;
        }
        let Some(found) = objects.find_way(member.id) else {
            rings.n_missing += 1;
            continue;
        };
        let (block, way) = objects.way(found);
        let side = if home.strings.get(member.role) == "inner" { &mut inner } else { &mut outer };
        side.push(block.refs(way));
    }
    rings.outer = join(&outer, &mut rings.n_open);
    rings.inner = join(&inner, &mut rings.n_open);
    rings
}

/// Joins lines end to end until they close. Where several could follow, the first member does.
fn join(lines: &[&[i64]], n_open: &mut usize) -> Vec<Vec<i64>> {
    let mut at_end: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (i, line) in lines.iter().enumerate() {
        if let (Some(&first), Some(&last)) = (line.first(), line.last())
            && first != last
        {
            at_end.entry(first).or_default().push(i);
            at_end.entry(last).or_default().push(i);
        }
    }
    let mut used = vec![false; lines.len()];
    let mut rings = Vec::new();
    for start in 0..lines.len() {
        if std::mem::replace(&mut used[start], true) || lines[start].is_empty() {
            continue;
        }
        let mut ring = lines[start].to_vec();
        while ring.first() != ring.last() {
            let end = ring[ring.len() - 1];
            let Some(&next) = at_end.get(&end).and_then(|lines| lines.iter().find(|&&line| !used[line])) else { break };
            used[next] = true;
            if lines[next][0] == end {
                ring.extend(&lines[next][1..]);
            } else {
                ring.extend(lines[next].iter().rev().skip(1));
            }
        }
        if ring.len() >= 4 && ring.first() == ring.last() {
            rings.push(ring);
        } else {
            *n_open += 1;
        }
    }
    rings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&[i64]], rings: &[&[i64]], open: usize) {
        let mut n_open = 0;
        assert_eq!(join(lines, &mut n_open), rings, "{lines:?}");
        assert_eq!(n_open, open, "{lines:?}");
    }

    #[test]
    fn lines_join_whichever_way_they_run() {
        check(&[&[1, 2, 3, 1]], &[&[1, 2, 3, 1]], 0);
        check(&[&[1, 2], &[4, 3, 2], &[4, 1]], &[&[1, 2, 3, 4, 1]], 0);
        check(&[&[1, 2, 3], &[7, 8, 9, 7], &[1, 3]], &[&[1, 2, 3, 1], &[7, 8, 9, 7]], 0);
    }

    #[test]
    fn what_does_not_close_is_counted_and_left_out() {
        check(&[&[1, 2, 3]], &[], 1);
        check(&[&[1, 2, 1]], &[], 1);
        check(&[&[], &[5]], &[], 1);
    }
}
