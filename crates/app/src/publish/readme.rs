//! `README.txt`: what each file of the folder is, and under which licences the data stands.

use std::fmt::Write as _;

use yike_domain::Arg;

use super::remarks;
use crate::{
    draft::Draft,
    receipt, stations,
    words::{LANGUAGES, Words},
};

/// The text, in both languages.
pub(super) fn readme(draft: &Draft) -> String {
    let parts: Vec<String> = LANGUAGES.iter().map(|&language| part(draft, Words::of(language))).collect();
    // Windows shows this file as one line without carriage returns.
    parts.join("\n\n").replace('\n', "\r\n")
}

fn part(draft: &Draft, words: &Words) -> String {
    let title = words.pick(&draft.study.title.zh, &draft.study.title.en);
    let title = if title.is_empty() { &draft.study.title.zh } else { title };
    let mut text = String::new();
    let mut line = |words: &str| writeln!(text, "{words}").expect("text grows");
    line(title);
    line(&words.text("publish-readme-made", &[("version", Arg::from(env!("CARGO_PKG_VERSION")))]));
    line("");
    line(&words.say("publish-readme-files"));
    for file in super::FILES.iter().chain(&[receipt::FILE_NAME, stations::FOLDER]) {
        line(&format!("  {file}"));
        line(&format!("      {}", words.say(&key_of(file))));
    }
    line("");
    line(&words.say("publish-readme-sources"));
    for source in remarks::sources(draft) {
        let said = [source.name, source.date, source.attribution, source.licence.to_owned()];
        let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
        line(&format!("  {}", said.join(" · ")));
    }
    line("");
    line(&words.say("publish-readme-limits"));
    line(&words.say("publish-readme-verify"));
    text
}

/// Key of what a file is: `publish-file-report-html`.
fn key_of(file: &str) -> String {
    format!("publish-file-{}", file.to_ascii_lowercase().replace(['.', '_'], "-"))
}
