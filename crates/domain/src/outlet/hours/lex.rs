//! The words of opening hours, in the forms of maps and of Chinese tables.

use super::HoursFault;
use super::write::{DAYS, MONTHS};

/// Latest hour written for a time after midnight: 29:00 is five in the morning.
const LATEST_HOUR: u16 = 29;

/// A time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    /// Minutes after the midnight that its own words tell.
    pub at: u16,
    /// Whether the words leave no doubt about the half of the day: `02:00`, 下午2点, `14:00`.
    pub sure: bool,
    /// Said to be in the afternoon or evening.
    pub late: bool,
    /// Said to be on the next day.
    pub next_day: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Days of the week, Monday first.
    Days([bool; 7]),
    /// 工作日: Monday to Friday, holidays left out.
    WorkDays,
    Every,
    Holidays,
    Year(u16),
    Month(u8),
    DayOfMonth(u8),
    /// A bare number: a day of a month, or an hour before 点.
    Number(u16),
    Time(Time),
    /// The whole day.
    Whole,
    Off,
    /// 不休, 照常.
    AsUsual,
    Dash,
    Comma,
    Semicolon,
}

/// A word and the piece of text it stands at.
pub(super) type Placed = (Word, usize);

/// Words without other meaning, longest first among those that begin alike.
const WORDS: &[(&str, Option<Word>)] = &[
    ("24/7", Some(Word::Whole)),
    ("24小时", Some(Word::Whole)),
    ("24h", Some(Word::Whole)),
    ("全天候", Some(Word::Whole)),
    ("全天", Some(Word::Whole)),
    ("昼夜", Some(Word::Whole)),
    ("法定节假日", Some(Word::Holidays)),
    ("国家法定", None),
    ("节假日", Some(Word::Holidays)),
    ("节日", Some(Word::Holidays)),
    ("ph", Some(Word::Holidays)),
    ("工作日", Some(Word::WorkDays)),
    ("平日", Some(Word::Days([true, true, true, true, true, false, false]))),
    ("周末", Some(Word::Days([false, false, false, false, false, true, true]))),
    ("双休日", Some(Word::Days([false, false, false, false, false, true, true]))),
    ("每天", Some(Word::Every)),
    ("每日", Some(Word::Every)),
    ("天天", Some(Word::Every)),
    ("全年", Some(Word::Every)),
    ("全周", Some(Word::Every)),
    ("365天", Some(Word::Every)),
    ("每", None),
    ("无休息", Some(Word::AsUsual)),
    ("不休息", Some(Word::AsUsual)),
    ("无休", Some(Word::AsUsual)),
    ("不休", Some(Word::AsUsual)),
    ("不打烊", Some(Word::AsUsual)),
    ("照常营业", Some(Word::AsUsual)),
    ("正常营业", Some(Word::AsUsual)),
    ("照常", Some(Word::AsUsual)),
    ("off", Some(Word::Off)),
    ("closed", Some(Word::Off)),
    ("不营业", Some(Word::Off)),
    ("不开放", Some(Word::Off)),
    ("停业", Some(Word::Off)),
    ("歇业", Some(Word::Off)),
    ("关门", Some(Word::Off)),
    ("闭馆", Some(Word::Off)),
    ("闭店", Some(Word::Off)),
    ("店休", Some(Word::Off)),
    ("休息", Some(Word::Off)),
    ("open", None),
    ("营业时间", None),
    ("开放时间", None),
    ("服务时间", None),
    ("营业", None),
    ("开放", None),
    ("至", Some(Word::Dash)),
    ("到", Some(Word::Dash)),
    ("-", Some(Word::Dash)),
    ("及", Some(Word::Comma)),
    ("和", Some(Word::Comma)),
    ("、", Some(Word::Comma)),
    (",", Some(Word::Comma)),
    ("(", Some(Word::Comma)),
    (")", None),
    (";", Some(Word::Semicolon)),
    ("。", Some(Word::Semicolon)),
    ("\n", Some(Word::Semicolon)),
    (":", None),
];

/// Parts of the day before an hour, and what they make of it.
const PARTS: &[(&str, Part)] = &[
    ("次日", Part::NextDay),
    ("翌日", Part::NextDay),
    ("第二天", Part::NextDay),
    ("隔日", Part::NextDay),
    ("凌晨", Part::Night),
    ("早上", Part::Morning),
    ("早晨", Part::Morning),
    ("清晨", Part::Morning),
    ("上午", Part::Morning),
    ("早", Part::Morning),
    ("中午", Part::Noon),
    ("下午", Part::Afternoon),
    ("傍晚", Part::Evening),
    ("晚上", Part::Evening),
    ("晚间", Part::Evening),
    ("夜间", Part::Evening),
    ("晚", Part::Evening),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    NextDay,
    Night,
    Morning,
    Noon,
    Afternoon,
    Evening,
}

/// Characters of a text in their ordinary width, small letters.
pub(super) fn plain(text: &str) -> Vec<char> {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\t' | '\r' | '\u{a0}' => ' ',
        '—' | '–' | '―' | '‐' | '‑' | '−' | '~' => '-',
        _ => c,
    };
    text.chars().map(half).map(|c| if c == '~' { '-' } else { c.to_ascii_lowercase() }).collect()
}

/// Every word of a text. A time that cannot be is reported before anything that is not understood.
pub(super) fn words(chars: &[char]) -> Result<Vec<Placed>, HoursFault> {
    let mut words: Vec<Placed> = Vec::new();
    let mut unclear = None;
    let mut at = 0;
    while at < chars.len() {
        if chars[at] == ' ' {
            at += 1;
            continue;
        }
        match next(&chars[at..], &words)? {
            Some((n, word)) => {
                words.extend(word.map(|word| (word, at)));
                at += n;
            }
            None => {
                unclear = unclear.or(Some(at));
                at += 1;
            }
        }
    }
    // A dash drawn with two strokes is one.
    words.dedup_by(|a, b| a.0 == Word::Dash && b.0 == Word::Dash);
    unclear.map_or(Ok(words), |at| Err(HoursFault::Unclear(piece(chars, at))))
}

/// What stands at a place, for a message.
pub(super) fn piece(chars: &[char], at: usize) -> String {
    chars[at.min(chars.len())..].iter().take(20).collect()
}

type Found = Result<Option<(usize, Option<Word>)>, HoursFault>;

fn next(rest: &[char], before: &[Placed]) -> Found {
    if let Some((n, days)) = day(rest, before) {
        return Ok(Some((n, Some(Word::Days(days)))));
    }
    for (text, word) in WORDS {
        if let Some(n) = begins(rest, text).filter(|&n| !is_letter(rest, n - 1) || !is_letter(rest, n)) {
            return Ok(Some((n, *word)));
        }
    }
    for (name, number) in MONTHS.iter().zip(1..) {
        if let Some(n) = begins(rest, name).filter(|&n| !is_letter(rest, n)) {
            return Ok(Some((n, Some(Word::Month(number)))));
        }
    }
    let mut n = 0;
    let (mut part, mut next_day) = (None, false);
    while let Some((m, found)) = PARTS.iter().find_map(|&(text, part)| Some((begins(&rest[n..], text)?, part))) {
        n += m;
        match found {
            Part::NextDay => next_day = true,
            other => part = Some(other),
        }
        n += rest[n..].iter().take_while(|&&c| c == ' ').count();
    }
    number(rest, n, part, next_day)
}

fn begins(rest: &[char], text: &str) -> Option<usize> {
    let n = text.chars().count();
    (rest.len() >= n && rest.iter().zip(text.chars()).all(|(a, b)| *a == b.to_ascii_lowercase())).then_some(n)
}

fn is_letter(rest: &[char], at: usize) -> bool {
    rest.get(at).is_some_and(char::is_ascii_alphabetic)
}

/// A day of the week: `mo`, 周一, 星期日; after one of these and a dash or comma also 五 alone.
fn day(rest: &[char], before: &[Placed]) -> Option<(usize, [bool; 7])> {
    let one = |number: usize| std::array::from_fn(|at| at == number);
    if let Some(number) = DAYS.iter().position(|name| begins(rest, name).is_some()) {
        return (!is_letter(rest, 2)).then(|| (2, one(number)));
    }
    let number = |at: usize| match rest.get(at)? {
        '日' | '天' => Some(6),
        c => "一二三四五六".chars().position(|day| day == *c),
    };
    for (name, n) in [("周", 1), ("星期", 2), ("礼拜", 2)] {
        if begins(rest, name).is_some() {
            return number(n).map(|day| (n + 1, one(day)));
        }
    }
    let listed = matches!(before, [.., (Word::Days(_), _)] | [.., (Word::Days(_), _), (Word::Dash | Word::Comma, _)]);
    let alone = !matches!(rest.get(1), Some('点' | '时' | '十'));
    number(0).filter(|_| listed && alone).map(|day| (1, one(day)))
}

/// The digits at a place, or a Chinese number before 点: how many characters, and the number.
fn digits(rest: &[char], from: usize) -> Option<(usize, u16)> {
    let n = rest[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    if n > 0 {
        let text: String = rest[from..from + n].iter().collect();
        return Some((n, text.parse().unwrap_or(u16::MAX)));
    }
    let n = rest[from..].iter().take_while(|&&c| "一二两三四五六七八九十".contains(c)).count();
    if !matches!(rest.get(from + n), Some('点' | '时')) {
        return None;
    }
    let digit = |c: char| {
        if c == '两' {
            Some(2)
        } else {
            (1u16..).zip("一二三四五六七八九".chars()).find(|d| d.1 == c).map(|d| d.0)
        }
    };
    let number = match &rest[from..from + n] {
        ['十'] => 10,
        ['十', unit] => 10 + digit(*unit)?,
        [ten, '十'] => 10 * digit(*ten)?,
        [ten, '十', unit] => 10 * digit(*ten)? + digit(*unit)?,
        [unit] => digit(*unit)?,
        _ => return None,
    };
    Some((n, number))
}

fn number(rest: &[char], from: usize, part: Option<Part>, next_day: bool) -> Found {
    let Some((n, value)) = digits(rest, from) else { return Ok(None) };
    let after = from + n;
    let said = part.is_some() || next_day;
    let minutes = |at: usize| {
        let n = rest[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        (n, rest[at..at + n].iter().collect::<String>().parse().unwrap_or(u16::MAX))
    };
    let unit = rest.get(after).copied();
    let (end, minute) = match unit {
        Some(':' | '.') if rest.get(after + 1).is_some_and(char::is_ascii_digit) => {
            let (m, minute) = minutes(after + 1);
            if m != 2 {
                return Ok(None);
            }
            // 07:30:00: seconds, which no outlet has.
            let end = after + 1 + m;
            match (rest.get(end), minutes((end + 1).min(rest.len()))) {
                (Some(':'), (2, 0)) => (end + 3, minute),
                (Some(':'), (2, 1..=59)) => return Ok(None),
                (Some(':'), (2, _)) => return Err(HoursFault::NoSuchTime(rest[..end + 3].iter().collect())),
                _ => (end, minute),
            }
        }
        Some('点' | '时') => match rest.get(after + 1) {
            Some('半') => (after + 2, 30),
            Some('整' | '钟') => (after + 2, 0),
            Some(c) if c.is_ascii_digit() => {
                let (m, minute) = minutes(after + 1);
                // 8点2 is no time, nor is the hour of the next one.
                if m != 2 {
                    return Ok(None);
                }
                let unit = usize::from(rest.get(after + 1 + m) == Some(&'分'));
                (after + 1 + m + unit, minute)
            }
            _ => (after + 1, 0),
        },
        _ if said => (after, 0),
        _ => return Ok(calendar(rest, after, n, value)),
    };
    let padded = rest[from] == '0' && n == 2;
    let shown: String = rest[..end].iter().collect();
    let time = time(value, minute, part, next_day).ok_or(HoursFault::NoSuchTime(shown))?;
    let sure = padded || said || value >= 12;
    Ok(time.map_or_else(|| None, |(at, late)| Some((end, Some(Word::Time(Time { at, sure, late, next_day }))))))
}

/// Minutes after midnight and whether said to be late; `None` outside: no such time; inside: nobody can tell.
#[expect(clippy::option_option, reason = "two ways of not being a time, one of them worth saying")]
fn time(hour: u16, minute: u16, part: Option<Part>, next_day: bool) -> Option<Option<(u16, bool)>> {
    if hour > LATEST_HOUR || minute > 59 {
        return None;
    }
    let (hour, late) = match (part, hour) {
        (None, 0..) => (hour, false),
        (Some(Part::Night), 0..=6) => (hour, false),
        (Some(Part::Night), 12 | 24) => (0, false),
        (Some(Part::Morning), 0..=12) => (hour, false),
        (Some(Part::Noon), 11..=14) => (hour, hour > 12),
        (Some(Part::Noon), 1..=2) => (hour + 12, true),
        (Some(Part::Afternoon), 12..=19) => (hour, true),
        (Some(Part::Afternoon), 1..=7) => (hour + 12, true),
        (Some(Part::Evening), 5..=11) => (hour + 12, true),
        (Some(Part::Evening), 17..=29) => (hour, true),
        (Some(Part::Evening), 12) => (24, true),
        // 晚2点 may be two at night or a slip: ask.
        (Some(Part::Evening), 0..=4) => return Some(None),
        (Some(_), _) => return None,
    };
    let minutes = hour * 60 + minute;
    Some(Some((if next_day && hour < 24 { minutes + super::DAY } else { minutes }, late)))
}

/// A number of the calendar: a year, a month, a day of a month, or bare.
fn calendar(rest: &[char], after: usize, n: usize, value: u16) -> Option<(usize, Option<Word>)> {
    let small = u8::try_from(value).ok();
    match rest.get(after) {
        Some('年') => Some((after + 1, Some(Word::Year(value)))),
        Some('月') => Some((after + 1, Some(Word::Month(small?)))),
        Some('日' | '号') => Some((after + 1, Some(Word::DayOfMonth(small?)))),
        _ if n == 4 => Some((after, Some(Word::Year(value)))),
        _ if n <= 2 => Some((after, Some(Word::Number(value)))),
        _ => None,
    }
}
