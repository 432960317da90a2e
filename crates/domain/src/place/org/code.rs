//! Codes of organisation units.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Digits of a division code down to each level: province, city, district, sub-district, community.
const LENGTHS: [usize; 5] = [2, 4, 6, 9, 12];

/// The code of an organisation unit.
///
/// - `CN`: the nation.
/// - 2, 4, 6, 9 or 12 digits: a division, each level beginning with the code of the level above. The first six digits
///   are those of GB/T 2260, all twelve the statistical division code (统计用区划代码). Groups of zeros at the end say
///   nothing and are dropped, so `110000` is `11` and `441900000000` is `4419`.
/// - `XPCC` and `XPCC01` to `XPCC99`: the 新疆生产建设兵团 and its divisions (师), which have no code of that list;
///   these are Yike's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrgCode(String);

impl OrgCode {
    /// The nation.
    #[must_use]
    pub fn nation() -> Self {
        Self("CN".to_owned())
    }

    /// The code that a text is, or `None` when it is none.
    ///
    /// # Example
    /// ```
    /// # use yike_domain::place::org::OrgCode;
    /// assert_eq!(OrgCode::parse("110108000000"), OrgCode::parse("110108"));
    /// assert_eq!(OrgCode::parse("110108").and_then(|code| code.above()), OrgCode::parse("1101"));
    /// assert_eq!(OrgCode::parse("11010"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(number) = text.strip_prefix("XPCC") {
            let of_division = number.len() == 2 && number != "00" && number.bytes().all(|b| b.is_ascii_digit());
            return (number.is_empty() || of_division).then(|| Self(text.to_owned()));
        }
        if text == "CN" {
            return Some(Self::nation());
        }
        let whole = LENGTHS.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let code = whole.then(|| without_zero_groups(text))?;
        // No province begins with a zero: 31 are listed, from 11 to 65.
        (!code.is_empty() && !code.starts_with('0')).then(|| Self(code.to_owned()))
    }

    /// The code as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many digits a division code has; 0 for the nation and the 兵团.
    #[must_use]
    pub fn digits(&self) -> usize {
        if self.is_division() { self.0.len() } else { 0 }
    }

    /// Whether it is a division code (digits), not one of our own.
    #[must_use]
    pub fn is_division(&self) -> bool {
        self.0.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The code one level up, as the digits nest: the city of a district, skipping groups of zeros; the nation above
    /// a province and the 兵团. A unit may hang higher: a county directly under its province.
    #[must_use]
    pub fn above(&self) -> Option<Self> {
        match (self.as_str(), self.digits()) {
            ("CN", _) => None,
            ("XPCC", _) | (_, 2) => Some(Self::nation()),
            (_, 0) => Some(Self("XPCC".to_owned())),
            (text, digits) => {
                let level = LENGTHS.iter().rposition(|&length| length < digits).expect("province codes are done");
                Some(Self(without_zero_groups(&text[..LENGTHS[level]]).to_owned()))
            }
        }
    }

    /// Whether the digits of this code begin with those of the other; everything lies in the nation.
    #[must_use]
    pub fn lies_in(&self, other: &Self) -> bool {
        other.as_str() == "CN" || self.0.starts_with(other.as_str())
    }
}

/// Digits without the groups of zeros at the end.
fn without_zero_groups(digits: &str) -> &str {
    let mut code = digits;
    for pair in [0, 2, 4, 6, 9, 12].windows(2).rev().filter(|pair| pair[1] <= digits.len()) {
        if code[pair[0]..].bytes().any(|b| b != b'0') {
            break;
        }
        code = &code[..pair[0]];
    }
    code
}

impl fmt::Display for OrgCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for OrgCode {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("{text} is no code of an organisation unit"))
    }
}

impl From<OrgCode> for String {
    fn from(code: OrgCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn above(text: &str) -> String {
        OrgCode::parse(text).and_then(|code| code.above()).map_or_else(String::new, |code| code.to_string())
    }

    #[test]
    fn levels_nest_and_zero_groups_say_nothing() {
        assert_eq!(above("110108001003"), "110108001");
        assert_eq!(above("110108001"), "110108");
        assert_eq!(above("110108"), "1101");
        assert_eq!(above("1101"), "11");
        assert_eq!(above("11"), "CN");
        assert_eq!(above("CN"), "");
        // 东莞 has no districts: its 东城街道 is 441900003, above it 4419 itself.
        assert_eq!(above("441900003"), "4419");
        assert_eq!(above("XPCC08"), "XPCC");
        assert_eq!(above("XPCC"), "CN");
        for (padded, code) in [("110000", "11"), ("441900000000", "4419"), ("441900003000", "441900003")] {
            assert_eq!(OrgCode::parse(padded).expect("a code").as_str(), code);
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in [
            "",
            "1",
            "110",
            "11010",
            "1101081",
            "11010800100",
            "1101080010031",
            "00",
            "000000",
            "01",
            "110l08",
            "１１",
            "cn",
            "XPCC0",
            "XPCC00",
            "XPCC8",
            "XPCC008",
            "XPCCab",
            "-1",
            "11 ",
        ] {
            assert_eq!(OrgCode::parse(text), None, "{text}");
        }
    }
}
