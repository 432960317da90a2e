//! Cutting lines and rings to a tile and a margin around it, in whole numbers.

/// A point in a tile's units.
pub(super) type P = (i32, i32);

/// How far beyond the tile is drawn, in its units: so that wide lines meet at its sides.
pub(super) const MARGIN: i32 = 64;

const LOW: i32 = -MARGIN;
const HIGH: i32 = super::draw::EXTENT as i32 + MARGIN;

const fn inside((x, y): P) -> bool {
    x >= LOW && x <= HIGH && y >= LOW && y <= HIGH
}

/// A point of the segment where one of its coordinates has a value, rounded.
#[expect(clippy::cast_possible_truncation, reason = "between two i32")]
fn at(from: i32, to: i32, a: i32, b: i32, limit: i32) -> i32 {
    let (run, rise) = (i64::from(b) - i64::from(a), i64::from(to) - i64::from(from));
    let up = i64::from(limit) - i64::from(from);
    let (moved, rise) = if rise < 0 { (-run * up, -rise) } else { (run * up, rise) };
    (i64::from(a) + (2 * moved + rise).div_euclid(2 * rise)) as i32
}

/// The parts of a line inside.
pub(super) fn line(points: &[P]) -> Vec<Vec<P>> {
    if points.iter().all(|p| inside(*p)) {
        return vec![points.to_vec()];
    }
    let mut parts: Vec<Vec<P>> = Vec::new();
    let mut goes_on = false;
    for pair in points.windows(2) {
        match segment(pair[0], pair[1]) {
            None => goes_on = false,
            Some((a, b)) => {
                match parts.last_mut().filter(|part| goes_on && part.last() == Some(&a)) {
                    Some(part) => part.push(b),
                    None => parts.push(vec![a, b]),
                }
                goes_on = b == pair[1];
            }
        }
    }
    parts
}

/// The part of a segment inside (Cohen and Sutherland: Newman & Sproull 1979, p. 66).
fn segment(mut a: P, mut b: P) -> Option<(P, P)> {
    let code =
        |(x, y): P| u8::from(x < LOW) | u8::from(x > HIGH) << 1 | u8::from(y < LOW) << 2 | u8::from(y > HIGH) << 3;
    // Each turn puts one end on one side of the box: four sides, two ends.
    for _ in 0..9 {
        let (of_a, of_b) = (code(a), code(b));
        if of_a | of_b == 0 {
            return Some((a, b));
        }
        if of_a & of_b != 0 {
            return None;
        }
        let (out, from, to) = if of_a != 0 { (of_a, a, b) } else { (of_b, b, a) };
        let moved = match out {
            o if o & 1 != 0 => (LOW, at(from.0, to.0, from.1, to.1, LOW)),
            o if o & 2 != 0 => (HIGH, at(from.0, to.0, from.1, to.1, HIGH)),
            o if o & 4 != 0 => (at(from.1, to.1, from.0, to.0, LOW), LOW),
            _ => (at(from.1, to.1, from.0, to.0, HIGH), HIGH),
        };
        if of_a != 0 { a = moved } else { b = moved }
    }
    None
}

/// The part of a closed ring inside, closed (Sutherland & Hodgman 1974, *CACM* 17, 32–42).
pub(super) fn ring(points: &[P]) -> Vec<P> {
    if points.iter().all(|p| inside(*p)) {
        return points.to_vec();
    }
    let turned = |ring: Vec<P>| ring.into_iter().map(|(x, y)| (y, x)).collect::<Vec<P>>();
    let cut = one_side(points, LOW, true);
    let cut = one_side(&cut, HIGH, false);
    let cut = one_side(&turned(cut), LOW, true);
    turned(one_side(&cut, HIGH, false))
}

/// The part of a closed ring on one side of a vertical line, closed.
fn one_side(ring: &[P], limit: i32, above: bool) -> Vec<P> {
    let inside = |(x, _): P| if above { x >= limit } else { x <= limit };
    let mut kept = Vec::with_capacity(ring.len() + 4);
    for pair in ring.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if inside(a) {
            kept.push(a);
        }
        if inside(a) != inside(b) {
            kept.push((limit, at(a.0, b.0, a.1, b.1, limit)));
        }
    }
    kept.extend(kept.first().copied());
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_leaves_and_comes_back_is_two() {
        let parts = line(&[(0, 0), (0, 5000), (100, 5000), (100, 0)]);
        assert_eq!(parts, [vec![(0, 0), (0, HIGH)], vec![(100, HIGH), (100, 0)]]);
        assert_eq!(line(&[(-500, 10), (9000, 10)]), [vec![(LOW, 10), (HIGH, 10)]]);
        assert_eq!(line(&[(-500, -500), (-500, 9000)]), Vec::<Vec<P>>::new());
    }

    #[test]
    fn a_ring_around_everything_becomes_the_box() {
        let ring = ring(&[(-900, -900), (9000, -900), (9000, 9000), (-900, 9000), (-900, -900)]);
        let corners: std::collections::BTreeSet<P> = ring.iter().copied().collect();
        assert_eq!(corners.into_iter().collect::<Vec<_>>(), [(LOW, LOW), (LOW, HIGH), (HIGH, LOW), (HIGH, HIGH)]);
        assert_eq!(ring.first(), ring.last());
    }

    #[test]
    fn a_ring_outside_is_gone() {
        assert_eq!(ring(&[(5000, 0), (6000, 0), (6000, 500), (5000, 0)]), []);
    }
}
