//! From map sources to the ground of an area: read once, kept where it can be computed again.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use sha2::{Digest as _, Sha256};
use yike_domain::{Arg, Message, Trouble};
use yike_engine::{
    import::Imported,
    network::{Network, rules as network_rules},
};
use yike_store::map_source::MapSource;

use super::blocking;
use crate::ctx::Ctx;
use crate::error::AppError;
use crate::exchange::atomic::{WriteError, write_atomically};
use crate::map_source::{Kind, MeasureSettings, SourceDoc, doc_of, rules, settings_of};
use crate::stations::{self, Watch};
use crate::study::{
    AreaLayer, Basis, Coverage, DataFile, Gates, MapSource as StreetFile, PeopleSource, Study, TableFile, Text,
};
use crate::words::{Language, Words};

/// Version of the kept ground: raised when the facts or the network change shape.
const FORMAT: u32 = 1;

/// The ground of a unit, read.
pub(crate) struct Built {
    /// Facts.
    pub imported: Imported,
    /// The walking network.
    pub network: Network,
    /// What it is judged by.
    pub basis: Arc<Basis>,
    /// The settings.
    pub settings: MeasureSettings,
    /// Kilometres of street.
    pub street_km: u64,
    /// Homes.
    pub n_homes: usize,
    /// Oddities found.
    pub n_findings: usize,
}

/// Digest of everything that decides the ground: sources, what is said of them, settings, version.
pub(crate) fn key_of(sources: &[MapSource]) -> String {
    let mut parts: Vec<String> = sources
        .iter()
        .map(|s| format!("{} {} {} {}", s.kind, s.name, s.blob.as_deref().unwrap_or("-"), s.doc))
        .collect();
    parts.sort();
    parts.insert(0, format!("{} {FORMAT} {}", env!("CARGO_PKG_VERSION"), stations::FORMAT_VERSION));
    let digest = Sha256::digest(parts.join("\n").as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Builds the ground of the sources of one unit, or opens it where it was built before.
///
/// # Errors
/// No street map, or a source that cannot be read: the first trouble in words.
pub(crate) async fn of_sources(ctx: &Ctx, sources: &[MapSource]) -> Result<Built, AppError> {
    let key = key_of(sources);
    let find = |kind: Kind| sources.iter().find(|source| source.kind == kind.word());
    let settings = settings_of(find(Kind::Settings).map(|source| &source.doc))?;
    let streets = find(Kind::Streets).ok_or_else(|| AppError::invalid("streets", Message::new(rules::NO_STREETS)))?;
    let folder = tempfile::tempdir().map_err(AppError::internal)?;
    let mut study = study(folder.path(), streets, &settings)?;
    let cache = ctx.data.cache("ground").map_err(AppError::internal)?;
    let known = (cache.join(format!("{key}.facts")), cache.join(format!("{key}.net")));
    let is_known = known.0.is_file() && known.1.is_file();
    for kind in [Kind::Streets, Kind::People, Kind::Communities] {
        let Some(source) = find(kind) else { continue };
        let path = place(folder.path(), source)?;
        if !is_known {
            fetch(ctx, source, &path).await?;
        }
        let doc = doc_of(source)?;
        match kind {
            Kind::People => study.people = people(path, &doc),
            Kind::Communities => {
                study.communities = Some(AreaLayer { table: table(path, &doc), note: Text::default() });
            }
            Kind::Streets | Kind::Settings => {}
        }
    }
    let source_name = streets.org.to_string();
    blocking(move || {
        let result = built(&study, known, settings);
        drop(folder);
        result.map_err(|troubles| unusable(&source_name, &troubles))
    })
    .await?
}

fn unusable(org: &str, troubles: &[Trouble]) -> AppError {
    let say = |language: Language| {
        let words = Words::of(language);
        let all = troubles.iter().take(5).map(|trouble| {
            let said = words.trouble(trouble);
            if said.place.is_empty() { said.what } else { format!("{}：{}", said.place, said.what) }
        });
        all.collect::<Vec<_>>().join("；")
    };
    let why = Arg::named(&say(Language::Zh), &say(Language::En));
    // Trying again would read the same file again.
    AppError::invalid("file", Message::new(rules::UNUSABLE).with("org", org).with("why", why))
}

/// Where a source's file lies while it is read.
fn place(folder: &Path, source: &MapSource) -> Result<PathBuf, AppError> {
    let own = folder.join(&source.kind);
    std::fs::create_dir_all(&own).map_err(AppError::internal)?;
    Ok(own.join(&source.name))
}

async fn fetch(ctx: &Ctx, source: &MapSource, path: &Path) -> Result<(), AppError> {
    let digest = source.blob.as_deref().unwrap_or_default().parse()?;
    ctx.blobs.get_file(&digest, path).await?;
    Ok(())
}

fn study(folder: &Path, streets: &MapSource, settings: &MeasureSettings) -> Result<Study, AppError> {
    let doc = doc_of(streets)?;
    let data = |ids: &[String]| ids.iter().map(|id| DataFile::BuiltIn(id.clone())).collect();
    let gates = Gates::ALL.iter().find(|(word, _)| *word == settings.gates).map_or_else(Gates::default, |(_, g)| *g);
    Ok(Study {
        source: "map-sources".to_owned(),
        folder: folder.to_owned(),
        bundled: None,
        file_text: serde_json::to_string(settings).map_err(AppError::internal)?,
        id: streets.org.to_string(),
        title: Text::default(),
        map: StreetFile {
            file: place(folder, streets)?,
            date: doc.date,
            outlets: false,
            coverage: Coverage::Partial,
            attribution: doc.attribution,
            bounds: None,
        },
        outlets: Vec::new(),
        people: PeopleSource::Unknown,
        communities: None,
        packs: data(&settings.packs),
        allow_unverified: settings.allow_unverified,
        profiles: data(&settings.profiles),
        gates,
        snap_m: settings.snap_m,
        nearest: settings.nearest,
        isochrone_minutes: Vec::new(),
        notices: Vec::new(),
        output: folder.join("result"),
    })
}

fn table(file: PathBuf, doc: &SourceDoc) -> TableFile {
    TableFile {
        file,
        layer: doc.layer.clone(),
        crs: doc.crs.clone(),
        columns: doc.columns.clone(),
        date: doc.date.clone(),
        attribution: doc.attribution.clone(),
    }
}

/// How population is read: as said, else by the file's ending.
fn people(file: PathBuf, doc: &SourceDoc) -> PeopleSource {
    let ending = file.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    let by_ending = match ending.as_str() {
        "tif" | "tiff" => "raster",
        "csv" | "xlsx" => "cells",
        _ => "polygons",
    };
    let table = table(file, doc);
    match doc.people.as_deref().unwrap_or(by_ending) {
        "raster" => PeopleSource::Raster(table),
        "cells" => PeopleSource::Cells(table),
        _ => PeopleSource::Polygons(table),
    }
}

fn built(study: &Study, (facts, net): (PathBuf, PathBuf), settings: MeasureSettings) -> Result<Built, Vec<Trouble>> {
    let basis = Basis::read(study)?;
    let (imported, network) = match opened(&facts, &net) {
        Some(known) => known,
        None => {
            let imported = stations::import(study, &basis, Watch::default())?;
            let network = stations::network(study, &basis, &[], &imported, Watch::default()).map_err(|t| vec![t])?;
            keep(&facts, &net, &imported, &network.network).map_err(|t| vec![t])?;
            (imported, network.network)
        }
    };
    let street_mm: u64 = network.view().chains.iter().map(|chain| u64::from(chain.length_mm)).sum();
    let n_homes = imported.origins.iter().filter(|origin| origin.people.0 > 0).count();
    let n_findings = imported.findings.len();
    Ok(Built {
        imported,
        network,
        basis: Arc::new(basis),
        settings,
        street_km: street_mm / 1_000_000,
        n_homes,
        n_findings,
    })
}

/// What was built before; nothing where it is not whole.
fn opened(facts: &Path, net: &Path) -> Option<(Imported, Network)> {
    let imported = postcard::from_bytes(&std::fs::read(facts).ok()?).ok()?;
    let network = Network::open(std::fs::read(net).ok()?, "ground").ok()?;
    Some((imported, network))
}

fn keep(facts: &Path, net: &Path, imported: &Imported, network: &Network) -> Result<(), Trouble> {
    use std::io::Write as _;
    let bytes = postcard::to_stdvec(imported)
        .map_err(|e| Trouble::new(&facts.display().to_string(), network_rules::FILE_DAMAGED).at(e.to_string()))?;
    write_atomically(facts, |file| file.write_all(&bytes).map_err(WriteError::from))?;
    write_atomically(net, |file| file.write_all(&network.to_bytes()).map_err(WriteError::from))
}
