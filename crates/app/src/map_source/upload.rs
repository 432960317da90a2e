//! Handing over a file or new settings: kept under the next number, not in use yet.

use serde_json::Value as Json;
use yike_domain::account::{Action, Object, ObjectKind, Stage};
use yike_domain::place::org::OrgCode;
use yike_domain::{Arg, Message};
use yike_store::Event;
use yike_store::map_source::{MapSource, NewSource};

use super::{Kind, MeasureSettings, SourceDoc, rules, settings::odd};
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::error::{AppError, FieldTrouble};

/// Longest name of a file, characters.
const LONGEST_NAME: usize = 120;

/// A file that is handed over.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The unit it is of; where none is named, the one at which the caller administers.
    pub org: Option<OrgCode>,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What is said of it.
    pub doc: SourceDoc,
}

/// The configuration of a unit, as the permission table sees it.
pub(super) fn configuration(org: &OrgCode) -> Object {
    Object::new(ObjectKind::Configuration, org.clone(), Stage::Live)
}

/// An upload that is not kept yet.
fn draft(org: &OrgCode) -> Object {
    Object::new(ObjectKind::Configuration, org.clone(), Stage::Draft)
}

/// Keeps a file.
///
/// # Errors
/// Not permitted; everything that is wrong with the file's name, kind or description.
pub async fn upload(ctx: &Ctx, caller: &Caller, input: Upload) -> Result<MapSource, AppError> {
    let org = input.org.clone().unwrap_or_else(|| crate::jobs::configuration(ctx, caller).org);
    let by = ctx.permit(caller, Action::Create, &draft(&org), &input.name).await?;
    let troubles = troubles(&input);
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let bytes = i64::try_from(input.bytes.len()).unwrap_or(i64::MAX);
    let digest = ctx.blobs.put(input.bytes).await?;
    let new = NewSource {
        org,
        kind: input.kind.word(),
        name: input.name,
        blob: Some(digest.to_string()),
        bytes,
        doc: serde_json::to_value(&input.doc).map_err(AppError::internal)?,
        on: ctx.clock.today(),
    };
    keep(ctx, &by, new).await
}

/// Keeps new settings.
///
/// # Errors
/// Not permitted; everything that is wrong with them.
pub async fn set(ctx: &Ctx, caller: &Caller, org: OrgCode, input: MeasureSettings) -> Result<MapSource, AppError> {
    let by = ctx.permit(caller, Action::Create, &draft(&org), "settings").await?;
    let troubles = input.troubles(crate::look::taxonomy());
    if !troubles.is_empty() {
        return Err(AppError::Invalid(troubles));
    }
    let new = NewSource {
        org,
        kind: Kind::Settings.word(),
        name: Kind::Settings.word().to_owned(),
        blob: None,
        bytes: 0,
        doc: serde_json::to_value(&input).map_err(AppError::internal)?,
        on: ctx.clock.today(),
    };
    keep(ctx, &by, new).await
}

async fn keep(ctx: &Ctx, by: &yike_store::By, new: NewSource) -> Result<MapSource, AppError> {
    let (org, kind) = (new.org.clone(), new.kind);
    let tx = ctx.store.begin(by).await?;
    let source = tx.keep_map_source(new).await?;
    let event = Event {
        org: Some(org),
        after: Some(serde_json::json!({ "blob": source.blob, "doc": source.doc })),
        detail: serde_json::json!({ "kind": kind, "number": source.number }),
        ..Event::done("map-source.create", ObjectKind::Configuration, source.id)
    };
    tx.commit(event).await?;
    Ok(source)
}

/// Everything that is wrong with an upload.
fn troubles(input: &Upload) -> Vec<FieldTrouble> {
    let mut troubles = Vec::new();
    let name = input.name.as_str();
    let is_plain = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && !name.starts_with('.')
        && !name.chars().any(|c| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'));
    let mut say = |field: &str, message: Message| troubles.push(FieldTrouble::new(field, message));
    if !is_plain {
        say("file", Message::new(rules::NAME).with("most", LONGEST_NAME));
    }
    let lower = name.to_lowercase();
    let endings = input.kind.endings();
    match endings.iter().filter(|ending| lower.ends_with(**ending)).max_by_key(|ending| ending.len()) {
        None => {
            let known = Arg::Text(endings.join(", "));
            say("file", Message::new(rules::ENDING).with("name", name).with("known", known));
        }
        Some(_) if input.bytes.is_empty() => say("file", Message::new(rules::EMPTY).with("name", name)),
        Some(ending) if !begins_as(ending, &input.bytes) => {
            say("file", Message::new(rules::NOT_ONE).with("name", name).with("ending", *ending));
        }
        Some(_) => {}
    }
    let choices = |of: &[&str]| of.iter().map(|choice| (*choice).to_owned()).collect::<Vec<_>>();
    let people = choices(&["polygons", "cells", "raster"]);
    if let Some(word) = input.doc.people.as_ref().filter(|word| !people.contains(word)) {
        troubles.push(odd("people", word, &people));
    }
    if let Some(crs) = input.doc.crs.as_ref().filter(|word| yike_engine::import::crs::parse_crs(word).is_err()) {
        troubles.push(odd("crs", crs, &choices(&["WGS84", "CGCS2000", "GCJ02", "BD09", "EPSG:…"])));
    }
    troubles
}

/// Whether a file begins as its ending says: what is plainly something else is refused at the door.
fn begins_as(ending: &str, bytes: &[u8]) -> bool {
    let text = || bytes.trim_ascii_start().strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match ending {
        // The length of the first header, then the header with its kind.
        ".osm.pbf" => bytes.get(4) == Some(&0x0a) && bytes[..bytes.len().min(40)].windows(9).any(|w| w == b"OSMHeader"),
        ".osm.gz" => bytes.starts_with(&[0x1f, 0x8b]),
        ".osm.bz2" => bytes.starts_with(b"BZh"),
        ".osm" => text().starts_with(b"<"),
        ".geojson" | ".json" => text().starts_with(b"{"),
        ".gpkg" => bytes.starts_with(b"SQLite format 3\0"),
        ".xlsx" => bytes.starts_with(b"PK"),
        ".tif" | ".tiff" => bytes.starts_with(b"II") || bytes.starts_with(b"MM"),
        // Tables of text begin as they like, but not with a zero byte.
        _ => !bytes[..bytes.len().min(512)].contains(&0),
    }
}

/// What was said of an upload.
pub(crate) fn doc_of(source: &MapSource) -> Result<SourceDoc, AppError> {
    serde_json::from_value(source.doc.clone()).map_err(AppError::internal)
}

/// The settings that a source holds; the usual ones where there is none.
pub(crate) fn settings_of(doc: Option<&Json>) -> Result<MeasureSettings, AppError> {
    doc.map_or_else(
        || Ok(MeasureSettings::default()),
        |doc| serde_json::from_value(doc.clone()).map_err(AppError::internal),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(kind: Kind, name: &str, bytes: &[u8]) -> Vec<&'static str> {
        let input = Upload { org: None, kind, name: name.to_owned(), bytes: bytes.to_vec(), doc: SourceDoc::default() };
        troubles(&input).into_iter().map(|trouble| trouble.message.rule.0).collect()
    }

    #[test]
    fn what_is_plainly_something_else_is_refused_at_the_door() {
        let pbf = crate::embedded::data("studies/wudaokou/wudaokou.osm.pbf").expect("it is bundled");
        assert_eq!(given(Kind::Streets, "五道口.osm.pbf", pbf), Vec::<&str>::new());
        assert_eq!(given(Kind::Streets, "a.osm.pbf", b"PK\x03\x04 a workbook"), ["map-not-one"]);
        assert_eq!(given(Kind::Streets, "a.osm.pbf", b""), ["map-empty"]);
        assert_eq!(given(Kind::Streets, "a.xlsx", b"PK"), ["map-ending"]);
        assert_eq!(given(Kind::Communities, "../a.geojson", b"{}"), ["map-name"]);
        assert_eq!(given(Kind::People, "a.csv", "\u{feff}x,y\n1,2".as_bytes()), Vec::<&str>::new());
        assert_eq!(given(Kind::People, "a.csv", b"a\0b"), ["map-not-one"]);
    }
}
