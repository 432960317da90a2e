//! The way from a place to an outlet, as steps that a person can follow.

use uuid::Uuid;
use yike_domain::{Arg, LonLat, Message, Rule, Trouble};
use yike_engine::{
    access::{Step, explain},
    network::flag,
};

use super::{Asked, Terrain, rules, turns};
use crate::words::{Language, Words};

/// An unnamed stretch shorter than this is no step of its own, millimetres.
const LEAST_STRETCH_MM: u32 = 12_000;

/// A way on foot.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Walking time, milliseconds.
    pub duration_ms: u32,
    /// Length, walks from and to the street included, millimetres.
    pub length_mm: u32,
    /// Its line.
    pub line: Vec<LonLat>,
    /// What to do, one after the other.
    pub steps: Vec<WayStep>,
}

/// One step of a way.
#[derive(Clone, Debug, PartialEq)]
pub struct WayStep {
    /// What to do.
    pub text: Message,
    /// How far, millimetres.
    pub length_mm: u32,
}

/// What a stretch of the way is to the person walking it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Act {
    /// From the place to the street, or from the street to the place.
    Leg,
    /// Along a street: its name, or the word of its class.
    Street {
        name: String,
        class: String,
    },
    /// Over a crossing: the catalogue's word of its kind.
    Cross(&'static str),
    Stairs,
    Lift,
    Gate,
    Bridge,
    Underpass,
    /// Nothing to tell: a kerb, a border, a narrow passage.
    Nothing,
}

/// Stretches that are told together.
struct Told {
    act: Act,
    length_mm: u32,
    line: Vec<LonLat>,
}

impl Terrain {
    /// The cheapest way from a place to an outlet.
    ///
    /// # Errors
    /// The place or the outlet is on no street, there is no such outlet, or no way.
    pub fn way(&self, asked: Asked, outlet: Uuid) -> Result<Way, Trouble> {
        let no_way = || {
            let profile = &self.basis.profiles[asked.profile];
            Trouble::new("", rules::NO_WAY).with("profile", Arg::named(&profile.zh, &profile.en))
        };
        let from = self.placed(asked)?;
        let slot = *self.slots.get(&outlet).ok_or_else(no_way)?;
        let to = self.placed_outlet(asked.profile, slot);
        let found = explain(self.footing.walk(asked.profile), &from, &to).ok_or_else(no_way)?;
        let line = joined(found.steps.iter().map(|step| step.line.as_slice()));
        Ok(Way {
            duration_ms: found.duration_ms,
            length_mm: found.length_mm.saturating_add(found.access_mm),
            line: if line.is_empty() { vec![asked.at, to.given] } else { line },
            steps: steps(&found.steps),
        })
    }
}

fn joined<'a>(lines: impl Iterator<Item = &'a [LonLat]>) -> Vec<LonLat> {
    let mut all: Vec<LonLat> = Vec::new();
    for at in lines.flatten() {
        if all.last() != Some(at) {
            all.push(*at);
        }
    }
    all
}

/// The steps of a way in words.
fn steps(stretches: &[Step]) -> Vec<WayStep> {
    let told = told(stretches);
    let n = told.len();
    let mut before: Option<&[LonLat]> = None;
    let mut words = Vec::with_capacity(n);
    for (number, stretch) in told.iter().enumerate() {
        let metres = Arg::Number(f64::from((stretch.length_mm + 500) / 1000));
        let plain = |rule: Rule| Message::new(rule).with("metres", metres.clone());
        let text = match &stretch.act {
            Act::Nothing => continue,
            Act::Leg if number == 0 && n > 1 => plain(rules::WAY_TO_STREET),
            Act::Leg => plain(rules::WAY_ARRIVE),
            Act::Cross(kind) => plain(rules::WAY_CROSS).with("kind", *kind),
            Act::Stairs => plain(rules::WAY_STAIRS),
            Act::Lift => Message::new(rules::WAY_LIFT),
            Act::Gate => Message::new(rules::WAY_GATE),
            Act::Bridge => plain(rules::WAY_BRIDGE),
            Act::Underpass => plain(rules::WAY_UNDERPASS),
            Act::Street { name, class } => {
                let street = street(name, class);
                match before.and_then(|before| turns::turn(before, &stretch.line)) {
                    Some(turn) => plain(rules::WAY_TURN).with("turn", turn).with("street", street),
                    None => {
                        plain(rules::WAY_SET_OUT).with("heading", turns::heading(&stretch.line)).with("street", street)
                    }
                }
            }
        };
        if !matches!(stretch.act, Act::Leg) && stretch.line.len() > 1 {
            before = Some(&stretch.line);
        }
        words.push(WayStep { text, length_mm: stretch.length_mm });
    }
    words
}

/// Stretches of one street together; short ones without a name are passed over.
fn told(stretches: &[Step]) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for step in stretches {
        let act = act(step);
        let is_short = step.name.is_empty() && step.length_mm < LEAST_STRETCH_MM;
        if let Some(last) = told.last_mut() {
            let goes_on = last.act == act || act == Act::Nothing;
            let passed = is_short && matches!(act, Act::Street { .. }) && !matches!(last.act, Act::Leg);
            if goes_on || passed {
                last.length_mm += step.length_mm;
                last.line.extend(step.line.iter().skip(1));
                continue;
            }
        }
        told.push(Told { act, length_mm: step.length_mm, line: step.line.clone() });
    }
    told
}

fn act(step: &Step) -> Act {
    let has = |bit: u16| step.flags & bit != 0;
    match step.class.as_str() {
        "access" => Act::Leg,
        "gate" => Act::Gate,
        "lift" => Act::Lift,
        "border" | "kerb" | "narrow" => Act::Nothing,
        _ if has(flag::LIFT) => Act::Lift,
        _ if has(flag::STEPS) => Act::Stairs,
        _ if has(flag::CROSSING_SIGNALS) => Act::Cross("signals"),
        _ if has(flag::CROSSING_ZEBRA) => Act::Cross("zebra"),
        _ if has(flag::CROSSING_UNMARKED) => Act::Cross("unmarked"),
        _ if has(flag::BRIDGE) && step.name.is_empty() => Act::Bridge,
        _ if has(flag::TUNNEL) && step.name.is_empty() => Act::Underpass,
        class => Act::Street { name: step.name.clone(), class: class.to_owned() },
    }
}

/// The name of a street, or the word of its class in both languages.
fn street(name: &str, class: &str) -> Arg {
    if !name.is_empty() {
        return Arg::Text(name.to_owned());
    }
    let key = format!("street-{class}");
    let word = |language: Language| {
        let words = Words::of(language);
        words.say(if words.has(&key) { &key } else { "street-footway" })
    };
    Arg::named(&word(Language::Zh), &word(Language::En))
}
