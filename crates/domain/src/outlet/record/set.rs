//! Writing a field of a record from text, each with what can be wrong with it.

use std::collections::BTreeSet;

use super::facts::fact_of;
use super::text::NO_ACCESS;
use super::{Access, Field, Hours, OutletRecord, rules, timetable};
use crate::finding::Arg;
use crate::outlet::hours::{HoursFault, OpeningHours};
use crate::outlet::words_of::Choice;
use crate::outlet::{CreditCodeFault, check_credit_code};
use crate::place::org::OrgCode;
use crate::taxonomy::{NameMatch, Taxonomy};
use crate::{Day, LonLat, Message};

/// Longest name, enterprise or brand, characters.
const LONGEST_NAME: usize = 100;
/// Longest address, list of services or words of hours, characters.
const LONGEST_TEXT: usize = 400;
/// Largest floor area, square metres: a hundred hectares.
const LARGEST_AREA: u32 = 1_000_000;
/// The box around the country, whole degrees.
const CHINA: (std::ops::RangeInclusive<i32>, std::ops::RangeInclusive<i32>) = (73..=136, 3..=54);

impl OutletRecord {
    /// Writes a field from the text of a form or a cell; something worth a word about it, where there is.
    ///
    /// # Errors
    /// What is wrong with the text; the record stays as it was.
    pub fn set(&mut self, field: Field, text: &str, taxonomy: &Taxonomy) -> Result<Option<Message>, Message> {
        let text = text.trim();
        if text.is_empty() && field.is_required() {
            let (zh, en) = field.names();
            return Err(Message::new(rules::REQUIRED).with("field", Arg::named(zh, en)));
        }
        match field {
            Field::Name => self.name = short(text, LONGEST_NAME)?,
            Field::Kind => self.kind = if text.is_empty() { Default::default() } else { choice(text)? },
            Field::Types => self.types = types(text, taxonomy)?,
            Field::Functions => self.functions = list(text)?,
            Field::Org => self.org = OrgCode::parse(text).ok_or_else(|| value(rules::ORG_ODD, text))?,
            Field::Community => self.community = community(text)?,
            Field::Position => self.at = position(text)?,
            Field::Address => self.address = fact_of(text, |text| short(text, LONGEST_TEXT))?,
            Field::Phone => self.phone = fact_of(text, phone)?,
            Field::Hours => return self.set_hours(text),
            Field::Timetable => self.timetable = timetable::read(text)?,
            Field::Enterprise => self.enterprise = fact_of(text, |text| short(text, LONGEST_NAME))?,
            Field::CreditCode => self.credit_code = fact_of(text, credit_code)?,
            Field::Brand => self.brand = fact_of(text, |text| short(text, LONGEST_NAME))?,
            Field::Chain => self.chain = fact_of(text, choice)?,
            Field::ChainFrom => self.chain_from = day(text)?,
            Field::ChainTo => self.chain_to = day(text)?,
            Field::Area => self.area_m2 = fact_of(text, area)?,
            Field::Accessibility => self.accessibility = fact_of(text, access)?,
            Field::Status if text.is_empty() || Choice::read(text) == Some(self.life.status()) => {}
            Field::Status => return Err(Message::new(rules::STATUS_BY_STEP)),
        }
        Ok(None)
    }

    /// What does not go together, field by field, once all fields are written.
    #[must_use]
    pub fn contradictions(&self) -> Vec<(Field, Message)> {
        let mut found = Vec::new();
        if self.chain.value().is_some() && self.brand.value().is_none() {
            found.push((Field::Brand, Message::new(rules::CHAIN_WITHOUT_BRAND)));
        }
        if let (Some(from), Some(to)) = (self.chain_from, self.chain_to)
            && to < from
        {
            found.push((Field::ChainTo, Message::new(rules::PERIOD_ODD)));
        }
        if let Some(community) = &self.community
            && !community.lies_in(&self.org)
            && !self.org.lies_in(community)
        {
            found.push((Field::Community, value(rules::COMMUNITY_ODD, community.as_str())));
        }
        found
    }

    /// Hours that are not understood are kept as worded and said to be.
    fn set_hours(&mut self, text: &str) -> Result<Option<Message>, Message> {
        let mut note = None;
        self.hours = fact_of(text, |text| match OpeningHours::read(text) {
            Ok(hours) => Ok(Hours::Told(Box::new(hours))),
            Err(HoursFault::Unclear(piece)) => {
                note = Some(value(rules::HOURS_UNCLEAR, &piece));
                Ok(Hours::Worded(short(text, LONGEST_TEXT)?))
            }
            Err(fault) => Err(value(rules::HOURS_ODD, fault.piece())),
        })?;
        Ok(note)
    }
}

fn value(rule: crate::Rule, text: &str) -> Message {
    Message::new(rule).with("value", text.chars().take(60).collect::<String>())
}

/// One line of at most so many characters.
fn short(text: &str, longest: usize) -> Result<String, Message> {
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t') {
        return Err(Message::new(rules::CONTROL_SIGN));
    }
    let text =
        text.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        n if n > longest => Err(Message::new(rules::TOO_LONG).with("n", n).with("longest", longest)),
        _ => Ok(text),
    }
}

fn choice<T: Choice>(text: &str) -> Result<T, Message> {
    T::read(text).ok_or_else(|| value(rules::NOT_LISTED, text).with("known", T::listed()))
}

/// Codes of the types that the words name, all of them known.
fn types(text: &str, taxonomy: &Taxonomy) -> Result<Vec<String>, Message> {
    let code = |idx: &crate::taxonomy::TypeIdx| taxonomy.get(*idx).code.clone();
    match taxonomy.match_name(text) {
        NameMatch::Types(types) => Ok(types.iter().map(code).collect()),
        NameMatch::Partly { unknown, .. } => Err(value(rules::TYPE_UNKNOWN, &unknown.join("、"))),
        NameMatch::Guesses(guesses) if guesses.is_empty() => Err(value(rules::TYPE_UNKNOWN, text)),
        NameMatch::Guesses(guesses) => {
            let named = |pick: fn(&crate::taxonomy::BusinessType) -> &str| {
                guesses.iter().map(|&idx| pick(taxonomy.get(idx)).to_owned()).collect::<Vec<_>>()
            };
            let guesses = Arg::named(&named(|t| &t.zh).join("、"), &named(|t| &t.en).join(", "));
            Err(value(rules::TYPE_GUESSED, text).with("guesses", guesses))
        }
    }
}

/// What a cell lists, each once.
fn list(text: &str) -> Result<Vec<String>, Message> {
    let mut words: Vec<String> = Vec::new();
    for word in short(text, LONGEST_TEXT)?.split(['、', '，', ',', '；', ';', '|']).map(str::trim) {
        if !word.is_empty() && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    Ok(words)
}

fn community(text: &str) -> Result<Option<OrgCode>, Message> {
    if text.is_empty() {
        return Ok(None);
    }
    let code = OrgCode::parse(text).filter(|code| code.digits() == 12);
    code.map(Some).ok_or_else(|| value(rules::COMMUNITY_ODD, text))
}

fn position(text: &str) -> Result<LonLat, Message> {
    let at = timetable::position(text).ok_or_else(|| value(rules::POSITION_ODD, text))?;
    let (lon, lat) = (at.lon.div_euclid(10_000_000), at.lat.div_euclid(10_000_000));
    if CHINA.0.contains(&lon) && CHINA.1.contains(&lat) { Ok(at) } else { Err(value(rules::POSITION_ABROAD, text)) }
}

/// A number as people write it: digits, spaces, dashes, brackets, an extension; several stand apart by commas.
fn phone(text: &str) -> Result<String, Message> {
    let plain: String = text.chars().map(half_width).collect();
    let known = |c: char| c.is_ascii_digit() || " +-()/,;、转".contains(c);
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let fits = plain.chars().all(known) && (3..=40).contains(&digits) && plain.chars().count() <= 60;
    if fits { Ok(plain) } else { Err(value(rules::PHONE_ODD, text)) }
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '—' | '–' => '-',
        '\u{3000}' => ' ',
        _ => c,
    }
}

fn credit_code(text: &str) -> Result<String, Message> {
    let code: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect::<String>().to_uppercase();
    let about = |rule| value(rule, &code);
    match check_credit_code(&code) {
        Ok(()) => Ok(code),
        Err(CreditCodeFault::Length(n)) => Err(about(rules::CODE_LENGTH).with("n", n)),
        Err(CreditCodeFault::LookAlike { sign, likely, at }) => Err(about(rules::CODE_LOOK_ALIKE)
            .with("sign", sign.to_string())
            .with("likely", likely.to_string())
            .with("at", at)),
        Err(CreditCodeFault::NoSign { sign, at }) => {
            Err(about(rules::CODE_SIGN).with("sign", sign.to_string()).with("at", at))
        }
        Err(CreditCodeFault::Division { .. } | CreditCodeFault::CheckSign) => Err(about(rules::CODE_CHECK)),
    }
}

/// The day that a cell says: 2026-11-25, 2026/11/25, 2026年11月25日, 20261125, with or without a time behind it.
#[must_use]
pub fn read_day(text: &str) -> Option<Day> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Day::parse(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).filter(|_| year.len() == 4)
}

fn day(text: &str) -> Result<Option<Day>, Message> {
    if text.is_empty() {
        return Ok(None);
    }
    read_day(text).map(Some).ok_or_else(|| value(rules::DAY_ODD, text))
}

fn area(text: &str) -> Result<u32, Message> {
    let plain: String = text.chars().map(half_width).filter(|c| *c != ',' && !c.is_whitespace()).collect();
    let plain =
        ["平方米", "㎡", "m²", "m2", "平米", "平"].iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(&plain);
    let (whole, part) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let rounded = digits(part).then(|| u32::from(part.as_bytes()[0] >= b'5'));
    let area =
        whole.parse::<u32>().ok().filter(|_| digits(whole)).zip(rounded).map(|(whole, up)| whole.saturating_add(up));
    let fault = || value(rules::NUMBER_ODD, text).with("largest", LARGEST_AREA);
    area.filter(|area| *area <= LARGEST_AREA).ok_or_else(fault)
}

fn access(text: &str) -> Result<BTreeSet<Access>, Message> {
    if matches!(text, NO_ACCESS | "没有") {
        return Ok(BTreeSet::new());
    }
    text.split(['、', '，', ',', '；', ';', '|', '\n'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(choice)
        .collect()
}
