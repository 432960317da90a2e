//! One way to write a JSON value, so that equal values have equal digests everywhere.

use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

/// SHA-256 of a JSON value, its objects' keys in order.
#[must_use]
pub fn digest_of(value: &Json) -> [u8; 32] {
    Sha256::digest(canonical(value).as_bytes()).into()
}

/// The value as text without spaces, keys in the order of their bytes.
pub(crate) fn canonical(value: &Json) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Json, out: &mut String) {
    match value {
        Json::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by(|a, b| a.0.cmp(b.0));
            out.push('{');
            for (n, (key, value)) in entries.into_iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                out.push_str(&Json::from(key.as_str()).to_string());
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
        Json::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_does_not_matter() {
        let a: Json = serde_json::from_str(r#"{"b":[1,{"y":null,"x":"王\n"}],"a":1.5}"#).expect("JSON");
        let b: Json = serde_json::from_str(r#"{ "a": 1.5, "b": [1, {"x":"王\n","y":null}] }"#).expect("JSON");
        assert_eq!(canonical(&a), r#"{"a":1.5,"b":[1,{"x":"王\n","y":null}]}"#);
        assert_eq!(digest_of(&a), digest_of(&b));
        assert_ne!(digest_of(&a), digest_of(&serde_json::json!({"a": 1.5})));
    }
}
