//! `import`: the study's files → facts and findings.

use yike_domain::{
    LonLat, Trouble,
    taxonomy::{Taxonomy, TypeIdx},
};
use yike_engine::{
    assess::{Completeness, OutletSource},
    import::{
        Imported, PeopleBasis,
        areas::{AreaOptions, read_areas},
        crs::{Crs, parse_crs},
        fit::StreetFit,
        osm::{self, Limits, read_map},
        outlets::{OutletOptions, read_outlets},
        people::{self, PeopleOptions},
    },
};

use super::{Station, Watch, coverage, inputs, rules};
use crate::{
    exchange::Mapped,
    study::{Basis, Coverage, OutletTable, PeopleSource, Study, TableFile},
};

/// Reads every source of a study.
///
/// # Errors
/// Everything that is wrong with the first file that cannot be used, or the caller stopped.
pub fn import(study: &Study, basis: &Basis, watch: Watch<'_>) -> Result<Imported, Vec<Trouble>> {
    let all = 3 + study.outlets.len();
    let step = |done: usize| watch.step(Station::Import, done, all).map_err(|t| vec![t]);
    step(0)?;
    let mut reader = Reader::of_map(study, &basis.taxonomy)?;
    for (number, table) in study.outlets.iter().enumerate() {
        step(1 + number)?;
        reader.outlets(table)?;
    }
    step(all - 2)?;
    reader.communities()?;
    reader.people()?;
    step(all - 1)?;
    people::assign(&mut reader.imported.origins, &reader.imported.communities, &reader.imported.map.compounds);
    let gates = people::gates(&reader.imported.map, &basis.streets, &reader.imported.communities);
    reader.imported.origins.extend(gates);
    step(all)?;
    Ok(reader.imported)
}

/// What has been read so far, and the streets that tell where things are.
struct Reader<'s> {
    study: &'s Study,
    taxonomy: &'s Taxonomy,
    streets: StreetFit,
    imported: Imported,
}

impl<'s> Reader<'s> {
    fn of_map(study: &'s Study, taxonomy: &'s Taxonomy) -> Result<Self, Vec<Trouble>> {
        let bytes = Mapped::open(&study.map.file).map_err(|t| vec![t])?;
        let name = study.name_of(&study.map.file);
        let (mut map, mut findings) =
            read_map(&name, &bytes, taxonomy, &Limits::default()).map_err(|t| vec![inputs::own(study, t)])?;
        if study.map.date.is_some() {
            map.data_date.clone_from(&study.map.date);
        }
        if let Some((low, high)) = study.map.bounds {
            let inside = |at: &LonLat| (low.lon..=high.lon).contains(&at.lon) && (low.lat..=high.lat).contains(&at.lat);
            if !map.streets.node_at.iter().any(inside) {
                return Err(vec![Trouble::new(&study.source, rules::BOUNDS_EMPTY).with("map", name)]);
            }
            map.bounds = study.map.bounds;
            findings.retain(|finding| finding.rule != osm::rules::BOUNDS_ASSUMED);
        }
        let (mut outlets, mut sources) = (Vec::new(), Vec::new());
        if !study.map.outlets {
            // Nobody asked the map for outlets: what it lacks of them is no question either.
            findings.retain(|finding| !osm::rules::OF_OUTLETS.contains(&finding.rule));
        }
        if study.map.outlets {
            outlets.clone_from(&map.outlets);
            sources.push(OutletSource {
                name,
                data_date: map.data_date.clone().unwrap_or_default(),
                completeness: completeness(&study.map.coverage, taxonomy),
            });
        }
        let streets = StreetFit::of_map(&map);
        let imported = Imported {
            map,
            outlets,
            sources,
            origins: Vec::new(),
            people: PeopleBasis::FloorArea,
            communities: Vec::new(),
            findings,
        };
        Ok(Self { study, taxonomy, streets, imported })
    }

    fn outlets(&mut self, file: &OutletTable) -> Result<(), Vec<Trouble>> {
        let table = inputs::table(self.study, &file.table).map_err(|t| vec![t])?;
        let business_type = file.business_type.as_deref().map(|code| type_of(self.taxonomy, code));
        let options = OutletOptions {
            columns: &file.table.columns,
            crs: Self::crs(&file.table),
            source: u16::try_from(self.imported.sources.len()).unwrap_or(u16::MAX),
            business_type,
            streets: Some(&self.streets),
        };
        let read = read_outlets(&table, self.taxonomy, &options).map_err(|all| self.own(all))?;
        let declared = completeness(&file.coverage, self.taxonomy);
        let (completeness, doubts) = coverage::deserved(declared, &read, self.taxonomy, &table.source);
        let data_date = file.table.date.clone().unwrap_or_default();
        self.imported.sources.push(OutletSource { name: table.source, data_date, completeness });
        self.imported.outlets.extend(read.outlets);
        self.imported.findings.extend(doubts);
        self.imported.findings.extend(read.findings);
        Ok(())
    }

    fn communities(&mut self) -> Result<(), Vec<Trouble>> {
        let Some(layer) = &self.study.communities else { return Ok(()) };
        let table = inputs::table(self.study, &layer.table).map_err(|t| vec![t])?;
        let crs = Self::crs(&layer.table);
        let options = AreaOptions { columns: &layer.table.columns, crs, streets: Some(&self.streets) };
        let (areas, findings) = read_areas(&table, &options).map_err(|all| self.own(all))?;
        self.imported.communities = areas;
        self.imported.findings.extend(findings);
        Ok(())
    }

    fn people(&mut self) -> Result<(), Vec<Trouble>> {
        let map = &self.imported.map;
        let (basis, (origins, findings)) = match &self.study.people {
            PeopleSource::Polygons(file) => {
                let table = inputs::table(self.study, file).map_err(|t| vec![t])?;
                let (counted, odd) =
                    people::read_counted_areas(&table, &self.options(file)).map_err(|all| self.own(all))?;
                let (origins, found) = people::spread(&counted, map);
                (PeopleBasis::Counted, (origins, [odd, found].concat()))
            }
            PeopleSource::Cells(file) => {
                let table = inputs::table(self.study, file).map_err(|t| vec![t])?;
                let read = people::read_cells(&table, &self.options(file)).map_err(|all| self.own(all))?;
                (PeopleBasis::Counted, read)
            }
            PeopleSource::Raster(file) => {
                let raster = inputs::raster(self.study, file).map_err(|t| vec![t])?;
                let read = people::read_raster(&raster, &self.options(file)).map_err(|all| self.own(all))?;
                (PeopleBasis::Counted, read)
            }
            PeopleSource::Assumed { residents, .. } => (PeopleBasis::Assumed, people::spread_total(*residents, map)),
            PeopleSource::Unknown => (PeopleBasis::FloorArea, people::weigh_by_floor(map)),
        };
        if origins.is_empty() {
            return Err(vec![Trouble::new(&self.study.source, rules::NOBODY)]);
        }
        self.imported.people = basis;
        self.imported.origins = origins;
        self.imported.findings.extend(findings);
        Ok(())
    }

    fn options<'a>(&'a self, file: &'a TableFile) -> PeopleOptions<'a> {
        PeopleOptions {
            columns: &file.columns,
            crs: Self::crs(file),
            streets: Some(&self.streets),
            bounds: self.imported.map.bounds,
        }
    }

    /// The coordinate system that the study declares for a file.
    fn crs(file: &TableFile) -> Option<Crs> {
        file.crs.as_deref().map(|word| parse_crs(word).expect("the study was read with words that are known"))
    }

    fn own(&self, troubles: Vec<Trouble>) -> Vec<Trouble> {
        troubles.into_iter().map(|t| inputs::own(self.study, t)).collect()
    }
}

/// How complete a source is, its type codes looked up.
fn completeness(coverage: &Coverage, taxonomy: &Taxonomy) -> Completeness {
    match coverage {
        Coverage::Complete => Completeness::Complete,
        Coverage::Partial => Completeness::Partial,
        Coverage::CompleteFor(types) => {
            Completeness::CompleteFor(types.iter().map(|code| type_of(taxonomy, code)).collect())
        }
    }
}

fn type_of(taxonomy: &Taxonomy, code: &str) -> TypeIdx {
    taxonomy.index(code).expect("the study was read with codes of this taxonomy")
}
