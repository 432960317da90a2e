//! Which way one turns from one line into another, and which way a line leads.

use yike_domain::LonLat;
use yike_engine::geometry::Plane;

/// How far along a line its direction is taken, metres: corners at a crossing are no turn.
const LOOK_M: f64 = 15.0;

/// The catalogue's word of the turn from the end of one line into the next; nothing where
/// one of them has no direction.
pub(super) fn turn(before: &[LonLat], after: &[LonLat]) -> Option<&'static str> {
    let mut back: Vec<LonLat> = before.to_vec();
    back.reverse();
    let came = direction(&back)? + 180.0;
    let angle = (direction(after)? - came).rem_euclid(360.0);
    Some(match angle {
        a if !(25.0..335.0).contains(&a) => "straight",
        a if a < 60.0 => "slight-right",
        a if a < 135.0 => "right",
        a if a < 165.0 => "sharp-right",
        a if a < 195.0 => "back",
        a if a < 225.0 => "sharp-left",
        a if a < 300.0 => "left",
        _ => "slight-left",
    })
}

/// The catalogue's word of the direction in which a line sets out.
pub(super) fn heading(line: &[LonLat]) -> &'static str {
    const WORDS: [&str; 8] = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
    let degrees = direction(line).unwrap_or(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 8")]
    let eighth = ((degrees + 22.5).rem_euclid(360.0) / 45.0) as usize;
    WORDS[eighth.min(7)]
}

/// Degrees clockwise from north in which a line sets out, looked at over its first metres.
fn direction(line: &[LonLat]) -> Option<f64> {
    let first = *line.first()?;
    let plane = Plane::at(first);
    let mut far = None;
    for at in line {
        let (x, y) = plane.project(*at);
        far = Some((x, y));
        if x * x + y * y >= LOOK_M * LOOK_M {
            break;
        }
    }
    let (x, y) = far?;
    (x != 0.0 || y != 0.0).then(|| libm::atan2(x, y).to_degrees().rem_euclid(360.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(i32, i32)]) -> Vec<LonLat> {
        // On the equator a degree is as long either way: 1e-5 degree is 1.1 m.
        points.iter().map(|(x, y)| LonLat { lon: x * 100, lat: y * 100 }).collect()
    }

    #[test]
    fn turns_are_named_as_one_walks_them() {
        let north = line(&[(0, 0), (0, 50)]);
        let cases = [
            ((0, 100), "straight"),
            ((40, 90), "slight-right"),
            ((50, 50), "right"),
            ((30, 10), "sharp-right"),
            ((0, 0), "back"),
            ((-30, 10), "sharp-left"),
            ((-50, 50), "left"),
            ((-40, 90), "slight-left"),
        ];
        for ((x, y), word) in cases {
            assert_eq!(turn(&north, &line(&[(0, 50), (x, y)])), Some(word), "{x},{y}");
        }
        assert_eq!(turn(&north, &line(&[(0, 50)])), None, "no direction");
    }

    #[test]
    fn a_corner_at_the_crossing_is_no_turn() {
        // North, one metre east, north again.
        let after = line(&[(0, 50), (1, 50), (1, 90)]);
        assert_eq!(turn(&line(&[(0, 0), (0, 50)]), &after), Some("straight"));
    }

    #[test]
    fn eight_winds() {
        let winds = [((0, 50), "north"), ((50, 50), "north-east"), ((50, 0), "east"), ((0, -50), "south")];
        for (to, word) in winds {
            assert_eq!(heading(&line(&[(0, 0), to])), word);
        }
        assert_eq!(heading(&line(&[(0, 0), (-50, 1)])), "west");
    }
}
