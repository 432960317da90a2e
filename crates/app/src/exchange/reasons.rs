//! What parsers of TOML and JSON object to, in both languages: they speak English only.

use serde_json::error::Category;
use yike_domain::Arg;

/// Words of a TOML parser's message, and what it means; the first that fits.
const TOML: &[(&str, &str)] = &[
    ("duplicate key", "同一个键写了两次"),
    ("unclosed", "括号没有成对"),
    ("missing key", "等号前面缺少键"),
    ("expected `=`", "键的后面缺少等号"),
    ("missing value", "等号后面缺少值"),
    ("string", "引号没有成对，或文字没有加引号"),
];

/// The objection of a TOML parser.
pub(crate) fn toml_reason(message: &str) -> Arg {
    let known = TOML.iter().find(|(words, _)| message.contains(words));
    Arg::named(known.map_or("这里的写法不对", |(_, zh)| zh), message)
}

/// The objection of a JSON parser, without the place.
pub(crate) fn json_reason(error: &serde_json::Error) -> Arg {
    let zh = match error.classify() {
        Category::Eof => "文件到这里就中断了",
        Category::Syntax => "这里不合 JSON 的写法",
        Category::Data => "这里的内容不是应有的类型",
        Category::Io => "读取出错",
    };
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    Arg::named(zh, text.strip_suffix(&place).unwrap_or(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objections_have_both_languages_and_no_place() {
        let json = |text: &str| json_reason(&serde_json::from_str::<Vec<u32>>(text).expect_err("no list"));
        assert_eq!(json("[1, 2"), Arg::named("文件到这里就中断了", "EOF while parsing a list"));
        assert_eq!(json("[1 2]"), Arg::named("这里不合 JSON 的写法", "expected `,` or `]`"));
        assert_eq!(
            toml_reason("unclosed array, expected `]`"),
            Arg::named("括号没有成对", "unclosed array, expected `]`")
        );
        assert_eq!(toml_reason("odd"), Arg::named("这里的写法不对", "odd"));
    }
}
