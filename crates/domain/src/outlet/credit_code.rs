//! The unified social credit code (统一社会信用代码).

/// The 31 signs of a code in the order of their values: no I, O, S, V, Z.
const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Letters that the code leaves out because they look like another sign, and that sign.
const LOOK_ALIKES: &[(char, char)] = &[('I', '1'), ('O', '0'), ('S', '5'), ('V', 'U'), ('Z', '2')];

/// Why a text is no unified social credit code; places count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditCodeFault {
    /// Not 18 signs but so many.
    Length(usize),
    /// A letter that codes never have, and the sign it is likely to stand for.
    LookAlike {
        /// The letter.
        sign: char,
        /// What it looks like.
        likely: char,
        /// Its place.
        at: usize,
    },
    /// Another sign that codes never have.
    NoSign {
        /// The sign.
        sign: char,
        /// Its place.
        at: usize,
    },
    /// A letter among signs 3–8, the division code of the registering authority (GB/T 2260).
    Division {
        /// Its place.
        at: usize,
    },
    /// The last sign does not fit the others: a slip somewhere.
    CheckSign,
}

/// Whether the text is a well-formed unified social credit code, see [`check_credit_code`].
///
/// # Example
/// ```
/// # use yike_domain::outlet::valid_credit_code;
/// assert!(valid_credit_code("91350100M000100Y43"));
/// assert!(!valid_credit_code("91350100M000100Y34"));
/// ```
#[must_use]
pub fn valid_credit_code(code: &str) -> bool {
    check_credit_code(code).is_ok()
}

/// Checks a unified social credit code: 18 signs, the area in digits, and the right check sign.
///
/// Small letters are not accepted; trim and upper-case a cell before asking.
///
/// # References
/// GB 32100-2015, chapters 4 and 5: check sign = 31 − Σ sign·3^(i−1) mod 31.
///
/// # Errors
/// The first thing wrong: signs from the left, then the length, the division, the check sign.
pub fn check_credit_code(code: &str) -> Result<(), CreditCodeFault> {
    let mut values: Vec<usize> = Vec::with_capacity(18);
    for (sign, at) in code.chars().zip(1..) {
        match (SIGNS.find(sign), LOOK_ALIKES.iter().find(|(letter, _)| *letter == sign)) {
            (Some(value), _) => values.push(value),
            (None, Some(&(_, likely))) => return Err(CreditCodeFault::LookAlike { sign, likely, at }),
            (None, None) => return Err(CreditCodeFault::NoSign { sign, at }),
        }
    }
    if values.len() != 18 {
        return Err(CreditCodeFault::Length(values.len()));
    }
    if let Some(at) = (3..=8).find(|at| values[at - 1] > 9) {
        return Err(CreditCodeFault::Division { at });
    }
    let mut weight = 1;
    let mut sum = 0;
    for value in &values[..17] {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    if values[17] == (31 - sum % 31) % 31 { Ok(()) } else { Err(CreditCodeFault::CheckSign) }
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

    #[test]
    fn the_refusal_names_the_sign() {
        use CreditCodeFault::{CheckSign, Division, Length, LookAlike, NoSign};
        for (text, fault) in [
            ("9I350100M000100Y43", LookAlike { sign: 'I', likely: '1', at: 2 }),
            ("9135O100M000100Y43", LookAlike { sign: 'O', likely: '0', at: 5 }),
            ("9135S", LookAlike { sign: 'S', likely: '5', at: 5 }),
            ("91350100M000100V43", LookAlike { sign: 'V', likely: 'U', at: 16 }),
            ("91350100Z000100Y43", LookAlike { sign: 'Z', likely: '2', at: 9 }),
            ("91350100m000100Y43", NoSign { sign: 'm', at: 9 }),
            ("9135010", Length(7)),
            ("", Length(0)),
            ("91350A00M000100Y43", Division { at: 6 }),
            ("91350100M000100Y34", CheckSign),
        ] {
            assert_eq!(check_credit_code(text), Err(fault), "{text}");
        }
    }

    /// Every exchange of one sign for another, and of two neighbours that differ, changes the sum: 31 is a prime.
    #[test]
    fn every_single_slip_is_found() {
        let code: Vec<char> = "91350100M000100Y43".chars().collect();
        for at in 0..18 {
            for sign in SIGNS.chars().filter(|sign| *sign != code[at]) {
                let mut slip = code.clone();
                slip[at] = sign;
                assert!(!valid_credit_code(&slip.iter().collect::<String>()), "{at} {sign}");
            }
        }
        // The first and the last weigh the same, but they are no neighbours.
        for at in 0..17 {
            let mut slip = code.clone();
            slip.swap(at, at + 1);
            assert_eq!(valid_credit_code(&slip.iter().collect::<String>()), slip == code, "{at}");
        }
    }
}
