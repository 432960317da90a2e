//! Layers for analysts, and the page that explains their columns.

use std::{collections::BTreeSet, fs, path::Path};

use yike_app::exchange::layer::{GeometryKind, Layer, Value};
use yike_app::publish::{FILES, layers::layers};
use yike_engine::import::PeopleBasis;

use super::town::draft;

fn value<'l>(layer: &'l Layer, row: usize, column: &str) -> &'l Value {
    let at = layer.columns().iter().position(|known| known.name == column).unwrap_or_else(|| panic!("no {column}"));
    &layer.rows()[row].values[at]
}

#[test]
fn layers_hold_the_figures_of_the_street() {
    let layers = layers(&draft(PeopleBasis::Counted));
    let layer = |name: &str| layers.iter().find(|layer| layer.name() == name).expect("the layer");
    let origins = layer("origins");
    // d stands 990.003 m from the market, rounded up; nobody found a canteen, and its column is left out.
    assert_eq!(value(origins, 3, "planning_wet_market_m"), &Value::Int(991));
    assert_eq!(value(origins, 0, "adult_on_street"), &Value::Bool(true));
    assert!(origins.columns().iter().all(|column| !column.name.contains("elder_canteen")));
    assert_eq!(value(layer("communities"), 0, "basic_market_permille"), &Value::Int(1000));
    assert_eq!(value(layer("communities"), 1, "basic_market_verdict"), &Value::from("fail"));
    // The street goes into the compound at its west side, 900 m, and ends inside; no gate is mapped.
    assert_eq!(value(layer("compounds"), 0, "mapped_gates"), &Value::Int(0));
    assert_eq!(value(layer("compounds"), 0, "open_entrances"), &Value::Int(1));
    assert!(layer("communities").columns().iter().all(|column| column.name != "mapped_gates"));
    // 5 clauses × 2 profiles × (town, 2 communities, 1 compound).
    assert_eq!(layer("verdicts").rows().len(), 40);
    let gaps = layer("gaps");
    assert!(gaps.rows().iter().all(|row| row.shape.is_some() || row.values[1] == Value::from("study")));
    assert_eq!(layer("isochrones").geometry(), GeometryKind::MultiPolygon);
    assert_eq!(value(layer("outlets"), 2, "types_en"), &Value::from("small supermarket"));
    assert!(layers.iter().all(|layer| layer.attribution.contains("© OpenStreetMap contributors")));
}

#[test]
fn every_layer_has_its_file() {
    for layer in layers(&draft(PeopleBasis::Counted)) {
        let file = format!("{}.parquet", layer.name());
        assert!(FILES.contains(&file.as_str()), "{file}");
    }
}

#[test]
fn floor_area_is_named_as_such() {
    let layers = layers(&draft(PeopleBasis::FloorArea));
    let names: BTreeSet<&str> = layers.iter().flat_map(|l| l.columns()).map(|column| column.name.as_str()).collect();
    assert!(names.contains("floor_m2") && names.contains("without_m2"));
    assert!(!names.iter().any(|name| name.contains("people")), "{names:?}");
}

/// The guides name every file and every column that does not depend on the study.
#[test]
fn the_guides_explain_every_file_and_column() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guides");
    for guide in ["result-folder.zh-CN.md", "result-folder.en.md"] {
        let text = fs::read_to_string(docs.join(guide)).expect("the guide is there");
        for file in FILES {
            assert!(text.contains(&format!("`{file}`")), "{guide}: {file}");
        }
        for layer in layers(&draft(PeopleBasis::Counted)) {
            let of_study = ["adult_", "planning_", "basic_", "quality_"];
            for column in layer.columns().iter().filter(|c| !of_study.iter().any(|start| c.name.starts_with(start))) {
                assert!(text.contains(&format!("`{}`", column.name)), "{guide}: {} of {}", column.name, layer.name());
            }
        }
    }
}
