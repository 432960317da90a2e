//! The settings of a study that decide numbers, in words, for station files and receipts.

use super::{AreaLayer, Coverage, PeopleSource, Study, TableFile};

/// Settings by name, in a fixed order.
pub type Settings = Vec<(String, String)>;

impl Study {
    /// What decides the facts, besides the files themselves.
    #[must_use]
    pub fn import_settings(&self) -> Settings {
        let mut settings = vec![
            set("map.date", self.map.date.as_deref().unwrap_or_default()),
            set("map.outlets", &self.map.outlets.to_string()),
            set("map.coverage", &coverage(&self.map.coverage)),
        ];
        if let Some((low, high)) = self.map.bounds {
            let sides = [low.lon_degrees(), low.lat_degrees(), high.lon_degrees(), high.lat_degrees()];
            settings.push(set("map.bounds", &sides.map(|side| side.to_string()).join(",")));
        }
        for (number, outlets) in (1..).zip(&self.outlets) {
            let name = format!("outlets.{number}");
            self.table(&name, &outlets.table, &mut settings);
            settings.push(set(&format!("{name}.coverage"), &coverage(&outlets.coverage)));
            settings.push(set(&format!("{name}.type"), outlets.business_type.as_deref().unwrap_or_default()));
        }
        settings.push(set("people.kind", self.people.word()));
        match &self.people {
            PeopleSource::Polygons(table) | PeopleSource::Cells(table) | PeopleSource::Raster(table) => {
                self.table("people", table, &mut settings);
            }
            PeopleSource::Assumed { residents, .. } => {
                settings.push(set("people.residents", &residents.to_string()));
            }
            PeopleSource::Unknown => {}
        }
        if let Some(AreaLayer { table, .. }) = &self.communities {
            self.table("communities", table, &mut settings);
        }
        settings
    }

    /// What decides the walks, besides network and profiles.
    #[must_use]
    pub fn access_settings(&self) -> Settings {
        let minutes: Vec<String> = self.isochrone_minutes.iter().map(u32::to_string).collect();
        vec![
            set("walking.gates", self.gates.word()),
            set("walking.snap_m", &self.snap_m.to_string()),
            set("walking.nearest", &self.nearest.to_string()),
            set("walking.isochrone_minutes", &minutes.join(",")),
        ]
    }

    /// What decides the verdicts, besides the standards.
    #[must_use]
    pub fn assess_settings(&self) -> Settings {
        vec![set("standard.allow_unverified", &self.allow_unverified.to_string())]
    }

    fn table(&self, name: &str, table: &TableFile, settings: &mut Settings) {
        let columns: Vec<String> = table.columns.iter().map(|(means, header)| format!("{means}={header}")).collect();
        let mut add = |key: &str, value: &str| settings.push(set(&format!("{name}.{key}"), value));
        add("file", &self.name_of(&table.file));
        add("layer", table.layer.as_deref().unwrap_or_default());
        add("crs", table.crs.as_deref().unwrap_or_default());
        add("columns", &columns.join(";"));
        add("date", table.date.as_deref().unwrap_or_default());
    }
}

impl PeopleSource {
    /// The word of the kind in study files.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Polygons(_) => "polygons",
            Self::Cells(_) => "cells",
            Self::Raster(_) => "raster",
            Self::Assumed { .. } => "assumed",
            Self::Unknown => "unknown",
        }
    }
}

fn set(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn coverage(coverage: &Coverage) -> String {
    match coverage {
        Coverage::Complete => "complete".to_owned(),
        Coverage::Partial => "partial".to_owned(),
        Coverage::CompleteFor(types) => types.join(","),
    }
}
