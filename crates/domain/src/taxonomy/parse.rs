//! Reading a taxonomy and refusing one that contradicts itself.

use super::{BusinessType, Taxonomy, TypeIdx, normalise, rules};
use crate::Trouble;

/// Largest taxonomy accepted, in bytes; the bundled one has about 60 kB.
const LARGEST: usize = 4 << 20;

impl Taxonomy {
    /// Reads a taxonomy from the text of its file.
    ///
    /// # Errors
    /// The first thing wrong with it: not TOML of this shape, a code or name used
    /// twice, a map-tag rule that cannot be read, a reference to an unknown code.
    /// The trouble's `source` is empty; whoever read the file fills it in.
    pub fn parse(text: &str) -> Result<Self, Trouble> {
        if text.len() > LARGEST {
            let sizes = Trouble::new("", rules::TOO_BIG).with("bytes", text.len());
            return Err(sizes.with("limit", LARGEST));
        }
        let mut taxonomy: Self = toml::from_str(text).map_err(|error| unreadable(text, &error, rules::UNREADABLE))?;
        if taxonomy.types.is_empty() || taxonomy.types.len() > usize::from(u16::MAX) {
            return Err(Trouble::new("", rules::EMPTY).with("types", taxonomy.types.len()));
        }
        for at in 0..taxonomy.types.len() {
            let idx = TypeIdx(u16::try_from(at).expect("counted above"));
            taxonomy.add_code(idx)?;
        }
        for at in 0..taxonomy.types.len() {
            let idx = TypeIdx(u16::try_from(at).expect("counted above"));
            taxonomy.add_words(idx)?;
            taxonomy.add_tags(idx)?;
            taxonomy.check_part_of(idx)?;
        }
        taxonomy.add_broad_words()?;
        Ok(taxonomy)
    }

    fn add_code(&mut self, idx: TypeIdx) -> Result<(), Trouble> {
        let code = self.get(idx).code.clone();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if code.is_empty() || !code.chars().all(plain) {
            return Err(Trouble::new("", rules::CODE_ODD).with("code", code));
        }
        match self.words.add_code(&code, idx) {
            None => Ok(()),
            Some(_) => Err(Trouble::new("", rules::CODE_TWICE).with("code", code)),
        }
    }

    /// Names, hints and industry codes of one type.
    fn add_words(&mut self, idx: TypeIdx) -> Result<(), Trouble> {
        let BusinessType { code, zh, en, names, hints, gb4754, .. } = self.get(idx).clone();
        for word in [zh, en].iter().chain(&names) {
            let plain = word_of(&code, word)?;
            if let Some(other) = self.words.add_name(plain, idx) {
                let trouble = Trouble::new("", rules::NAME_TWICE).at(code).with("word", word.as_str());
                return Err(trouble.with("other", self.get(other).code.as_str()));
            }
        }
        for hint in &hints {
            let plain = word_of(&code, hint)?;
            self.words.add_hint(plain, idx);
        }
        for industry in &gb4754 {
            self.words.add_industry(industry, idx);
        }
        Ok(())
    }

    fn add_tags(&mut self, idx: TypeIdx) -> Result<(), Trouble> {
        let BusinessType { code, osm, .. } = self.get(idx).clone();
        for rule in osm {
            if self.tags.add(idx, &rule).is_none() {
                return Err(Trouble::new("", rules::TAG_RULE_ODD).at(code).with("rule", rule));
            }
        }
        Ok(())
    }

    /// The parent exists and no type is a part of itself.
    fn check_part_of(&self, idx: TypeIdx) -> Result<(), Trouble> {
        let odd = |part_of: &str| {
            Trouble::new("", rules::PART_OF_ODD).at(self.get(idx).code.clone()).with("part_of", part_of)
        };
        let ancestors = self.serves(idx).take(self.types.len() + 1).collect::<Vec<_>>();
        for ancestor in &ancestors {
            if let Some(part_of) = &self.get(*ancestor).part_of
                && (self.index(part_of).is_none() || ancestors.len() > self.types.len())
            {
                return Err(odd(part_of));
            }
        }
        Ok(())
    }

    fn add_broad_words(&mut self) -> Result<(), Trouble> {
        for broad in self.broad.clone() {
            let odd = |code: &str| Trouble::new("", rules::BROAD_ODD).at(broad.word.clone()).with("code", code);
            let find = |code: &String| self.index(code).ok_or_else(|| odd(code));
            let types = broad.types.iter().map(find).collect::<Result<Vec<_>, _>>()?;
            let word = word_of("broad", &broad.word)?;
            if self.words.names_a_type(&word) {
                let trouble = Trouble::new("", rules::NAME_TWICE).at("broad").with("word", broad.word.as_str());
                return Err(trouble.with("other", "broad"));
            }
            self.words.add_broad(word, types);
        }
        Ok(())
    }
}

/// The normalised word, which must not be empty.
fn word_of(code: &str, word: &str) -> Result<String, Trouble> {
    let plain = normalise(word);
    match plain.is_empty() {
        true => Err(Trouble::new("", rules::WORD_EMPTY).at(code).with("word", word)),
        false => Ok(plain),
    }
}

/// A TOML error as a trouble: line number and the parser's own words.
pub(crate) fn unreadable(text: &str, error: &toml::de::Error, rule: crate::Rule) -> Trouble {
    let trouble = Trouble::new("", rule).with("detail", error.message().trim());
    match error.span().and_then(|span| text.get(..span.start)) {
        Some(before) => trouble.at(format!("line {}", before.matches('\n').count() + 1)),
        None => trouble,
    }
}
