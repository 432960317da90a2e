//! Opening hours as tables word them: only times that no clock shows are odd.

/// Latest hour written for a time after midnight: 29:00 is five in the morning.
const LATEST_HOUR: u32 = 29;

/// Whether the text holds a time of day that cannot be: `99:00`, `8:75`.
pub(super) fn odd_hours(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let is_colon = |c: &char| matches!(c, ':' | '：');
    let colons = chars.iter().enumerate().filter(|(_, c)| is_colon(c));
    colons.map(|(at, _)| (at, number_before(&chars[..at]), number_after(&chars[at + 1..]))).any(|time| match time {
        (at, Some(before), Some(after)) => {
            // In 07:30:00 the second colon stands between minutes and seconds.
            let digits = chars[..at].iter().rev().take_while(|c| c.is_ascii_digit()).count();
            let is_second = at > digits && is_colon(&chars[at - digits - 1]);
            before > if is_second { 59 } else { LATEST_HOUR } || after > 59
        }
        _ => false,
    })
}

fn number_before(chars: &[char]) -> Option<u32> {
    let n = chars.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    number(&chars[chars.len() - n..])
}

fn number_after(chars: &[char]) -> Option<u32> {
    let n = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    number(&chars[..n])
}

/// A number of four digits at most; longer ones are no times.
fn number(digits: &[char]) -> Option<u32> {
    (digits.len() <= 4).then(|| digits.iter().collect::<String>().parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::odd_hours;

    #[test]
    fn only_times_that_no_clock_shows_are_odd() {
        for fine in
            ["", "24小时", "8:00-22:00", "周一至周五 9：00—17：30", "Mo-Su 18:00-26:00", "时间：不定", "07:30:00"]
        {
            assert!(!odd_hours(fine), "{fine}");
        }
        for odd in ["25:00-99:00", "8:00-22:75", "早上 80：00", "9:00-30:00", "07:30:75"] {
            assert!(odd_hours(odd), "{odd}");
        }
    }
}
