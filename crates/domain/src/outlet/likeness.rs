//! How likely two outlets of two records are one, with reasons.

use super::Outlet;
use crate::{
    Message, Rule,
    taxonomy::{Taxonomy, normalise},
};

/// The reasons of a likeness, in the string catalogues.
pub mod reasons {
    use crate::Rule;

    /// The same unified social credit code.
    pub const SAME_CODE: Rule = Rule("duplicate-same-code");
    /// Two different credit codes.
    pub const OTHER_CODE: Rule = Rule("duplicate-other-code");
    /// The same name.
    pub const SAME_NAME: Rule = Rule("duplicate-same-name");
    /// Names alike.
    pub const ALIKE_NAME: Rule = Rule("duplicate-alike-name");
    /// The same name but for the branch, which only one of them tells.
    pub const BRANCH_UNTOLD: Rule = Rule("duplicate-branch-untold");
    /// Two branches of one name.
    pub const OTHER_BRANCH: Rule = Rule("duplicate-other-branch");
    /// So many metres apart.
    pub const APART: Rule = Rule("duplicate-apart");
    /// A business type in common.
    pub const SAME_TYPE: Rule = Rule("duplicate-same-type");
    /// No business type in common.
    pub const OTHER_TYPE: Rule = Rule("duplicate-other-type");
    /// The same telephone number.
    pub const SAME_PHONE: Rule = Rule("duplicate-same-phone");
    /// Every reason.
    pub const ALL: &[Rule] = &[
        SAME_CODE,
        OTHER_CODE,
        SAME_NAME,
        ALIKE_NAME,
        BRANCH_UNTOLD,
        OTHER_BRANCH,
        APART,
        SAME_TYPE,
        OTHER_TYPE,
        SAME_PHONE,
    ];
}

/// From this score on two records are probably one outlet and worth a look.
pub const PROBABLE: i32 = 60;

/// How far two records of one outlet may stand apart, metres.
pub const NEAR_M: u32 = 30;

/// How likely two records are one outlet.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// Points; from [`PROBABLE`] on worth a look.
    pub score: i32,
    /// What the points are made of, the heaviest first.
    pub reasons: Vec<Message>,
}

/// Endings of a firm's name that a sign leaves out.
const FIRM_ENDINGS: &[&str] = &["有限责任公司", "股份有限公司", "有限公司", "个体工商户", "分公司", "公司"];

/// A shop's name in parts: 虚构超市（甲路店） is 虚构超市 and 甲路.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopName {
    /// The name without its branch, widths, case, spaces and signs made alike.
    pub own: String,
    /// The branch; empty where the name tells none.
    pub branch: String,
}

impl ShopName {
    /// The parts of a name as written. A branch stands in brackets at the end, or behind a space, with or without 店.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let name = name.trim();
        let bracket = name.char_indices().rev().find(|(_, c)| matches!(c, '(' | '（' | '[' | '【'));
        let closes = name.ends_with([')', '）', ']', '】']);
        let space = name.char_indices().rev().find(|(_, c)| c.is_whitespace() || *c == '·');
        let (own, branch) = match (bracket.filter(|(at, _)| closes && *at > 0), space) {
            (Some((at, _)), _) => name.split_at(at),
            (None, Some((at, _))) if name.ends_with('店') && at > 0 => name.split_at(at),
            _ => (name, ""),
        };
        let (mut own, branch) = (normalise(own), normalise(branch));
        if let Some(shorter) = FIRM_ENDINGS.iter().find_map(|end| own.strip_suffix(end)).filter(|s| !s.is_empty()) {
            own = shorter.to_owned();
        }
        let ended = ["分店", "店", "个体工商户", "个体"].iter().find_map(|end| branch.strip_suffix(end));
        Self { own, branch: ended.map(str::to_owned).unwrap_or(branch) }
    }
}

/// How alike two names are, 0–100: twice the pairs of neighbouring characters in common over all pairs.
///
/// # References
/// Dice (1945), *Ecology* 26(3), 297–302, on character pairs.
#[must_use]
pub fn name_likeness(a: &str, b: &str) -> u32 {
    if a == b {
        return if a.is_empty() { 0 } else { 100 };
    }
    let pairs = |text: &str| -> Vec<(char, char)> {
        let mut pairs: Vec<_> = text.chars().zip(text.chars().skip(1)).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(a), pairs(b));
    let (mut i, mut j, mut common) = (0, 0, 0u32);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        common += u32::from(x == y);
        (i, j) = (i + usize::from(x <= y), j + usize::from(y <= x));
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    (200 * common).checked_div(all).unwrap_or(0)
}

/// Weighs two records that stand so many metres apart; the order of the two does not matter.
#[must_use]
pub fn compare(a: &Outlet, b: &Outlet, apart_m: u32, taxonomy: &Taxonomy) -> Likeness {
    let mut points: Vec<(i32, Message)> = Vec::new();
    let mut add = |points_of: i32, message: Message| points.push((points_of, message));
    let said = |rule: Rule| Message::new(rule);
    let both = |x: &str, y: &str| !x.is_empty() && !y.is_empty();
    if both(&a.credit_code, &b.credit_code) {
        match a.credit_code == b.credit_code {
            true => add(45, said(reasons::SAME_CODE)),
            false => add(-40, said(reasons::OTHER_CODE)),
        }
    }
    let (one, two) = (ShopName::of(&a.name), ShopName::of(&b.name));
    let alike = name_likeness(&one.own, &two.own);
    match (alike, one.branch == two.branch) {
        (100, true) => add(45, said(reasons::SAME_NAME)),
        (100, false) if both(&one.branch, &two.branch) => add(-10, said(reasons::OTHER_BRANCH)),
        (100, false) => add(35, said(reasons::BRANCH_UNTOLD)),
        (50.., _) => {
            add(i32::try_from(alike * 35 / 100).unwrap_or(0), said(reasons::ALIKE_NAME).with("percent", alike))
        }
        _ => {}
    }
    let near = NEAR_M.saturating_sub(apart_m);
    add(i32::try_from(near * 20 / NEAR_M).unwrap_or(0), said(reasons::APART).with("metres", apart_m));
    if !a.types.is_empty() && !b.types.is_empty() {
        let types = taxonomy.expand(&a.types);
        match taxonomy.expand(&b.types).iter().any(|idx| types.contains(idx)) {
            true => add(15, said(reasons::SAME_TYPE)),
            false => add(-15, said(reasons::OTHER_TYPE)),
        }
    }
    let digits = |phone: &str| phone.chars().filter(char::is_ascii_digit).collect::<String>();
    let (one, two) = (digits(&a.phone), digits(&b.phone));
    if one.len() >= 7 && one == two {
        add(15, said(reasons::SAME_PHONE));
    }
    points.sort_by_key(|(points, _)| std::cmp::Reverse(points.abs()));
    Likeness {
        score: points.iter().map(|(points, _)| points).sum(),
        reasons: points.into_iter().map(|p| p.1).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_branch_is_told_from_the_name() {
        for (name, own, branch) in [
            ("虚构超市（甲路店）", "虚构超市", "甲路"),
            ("虚构超市(甲路分店)", "虚构超市", "甲路"),
            ("虚构超市 甲路店", "虚构超市", "甲路"),
            ("ＡＢ虚构　超市", "ab虚构超市", ""),
            ("虚构商贸有限公司", "虚构商贸", ""),
            ("甲路店", "甲路店", ""),
            ("（甲）", "甲", ""),
            ("公司", "公司", ""),
            ("", "", ""),
        ] {
            assert_eq!(ShopName::of(name), ShopName { own: own.into(), branch: branch.into() }, "{name}");
        }
    }

    #[test]
    fn names_are_alike_by_their_pairs() {
        // 虚构 构超 超市 against 虚构 构便 便利: one of three and three in common, 2·1/6 = 33 %.
        assert_eq!(name_likeness("虚构超市", "虚构便利"), 33);
        // 甲甲 甲甲 against 甲甲: one pair in common, not two: 2·1/3 = 66 %.
        assert_eq!(name_likeness("甲甲甲", "甲甲"), 66);
        assert_eq!([name_likeness("甲", "乙"), name_likeness("", ""), name_likeness("甲", "甲")], [0, 0, 100]);
    }
}
