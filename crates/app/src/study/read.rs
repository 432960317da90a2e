//! From the text of a study file to a [`Study`], or to everything that is wrong with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use toml::de::DeTable;
use yike_domain::{LonLat, Trouble};
use yike_engine::{
    import::crs::{CrsProblem, parse_crs},
    network::SnapOptions,
};

use super::basis::type_codes;
use super::section::{At, Page, Section, nearest};
use super::{
    AreaLayer, Coverage, DataFile, Gates, MapSource, OutletTable, PeopleSource, Study, TableFile, Text, rules,
};
use crate::embedded;
use crate::exchange::{atomic::read_trouble, reasons::toml_reason};

/// Largest study file, in bytes. A long one has a few kilobytes.
const LARGEST: usize = 1 << 20;

/// What the licence of the map data (ODbL 1.0, 4.3) asks every result to show; the formats
/// that a map is read from are OpenStreetMap's.
const MAP_ATTRIBUTION: &str = "© OpenStreetMap contributors";

/// What columns of an outlet table can mean.
const OUTLET_COLUMNS: &[&str] = &[
    "id",
    "name",
    "type",
    "address",
    "lon",
    "lat",
    "x",
    "y",
    "coordinates",
    "hours",
    "phone",
    "credit_code",
    "functions",
];
/// What columns of a table of people can mean.
const PEOPLE_COLUMNS: &[&str] = &["id", "name", "people", "children", "elders", "lon", "lat", "x", "y", "coordinates"];
/// What columns of a layer of areas can mean.
const AREA_COLUMNS: &[&str] = &["id", "name"];

impl Study {
    /// Reads a study file and checks that the files it names exist.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the file.
    pub fn read(path: &Path) -> Result<Self, Vec<Trouble>> {
        let bytes = fs::read(path).map_err(|e| vec![read_trouble(path, &e)])?;
        let source = path.display().to_string();
        if bytes.len() > LARGEST {
            let trouble = Trouble::new(&source, rules::TOO_BIG).with("bytes", bytes.len()).with("limit", LARGEST);
            return Err(vec![trouble]);
        }
        let text = String::from_utf8_lossy(&bytes);
        let folder = path.parent().unwrap_or_else(|| Path::new(""));
        Self::parse(&source, text.trim_start_matches('\u{feff}'), folder)
    }

    /// Reads the text of a study whose paths start at `folder`.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the file.
    pub fn parse(source: &str, text: &str, folder: &Path) -> Result<Self, Vec<Trouble>> {
        let mut page = Page { source, text, problems: Vec::new() };
        let (document, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            for error in errors {
                let reason = toml_reason(error.message());
                page.problem(error.span().unwrap_or(0..0), |t| t.with("reason", reason), rules::NOT_TOML);
            }
            return Err(page.problems);
        }
        let root = Section::new("", 0..0, document.get_ref());
        let study = Reader { page: &mut page, folder }.study(root);
        match page.problems.is_empty() {
            true => Ok(study),
            false => {
                page.problems.sort_by_key(|problem| line_and_column(&problem.place));
                Err(page.problems)
            }
        }
    }
}

fn line_and_column(place: &str) -> (u32, u32) {
    let mut numbers = place.split(' ').filter_map(|word| word.parse().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

struct Reader<'p, 't, 'f> {
    page: &'p mut Page<'t>,
    folder: &'f Path,
}

impl Reader<'_, '_, '_> {
    fn study(&mut self, mut root: Section) -> Study {
        let id = root.needed_text(self.page, "id");
        if !id.value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            let found = id.value.clone();
            self.page.problem(id.span, |t| t.with("found", found), rules::ID_ODD);
        }
        let title = self.needed_words(&mut root, "title");
        let map = root.section(self.page, "map").map(|s| self.map(s));
        if map.is_none() {
            root.missing(self.page, "map");
        }
        let outlets = root.sections(self.page, "outlets").into_iter().map(|s| self.outlet_table(s)).collect();
        let people = root.section(self.page, "people").map_or(PeopleSource::Unknown, |s| self.people(s));
        let communities = root.section(self.page, "communities").map(|s| self.areas(s));
        let mut standard = root.section(self.page, "standard");
        let packs = standard.as_mut().map_or_else(Vec::new, |s| self.data_files(s, "packs", "standards"));
        let allow_unverified = standard.as_mut().and_then(|s| s.flag(self.page, "allow_unverified")).unwrap_or(false);
        match standard {
            Some(section) => section.close(self.page),
            None => root.missing(self.page, "standard"),
        }
        let walking = root.section(self.page, "walking");
        let notices = root.sections(self.page, "notice").into_iter().map(|s| self.words_of(s)).collect();
        let output = root.text(self.page, "output").map_or_else(|| "result".to_owned(), |text| text.value);
        let mut study = Study {
            source: self.page.source.to_owned(),
            folder: self.folder.to_owned(),
            bundled: None,
            file_text: self.page.text.to_owned(),
            id: id.value,
            title,
            map: map.unwrap_or_else(|| MapSource {
                file: PathBuf::new(),
                date: None,
                outlets: true,
                coverage: Coverage::Partial,
                attribution: None,
                bounds: None,
            }),
            outlets,
            people,
            communities,
            packs,
            allow_unverified,
            profiles: Vec::new(),
            gates: Gates::default(),
            snap_m: SnapOptions::default().limit_m,
            nearest: 3,
            isochrone_minutes: vec![5, 8, 10, 15],
            notices,
            output: self.folder.join(output),
        };
        match walking {
            Some(section) => self.walking(section, &mut study),
            None => root.missing(self.page, "walking"),
        }
        root.close(self.page);
        study
    }

    fn walking(&mut self, mut section: Section, study: &mut Study) {
        study.profiles = self.data_files(&mut section, "profiles", "profiles");
        let page = &mut *self.page;
        study.gates = section.word(page, "gates", Gates::ALL).unwrap_or_default();
        study.snap_m = section.number(page, "snap_m", 1..1001).unwrap_or(study.snap_m);
        study.nearest = section.number(page, "nearest", 1..11).unwrap_or(study.nearest);
        if let Some(minutes) = section.numbers(page, "isochrone_minutes", 1..61) {
            study.isochrone_minutes = minutes;
        }
        section.close(page);
    }

    fn map(&mut self, mut section: Section) -> MapSource {
        let file = self.needed_file(&mut section);
        let map = MapSource {
            file,
            date: self.date(&mut section),
            outlets: section.flag(self.page, "outlets").unwrap_or(true),
            coverage: self.coverage(&mut section),
            attribution: Some(
                section.text(self.page, "attribution").map_or_else(|| MAP_ATTRIBUTION.to_owned(), |text| text.value),
            ),
            bounds: self.bounds(&mut section),
        };
        section.close(self.page);
        map
    }

    /// A box `[west, south, east, north]` in degrees.
    fn bounds(&mut self, section: &mut Section) -> Option<(LonLat, LonLat)> {
        let sides = section.decimals(self.page, "bounds")?;
        let corners = match *sides.value {
            [west, south, east, north] if west < east && south < north => {
                LonLat::from_degrees(west, south).zip(LonLat::from_degrees(east, north))
            }
            _ => None,
        };
        if corners.is_none() {
            let found = sides.value.iter().map(f64::to_string).collect::<Vec<_>>().join(", ");
            self.page.problem(sides.span, |t| t.with("found", found), rules::BOUNDS_ODD);
        }
        corners
    }

    fn outlet_table(&mut self, mut section: Section) -> OutletTable {
        let table = self.table(&mut section, OUTLET_COLUMNS);
        let coverage = self.coverage(&mut section);
        let business_type = section.text(self.page, "type").map(|text| self.business_type(text));
        section.close(self.page);
        OutletTable { table, coverage, business_type }
    }

    fn people(&mut self, mut section: Section) -> PeopleSource {
        const KINDS: &[(&str, u8)] = &[("polygons", 0), ("cells", 1), ("raster", 2), ("assumed", 3), ("unknown", 4)];
        let kind = section.word(self.page, "kind", KINDS);
        if kind.is_none() && !section.holds_text("kind") {
            section.missing(self.page, "kind");
        }
        let people = match kind {
            Some(0) => PeopleSource::Polygons(self.table(&mut section, PEOPLE_COLUMNS)),
            Some(1) => PeopleSource::Cells(self.table(&mut section, PEOPLE_COLUMNS)),
            Some(2) => PeopleSource::Raster(self.table(&mut section, PEOPLE_COLUMNS)),
            Some(3) => {
                let residents = section.number(self.page, "residents", 1..50_000_001);
                if !section.has("residents") {
                    section.missing(self.page, "residents");
                }
                let reason = self.needed_words(&mut section, "reason");
                PeopleSource::Assumed { residents: residents.unwrap_or(0), reason }
            }
            Some(_) => PeopleSource::Unknown,
            // The kind decides which keys are read; without it the others cannot be judged.
            None => return PeopleSource::Unknown,
        };
        section.close(self.page);
        people
    }

    fn areas(&mut self, mut section: Section) -> AreaLayer {
        let table = self.table(&mut section, AREA_COLUMNS);
        let note = section.section(self.page, "note").map(|s| self.words_of(s)).unwrap_or_default();
        section.close(self.page);
        AreaLayer { table, note }
    }

    fn table(&mut self, section: &mut Section, known: &[&str]) -> TableFile {
        TableFile {
            file: self.needed_file(section),
            layer: section.text(self.page, "layer").map(|text| text.value),
            crs: self.crs(section),
            columns: section.section(self.page, "columns").map(|s| s.pairs(self.page, known)).unwrap_or_default(),
            date: self.date(section),
            attribution: section.text(self.page, "attribution").map(|text| text.value),
        }
    }

    /// The file a section is about; it must exist.
    fn needed_file(&mut self, section: &mut Section) -> PathBuf {
        let name = section.needed_text(self.page, "file");
        let path = self.folder.join(&name.value);
        if !name.value.is_empty() && !path.is_file() {
            let shown = path.display().to_string();
            self.page.problem(name.span, |t| t.with("path", shown), rules::FILE_MISSING);
        }
        path
    }

    /// A coordinate system by a word that Yike knows.
    fn crs(&mut self, section: &mut Section) -> Option<String> {
        let word = section.text(self.page, "crs")?;
        let rule = match parse_crs(&word.value) {
            Ok(_) => return Some(word.value),
            Err(CrsProblem::Unknown) => rules::CRS_UNKNOWN,
            Err(CrsProblem::OldDatum) => rules::CRS_OLD_DATUM,
        };
        let found = word.value.clone();
        self.page.problem(word.span, |t| t.with("found", found), rule);
        Some(word.value)
    }

    /// A code of the taxonomy.
    fn business_type(&mut self, code: At<String>) -> String {
        let known: Vec<&str> = type_codes().iter().map(String::as_str).collect();
        if !known.contains(&code.value.as_str()) {
            let found = code.value.clone();
            match nearest(&found, &known) {
                Some(meant) => {
                    let say = |t: Trouble| t.with("found", found).with("meant", meant);
                    self.page.problem(code.span, say, rules::TYPE_MISSPELT);
                }
                None => self.page.problem(code.span, |t| t.with("found", found), rules::TYPE_UNKNOWN),
            }
        }
        code.value
    }

    fn date(&mut self, section: &mut Section) -> Option<String> {
        let date = section.text(self.page, "date")?;
        let lengths: Vec<usize> = date.value.split('-').map(str::len).collect();
        let digits = date.value.chars().all(|c| c.is_ascii_digit() || c == '-');
        if !digits || !matches!(lengths[..], [4] | [4, 2] | [4, 2, 2]) {
            let found = date.value.clone();
            self.page.problem(date.span, |t| t.with("found", found), rules::DATE_ODD);
        }
        Some(date.value)
    }

    /// `"complete"`, `"partial"` or a list of type codes.
    fn coverage(&mut self, section: &mut Section) -> Coverage {
        if section.holds_text("coverage") {
            let words = [("complete", true), ("partial", false)];
            return match section.word(self.page, "coverage", &words) {
                Some(true) => Coverage::Complete,
                _ => Coverage::Partial,
            };
        }
        match section.texts(self.page, "coverage") {
            Some(types) => Coverage::CompleteFor(types.into_iter().map(|t| self.business_type(t)).collect()),
            None => Coverage::Partial,
        }
    }

    /// A list of built-in ids and own files, at least one, none twice.
    fn data_files(&mut self, section: &mut Section, key: &'static str, folder: &str) -> Vec<DataFile> {
        if !section.has(key) {
            section.missing(self.page, key);
        }
        let Some(names) = section.texts(self.page, key) else { return Vec::new() };
        let mut seen = BTreeSet::new();
        let mut files = Vec::new();
        for name in names {
            if !seen.insert(name.value.clone()) {
                let found = name.value.clone();
                self.page.problem(name.span.clone(), |t| t.with("found", found), rules::GIVEN_TWICE);
            }
            files.extend(self.data_file(name, folder));
        }
        files
    }

    fn data_file(&mut self, name: At<String>, folder: &str) -> Option<DataFile> {
        if name.value.ends_with(".toml") {
            let path = self.folder.join(&name.value);
            if !path.is_file() {
                let shown = path.display().to_string();
                self.page.problem(name.span, |t| t.with("path", shown), rules::FILE_MISSING);
                return None;
            }
            return Some(DataFile::Own(path));
        }
        if embedded::data(&format!("{folder}/{}.toml", name.value)).is_some() {
            return Some(DataFile::BuiltIn(name.value));
        }
        let known: Vec<&str> = built_in(folder).collect();
        let words = nearest(&name.value, &known).map_or_else(|| known.join(", "), str::to_owned);
        let found = name.value;
        self.page.problem(name.span, |t| t.with("found", found).with("words", words), rules::NOT_BUILT_IN);
        None
    }

    fn needed_words(&mut self, section: &mut Section, key: &'static str) -> Text {
        let Some(words) = section.section(self.page, key) else {
            section.missing(self.page, key);
            return Text::default();
        };
        self.words_of(words)
    }

    /// `{ zh = "…", en = "…" }`; English may be left out and is then the Chinese.
    fn words_of(&mut self, mut section: Section) -> Text {
        let zh = section.needed_text(self.page, "zh").value;
        let en = section.text(self.page, "en").map_or_else(|| zh.clone(), |text| text.value);
        section.close(self.page);
        Text { zh, en }
    }
}

/// Ids of the built-in files of a data folder that a study can name.
pub(crate) fn built_in(folder: &str) -> impl Iterator<Item = &'static str> {
    const NOT_CHOICES: &[&str] = &["sources", "streets"];
    embedded::data_folder(folder)
        .filter_map(|(name, _)| name.strip_suffix(".toml"))
        .filter(|id| !NOT_CHOICES.contains(id))
}
