//! Street maps: what is read of real ones, and what happens with damaged ones.

mod damaged;
mod golden;
mod hours;
mod readers;
mod tables;
mod text;

use std::path::PathBuf;

use yike_domain::{Finding, Trouble, taxonomy::Taxonomy};
use yike_engine::import::{
    map::MapFacts,
    osm::{Limits, read_map},
};

/// Bytes of a file below `testdata/`.
pub fn testdata(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A few business types, enough to see that tags are matched.
pub fn types() -> Taxonomy {
    let mut text = String::from("version = \"test\"\nsource = \"invented for the tests\"\n");
    for (code, zh, rules) in [
        ("convenience_store", "便利店", "\"shop=convenience\""),
        ("supermarket", "综合超市", "\"shop=supermarket\""),
        ("pharmacy", "药店", "\"amenity=pharmacy\", \"shop=chemist\""),
        ("school", "学校", "\"amenity=school\""),
        ("kindergarten", "幼儿园", "\"amenity=kindergarten\""),
        ("hospital", "医院", "\"amenity=hospital\""),
        ("bank", "银行网点", "\"amenity=bank\""),
        ("post_office", "邮政所", "\"amenity=post_office\""),
        ("restaurant", "餐馆", "\"amenity=restaurant|fast_food|cafe\""),
        ("park", "公园", "\"leisure=park\""),
        ("toilets", "公共厕所", "\"amenity=toilets\""),
    ] {
        text += &format!(
            "[[type]]\ncode = \"{code}\"\nzh = \"{zh}\"\nen = \"{}\"\nlist = \"facility\"\ngroup = \"shop\"\n\
             osm = [{rules}]\nhints = [\"{zh}\"]\nicon = \"x\"\nsources = [\"test\"]\n",
            code.replace('_', " ")
        );
    }
    Taxonomy::parse(&text).expect("the list above is sound")
}

/// Reads a map with the small taxonomy and ordinary limits.
pub fn read(bytes: &[u8]) -> Result<(MapFacts, Vec<Finding>), Trouble> {
    read_map("map", bytes, &types(), &Limits::default())
}

/// A map in XML: the given elements, with bounds.
pub fn xml(elements: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8'?>\n<osm version=\"0.6\">\n\
         <bounds minlat=\"39.99\" minlon=\"116.30\" maxlat=\"40.01\" maxlon=\"116.33\"/>\n{elements}\n</osm>\n"
    )
}

/// `rule · key=value …` of every finding.
pub fn told(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|f| {
            let args: String = f.args.iter().map(|(name, value)| format!(" {name}={value}")).collect();
            format!("{}{args}", f.rule.0)
        })
        .collect()
}
