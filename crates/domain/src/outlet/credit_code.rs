//! The unified social credit code (统一社会信用代码).

/// The 31 signs of a code in the order of their values: no I, O, S, V, Z.
const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Whether the text is a well-formed unified social credit code: 18 signs, the
/// area in digits, and the right check sign.
///
/// Small letters are not accepted; trim and upper-case a cell before asking.
///
/// # References
/// GB 32100-2015, chapters 4 and 5: check sign = 31 − Σ sign·3^(i−1) mod 31.
///
/// # Example
/// ```
/// # use yike_domain::outlet::valid_credit_code;
/// assert!(valid_credit_code("91350100M000100Y43"));
/// assert!(!valid_credit_code("91350100M000100Y34"));
/// ```
#[must_use]
pub fn valid_credit_code(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.chars().map(|sign| SIGNS.find(sign)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    // Signs 3–8 are the division code of the registering authority (GB/T 2260).
    if values[2..8].iter().any(|&value| value > 9) {
        return false;
    }
    let mut weight = 1;
    let mut sum = 0;
    for value in &values[..17] {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    values[17] == (31 - sum % 31) % 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sign_decides() {
        // 91350100M000100Y4: signs 9 1 3 5 0 1 0 0 21 0 0 0 1 0 0 30 4, weights
        // 1 3 9 27 19 26 16 17 20 29 25 13 8 24 10 30 28:
        // 9+3+27+135+26+420+8+900+112 = 1640 = 52·31 + 28, so the check sign is 31 − 28 = 3.
        assert!(valid_credit_code("91350100M000100Y43"));
        for wrong in "012456789ABCDEFGHJKLMNPQRTUWXY".chars() {
            assert!(!valid_credit_code(&format!("91350100M000100Y4{wrong}")), "{wrong}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        // Two neighbours exchanged, small letters, I for 1, letters in the area, wrong lengths, other scripts.
        for text in [
            "91350010M000100Y43",
            "91350100m000100y43",
            "9I350100M000100Y43",
            "91A50100M000100Y43",
            "91350100M000100Y4",
            "91350100M000100Y433",
            "",
            "９１３５０１００Ｍ０００１００Ｙ４３",
            "统一社会信用代码统一社会信用代码统一",
        ] {
            assert!(!valid_credit_code(text), "{text}");
        }
    }
}
