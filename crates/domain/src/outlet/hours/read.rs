//! From words to opening hours.

use crate::day::Day;

use super::lex::{self, Placed, Time, Word};
use super::{
    ByWeekday, DAY, Exception, HoursFault, LONGEST_TEXT, MonthDay, OnHolidays, OpeningHours, Season, Span, Spans,
};

/// Reads the text of a source.
pub(super) fn read(text: &str) -> Result<OpeningHours, HoursFault> {
    match text.chars().nth(LONGEST_TEXT) {
        Some(_) => Err(HoursFault::Unclear(text.chars().take(20).collect())),
        None => read_any(text),
    }
}

impl OpeningHours {
    /// Reads a canonical text, however many exceptions it lists.
    pub(super) fn read_kept(text: &str) -> Result<Self, HoursFault> {
        read_any(text)
    }
}

fn read_any(text: &str) -> Result<OpeningHours, HoursFault> {
    let chars = lex::plain(text);
    let words = lex::words(&chars)?;
    let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let mut reader = Reader { chars: &chars, words: &words, at: 0 };
    let mut builder = Builder { chinese, ..Builder::default() };
    while !reader.words[reader.at..].is_empty() {
        if reader.take(Word::Semicolon) {
            builder.adds = false;
            continue;
        }
        if reader.take(Word::Comma) {
            builder.adds = true;
            continue;
        }
        let from = reader.at;
        let when = reader.when()?;
        let body = reader.body()?;
        builder.add(when, body).ok_or_else(|| reader.unclear(from))?;
        builder.adds = true;
    }
    builder.finish().ok_or_else(|| HoursFault::Unclear(lex::piece(&chars, 0)))
}

/// The days a rule is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct When {
    dates: Option<Dates>,
    days: Option<[bool; 7]>,
    holidays: bool,
    work_days: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dates {
    Yearly(MonthDay, MonthDay),
    Once(Day, Day),
}

/// What holds on these days.
enum Body {
    Hours(Spans),
    AsUsual,
}

struct Reader<'a> {
    chars: &'a [char],
    words: &'a [Placed],
    at: usize,
}

impl Reader<'_> {
    fn see(&self, ahead: usize) -> Option<Word> {
        self.words.get(self.at + ahead).map(|(word, _)| *word)
    }

    fn take(&mut self, word: Word) -> bool {
        let found = self.see(0) == Some(word);
        self.at += usize::from(found);
        found
    }

    fn unclear(&self, at: usize) -> HoursFault {
        HoursFault::Unclear(lex::piece(self.chars, self.words.get(at).map_or(0, |(_, at)| *at)))
    }

    /// Dates, days of the week, holidays, in any order.
    fn when(&mut self) -> Result<When, HoursFault> {
        let mut when = When::default();
        loop {
            match self.see(0) {
                Some(Word::Days(first)) => {
                    self.at += 1;
                    let days = self.until(first);
                    when.days = Some(std::array::from_fn(|at| when.days.is_some_and(|d| d[at]) || days[at]));
                }
                Some(Word::WorkDays) => {
                    self.at += 1;
                    when.days = Some(std::array::from_fn(|at| at < 5 || when.days.is_some_and(|d| d[at])));
                    when.work_days = true;
                }
                Some(Word::Every) => {
                    self.at += 1;
                    when.days = Some([true; 7]);
                }
                Some(Word::Holidays) => {
                    self.at += 1;
                    when.holidays = true;
                }
                Some(Word::Month(_) | Word::Year(_)) if when.dates.is_none() => when.dates = Some(self.dates()?),
                // Between two days of one list, not before hours.
                Some(Word::Comma)
                    if self.at > 0 && matches!(self.see(1), Some(Word::Days(_) | Word::Holidays | Word::WorkDays)) =>
                {
                    self.at += 1;
                }
                _ => return Ok(when),
            }
        }
    }

    /// `Mo`, or `Mo-Fr`; Friday to Monday runs over Sunday.
    fn until(&mut self, first: [bool; 7]) -> [bool; 7] {
        let (Some(Word::Dash), Some(Word::Days(last))) = (self.see(0), self.see(1)) else { return first };
        let single = |days: [bool; 7]| (days.iter().filter(|d| **d).count() == 1).then(|| days.iter().position(|d| *d));
        let (Some(Some(from)), Some(Some(to))) = (single(first), single(last)) else { return first };
        self.at += 2;
        let n = (to + 7 - from) % 7;
        std::array::from_fn(|day| (day + 7 - from) % 7 <= n)
    }

    fn dates(&mut self) -> Result<Dates, HoursFault> {
        let from = self.at;
        let (year, month, day) = self.date(None)?;
        let whole_month = day.is_none();
        let first = day.unwrap_or(1);
        let last = if self.see(0) == Some(Word::Dash)
            && matches!(self.see(1), Some(Word::Month(_) | Word::Year(_) | Word::DayOfMonth(_)))
        {
            self.at += 1;
            Some(self.date(Some(month))?)
        } else {
            None
        };
        let no_day = || HoursFault::NoSuchTime(lex::piece(self.chars, self.words[from].1));
        let (last_year, last_month, last_day) = last.unwrap_or((year, month, day));
        if whole_month != last_day.is_none() && last.is_some() {
            return Err(self.unclear(from));
        }
        match (year, last_year.or(year)) {
            (None, None) => {
                let end = match last_day {
                    Some(day) => MonthDay::new(last_month, day),
                    None => MonthDay::last_of(last_month),
                };
                Ok(Dates::Yearly(MonthDay::new(month, first).ok_or_else(no_day)?, end.ok_or_else(no_day)?))
            }
            (Some(year), Some(last_year)) => {
                let end = match last_day {
                    Some(day) => Day::new(last_year, last_month, day),
                    None => (28..=31).rev().find_map(|day| Day::new(last_year, last_month, day)),
                };
                let (start, end) = (Day::new(year, month, first).ok_or_else(no_day)?, end.ok_or_else(no_day)?);
                if start > end {
                    Err(HoursFault::Backwards(lex::piece(self.chars, self.words[from].1)))
                } else {
                    Ok(Dates::Once(start, end))
                }
            }
            _ => Err(self.unclear(from)),
        }
    }

    /// A year if there is one, a month (or the one before), a day if there is one.
    fn date(&mut self, month: Option<u8>) -> Result<(Option<u16>, u8, Option<u8>), HoursFault> {
        let year = match self.see(0) {
            Some(Word::Year(year)) => {
                self.at += 1;
                Some(year)
            }
            _ => None,
        };
        // 2026-10-01
        if let (Some(_), Some(Word::Dash), Some(Word::Number(m)), Some(Word::Dash), Some(Word::Number(d))) =
            (year, self.see(0), self.see(1), self.see(2), self.see(3))
        {
            self.at += 4;
            return Ok((year, u8::try_from(m).unwrap_or(0), Some(u8::try_from(d).unwrap_or(0))));
        }
        let month = match (self.see(0), month) {
            (Some(Word::Month(month)), _) => {
                self.at += 1;
                month
            }
            (Some(Word::DayOfMonth(_)), Some(month)) => month,
            _ => return Err(self.unclear(self.at)),
        };
        let day = match self.see(0) {
            Some(Word::DayOfMonth(day)) => Some(day),
            Some(Word::Number(day)) => Some(u8::try_from(day).unwrap_or(0)),
            _ => return Ok((year, month, None)),
        };
        self.at += 1;
        Ok((year, month, day))
    }

    /// Closed, as usual, or spans.
    fn body(&mut self) -> Result<Body, HoursFault> {
        let from = self.at;
        let usual = self.take(Word::AsUsual);
        // 全年无休，8:00-20:00: the hours follow.
        let follow = |reader: &Self| matches!(reader.see(0), Some(Word::Time(_) | Word::Number(_) | Word::Whole));
        if usual && self.see(0) == Some(Word::Comma) && from > 0 && self.words[from - 1].0 == Word::Every {
            self.at += 1;
            if !follow(self) {
                self.at -= 1;
            }
        }
        if usual && !follow(self) {
            return Ok(Body::AsUsual);
        }
        if self.take(Word::Off) {
            return Ok(Body::Hours(Spans::closed()));
        }
        let mut spans = Vec::new();
        loop {
            if self.take(Word::Whole) {
                spans.push(Span::WHOLE_DAY);
            } else if follow(self) {
                spans.push(self.span()?);
            } else if self.see(0) == Some(Word::Comma) && !spans.is_empty() {
                self.at += 1;
                if !follow(self) {
                    self.at -= 1;
                    break;
                }
            } else {
                break;
            }
        }
        // 24小时不打烊
        if spans.is_empty() {
            Err(self.unclear(from))
        } else {
            self.take(Word::AsUsual);
            Ok(Body::Hours(Spans::of(spans)))
        }
    }

    fn span(&mut self) -> Result<Span, HoursFault> {
        let from = self.at;
        let (Some(start), Some(Word::Dash), Some(Word::Time(end))) = (self.see(0), self.see(1), self.see(2)) else {
            return Err(self.unclear(from));
        };
        let start = match start {
            Word::Time(time) => time,
            // 8-22点
            Word::Number(hour) if hour < 24 => Time { at: hour * 60, sure: hour >= 12, late: false, next_day: false },
            _ => return Err(self.unclear(from)),
        };
        self.at += 3;
        let piece = lex::piece(self.chars, self.words[from].1);
        let (from, to) = (start.at, end_after(start, end));
        match Span::new(from, to) {
            Err(HoursFault::NoLength(_)) => Err(HoursFault::NoLength(piece)),
            Err(HoursFault::Backwards(_)) => Err(HoursFault::Backwards(piece)),
            other => other,
        }
    }
}

/// The end of a span in minutes after the midnight before its start: 下午2点到6点 ends at
/// 18:00, 22:00-02:00 and 晚8点到2点 on the next day, 9:00-5:00 nobody knows.
fn end_after(start: Time, end: Time) -> u16 {
    if end.at > start.at || end.next_day {
        return match !end.sure && start.late && end.at < DAY / 2 {
            true => end.at + DAY / 2,
            false => end.at,
        };
    }
    if end.at == start.at && end.sure == start.sure {
        return end.at;
    }
    if !end.sure && start.late && end.at + DAY / 2 > start.at {
        return end.at + DAY / 2;
    }
    let past_midnight = if end.late { false } else { end.sure || start.at >= DAY / 2 };
    if past_midnight { end.at + DAY } else { end.at }
}

/// Hours as the rules come in.
#[derive(Default)]
struct Builder {
    hours: OpeningHours,
    chinese: bool,
    /// Whether the rule stands behind a comma: it adds to earlier ones of the same days.
    adds: bool,
    told: bool,
    holidays_told: bool,
    work_days: bool,
    last: Option<When>,
}

impl Builder {
    /// Takes a rule in; `None` where it cannot be understood in its place.
    fn add(&mut self, when: When, body: Body) -> Option<()> {
        let spans = match body {
            Body::Hours(spans) => spans,
            Body::AsUsual => return self.as_usual(&when),
        };
        // In Chinese 每天8点到20点，周末9点到21点 corrects; a map's comma adds.
        let same = self.last.as_ref() == Some(&when);
        let adds = self.adds && self.told && !spans.is_closed() && (same || !self.chinese);
        self.told = true;
        self.work_days |= when.work_days;
        if when.holidays {
            if when.dates.is_some() {
                return None;
            }
            self.holidays_told = true;
            self.hours.holidays = OnHolidays::Hours(match &self.hours.holidays {
                OnHolidays::Hours(earlier) if adds => earlier.and(&spans),
                _ => spans.clone(),
            });
        }
        let chosen = if when.holidays { when.days } else { Some(when.days.unwrap_or([true; 7])) };
        if let Some(days) = chosen {
            self.on_days(when.dates, days, &spans, adds)?;
        }
        self.last = Some(when);
        Some(())
    }

    fn on_days(&mut self, dates: Option<Dates>, days: [bool; 7], spans: &Spans, adds: bool) -> Option<()> {
        let and = |earlier: Option<&Spans>| earlier.filter(|_| adds).map_or_else(|| spans.clone(), |e| e.and(spans));
        let other = |earlier: Option<&ByWeekday>| -> ByWeekday {
            std::array::from_fn(|day| days[day].then(|| and(earlier.and_then(|e| e[day].as_ref()))))
        };
        match dates {
            None => {
                // A week behind its seasons would undo them in a map; nobody writes that on purpose.
                if !self.hours.seasons.is_empty() || !self.hours.exceptions.is_empty() {
                    return None;
                }
                let week = self.hours.week.iter_mut().zip(days);
                for earlier in week.filter_map(|(day, chosen)| chosen.then_some(day)) {
                    *earlier = and(Some(earlier));
                }
            }
            Some(Dates::Yearly(from, to)) => {
                let last = self.hours.seasons.last().filter(|last| (last.from, last.to) == (from, to));
                let days = other(last.map(|last| &last.days));
                self.hours = std::mem::take(&mut self.hours).in_season(Season { from, to, days });
            }
            Some(Dates::Once(from, to)) => {
                let last = self.hours.exceptions.last().filter(|last| (last.from, last.to) == (from, to));
                let days = other(last.map(|last| &last.days));
                self.hours = std::mem::take(&mut self.hours).except(Exception { from, to, days });
            }
        }
        Some(())
    }

    /// 节假日不休; 周末不休 only confirms what was said before.
    fn as_usual(&mut self, when: &When) -> Option<()> {
        if when.dates.is_some() || !self.told {
            return None;
        }
        let open = |days: [bool; 7]| days.iter().zip(&self.hours.week).all(|(chosen, day)| !chosen || !day.is_closed());
        if !when.days.is_none_or(open) {
            return None;
        }
        if when.holidays || when.days == Some([true; 7]) {
            self.hours.holidays = OnHolidays::AsUsual;
            self.holidays_told = true;
        }
        Some(())
    }

    fn finish(self) -> Option<OpeningHours> {
        let Self { mut hours, told, holidays_told, work_days, .. } = self;
        let week_ends_free = hours.week[5].is_closed() && hours.week[6].is_closed();
        if work_days && week_ends_free && !holidays_told {
            hours.holidays = OnHolidays::Hours(Spans::closed());
        }
        told.then_some(hours)
    }
}
