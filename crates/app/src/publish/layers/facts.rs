//! Origins with what they reach, service areas, outlets, findings.

use yike_domain::taxonomy::TypeIdx;
use yike_engine::access::{Origin, OriginKind};

use super::{Columns, people_column, point, polygons, text, unit, walk};
use crate::{
    draft::Draft,
    exchange::{
        day::day_of,
        layer::{ColumnKind, GeometryKind, Layer, Value},
    },
    publish::payload::method_word,
    words::{Language, Words},
};

use ColumnKind::{Bool, Date, Int, Text};

/// SQLite takes 2,000 columns; beyond this many only the first profile's walks are written.
const MOST_COLUMNS: usize = 1_500;

/// Where residents set out from, with the walk to the nearest outlet of every mapped type.
pub(super) fn origins(draft: &Draft) -> Layer {
    let people = people_column(draft.imported.people);
    let mut columns = Columns::of(&[
        ("origin_id", Text),
        ("kind", Text),
        (people, Int),
        ("aged_60_plus", Int),
        ("aged_0_14", Int),
        ("placed_by", Text),
        ("community", Text),
        ("compound", Text),
    ]);
    let mut groups = groups(draft);
    if columns.0.len() + groups.len() + 2 * draft.profiles.len() > MOST_COLUMNS {
        groups.retain(|(profile, _)| *profile == 0);
    }
    for (at, profile) in draft.profiles.iter().enumerate() {
        let id = name_part(&profile.id);
        columns.0.push((format!("{id}_on_street"), Bool));
        columns.0.push((format!("{id}_to_map_edge_{}", unit(profile)), Int));
        for (_, group) in groups.iter().filter(|(profile, _)| *profile == at) {
            let id_of_group = &draft.measured[at].groups[*group].id;
            columns.0.push((format!("{id}_{}_{}", name_part(id_of_group), unit(profile)), Int));
        }
    }
    let about = "Where residents set out from; <profile>_<type>_s or _m: walk to the nearest mapped outlet";
    let mut layer = columns.layer("origins", GeometryKind::Point, about);
    for (at, origin) in draft.imported.origins.iter().enumerate() {
        let mut values = about_origin(draft, origin);
        for (profile, measured) in draft.measured.iter().enumerate() {
            values.push(Value::Bool(!measured.reach.unsnapped.get(at).copied().unwrap_or(false)));
            values.push(walk(measured.reach.border_cost.get(at).copied()));
            for (_, group) in groups.iter().filter(|(of, _)| *of == profile) {
                values.push(walk(measured.reach.nearest(at, *group).first().map(|near| near.cost)));
            }
        }
        layer.push(point(origin.at), values);
    }
    layer
}

/// Profile and group of every column of walks: single types that have outlets.
fn groups(draft: &Draft) -> Vec<(usize, usize)> {
    let measured = draft.measured.iter().enumerate();
    let groups = measured.flat_map(|(profile, measured)| {
        let mapped = measured.groups.iter().enumerate().filter(|(_, group)| !group.members.is_empty());
        mapped.filter(|(_, group)| !group.id.contains('|')).map(move |(group, _)| (profile, group))
    });
    groups.collect()
}

fn about_origin(draft: &Draft, origin: &Origin) -> Vec<Value> {
    let community = draft.imported.communities.get(origin.community as usize).map(|area| area.id.as_str());
    let compound = draft.imported.map.compounds.get(origin.compound as usize).map(|compound| compound.id.as_str());
    vec![
        Value::from(origin.id.as_str()),
        Value::from(match origin.kind {
            OriginKind::Building => "building",
            OriginKind::Cell => "cell",
            OriginKind::Street => "street",
            OriginKind::Point => "point",
            OriginKind::Gate => "gate",
        }),
        Value::from(origin.people.0),
        Value::from(origin.ages.map(|ages| ages.elders.0)),
        Value::from(origin.ages.map(|ages| ages.children.0)),
        Value::from(method_word(origin.method)),
        Value::from(community),
        Value::from(compound),
    ]
}

/// A profile's or type's id as part of a column name.
pub(super) fn name_part(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect()
}

/// From where the nearest outlet of a type is within some minutes.
pub(super) fn isochrones(draft: &Draft) -> Layer {
    let columns = Columns::of(&[("profile", Text), ("types", Text), ("minutes", Int)]);
    let about = "From where the nearest mapped outlet of these types lies within so many walking minutes";
    let mut layer = columns.layer("isochrones", GeometryKind::MultiPolygon, about);
    for measured in &draft.measured {
        for area in &measured.areas {
            let Some(group) = measured.groups.get(area.group as usize) else { continue };
            let values =
                vec![Value::from(measured.profile.as_str()), Value::from(group.id.as_str()), Value::from(area.minutes)];
            layer.push(polygons(&area.shape), values);
        }
    }
    layer
}

/// Every outlet that counts.
pub(super) fn outlets(draft: &Draft) -> Layer {
    let columns = Columns::of(&[
        ("outlet_id", Text),
        ("source", Text),
        ("name", Text),
        ("types", Text),
        ("types_zh", Text),
        ("types_en", Text),
        ("functions", Text),
        ("address", Text),
        ("hours", Text),
        ("credit_code", Text),
        ("phone", Text),
        ("source_as_of", Text),
        ("source_date", Date),
    ]);
    let mut layer = columns.layer("outlets", GeometryKind::Point, "Outlets that count, with their business types");
    let names = |types: &[TypeIdx], name: fn(&yike_domain::taxonomy::BusinessType) -> &str| {
        let names: Vec<&str> = types.iter().map(|&at| name(draft.taxonomy.get(at))).collect();
        text(&names.join(";"))
    };
    for outlet in &draft.imported.outlets {
        let source = draft.imported.sources.get(usize::from(outlet.source));
        let as_of = source.map(|source| source.data_date.as_str()).unwrap_or_default();
        let values = vec![
            Value::from(outlet.id.as_str()),
            Value::from(source.map(|source| source.name.as_str())),
            text(&outlet.name),
            names(&outlet.types, |business| &business.code),
            names(&outlet.types, |business| &business.zh),
            names(&outlet.types, |business| &business.en),
            text(&outlet.functions.join(";")),
            text(&outlet.address),
            text(&outlet.hours),
            text(&outlet.credit_code),
            text(&outlet.phone),
            text(as_of),
            Value::from(day_of(as_of)),
        ];
        layer.push(point(outlet.at), values);
    }
    layer
}

/// Everything odd, in both languages.
pub(super) fn findings(draft: &Draft) -> Layer {
    let columns = Columns::of(&[
        ("severity", Text),
        ("source", Text),
        ("object", Text),
        ("rule", Text),
        ("what_zh", Text),
        ("done_zh", Text),
        ("remedy_zh", Text),
        ("what_en", Text),
        ("done_en", Text),
        ("remedy_en", Text),
    ]);
    let mut layer = columns.layer("findings", GeometryKind::None, "What was odd about the data, and what helps");
    for finding in draft.all_findings() {
        let mut values = vec![
            Value::from(finding.severity.word()),
            text(&finding.source),
            text(&finding.object),
            Value::from(finding.rule.0),
        ];
        for language in [Language::Zh, Language::En] {
            let said = Words::of(language).finding(finding);
            values.extend([text(&said.what), text(&said.done), text(&said.remedy)]);
        }
        layer.push(None, values);
    }
    layer
}
