//! A reader of vector tiles for tests, written from the specification alone.

use std::collections::BTreeMap;

/// A decoded layer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    pub name: String,
    pub extent: u64,
    pub features: Vec<Feature>,
}

/// A decoded feature: 1 points, 2 lines, 3 areas.
#[derive(Clone, Debug, Default)]
pub(crate) struct Feature {
    pub kind: u64,
    pub tags: BTreeMap<String, String>,
    pub parts: Vec<Vec<(i64, i64)>>,
}

/// The layers of a tile.
pub(crate) fn decode(bytes: &[u8]) -> Vec<Layer> {
    fields(bytes).into_iter().filter(|(field, _)| *field == 3).map(|(_, value)| layer(&value.bytes())).collect()
}

/// One layer of a tile.
pub(crate) fn layer_of(bytes: &[u8], name: &str) -> Option<Layer> {
    decode(bytes).into_iter().find(|layer| layer.name == name)
}

#[derive(Clone)]
enum Value {
    Number(u64),
    Bytes(Vec<u8>),
}

impl Value {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => bytes.clone(),
            Self::Number(_) => panic!("bytes expected"),
        }
    }
    fn number(&self) -> u64 {
        match self {
            Self::Number(number) => *number,
            Self::Bytes(_) => panic!("a number expected"),
        }
    }
}

fn varint(bytes: &mut &[u8]) -> u64 {
    let (mut value, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first().expect("a whole number");
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return value;
        }
    }
}

fn fields(mut bytes: &[u8]) -> Vec<(u64, Value)> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let key = varint(&mut bytes);
        let value = match key & 7 {
            0 => Value::Number(varint(&mut bytes)),
            2 => {
                let n = varint(&mut bytes) as usize;
                let (head, rest) = bytes.split_at(n);
                bytes = rest;
                Value::Bytes(head.to_vec())
            }
            other => panic!("wire type {other}"),
        };
        found.push((key >> 3, value));
    }
    found
}

fn numbers(bytes: &[u8]) -> Vec<u64> {
    let (mut rest, mut found) = (bytes, Vec::new());
    while !rest.is_empty() {
        found.push(varint(&mut rest));
    }
    found
}

fn layer(bytes: &[u8]) -> Layer {
    let mut layer = Layer { extent: 4096, ..Layer::default() };
    let (mut keys, mut values, mut features) = (Vec::new(), Vec::new(), Vec::new());
    for (field, value) in fields(bytes) {
        match field {
            1 => layer.name = String::from_utf8(value.bytes()).expect("UTF-8"),
            2 => features.push(value.bytes()),
            3 => keys.push(String::from_utf8(value.bytes()).expect("UTF-8")),
            4 => values.push(text(&value.bytes())),
            5 => layer.extent = value.number(),
            15 => assert_eq!(value.number(), 2, "version of the specification"),
            other => panic!("field {other} of a layer"),
        }
    }
    for bytes in features {
        let mut feature = Feature::default();
        for (field, value) in fields(&bytes) {
            match field {
                2 => {
                    for pair in numbers(&value.bytes()).chunks_exact(2) {
                        feature.tags.insert(keys[pair[0] as usize].clone(), values[pair[1] as usize].clone());
                    }
                }
                3 => feature.kind = value.number(),
                4 => feature.parts = parts(&numbers(&value.bytes())),
                _ => {}
            }
        }
        layer.features.push(feature);
    }
    layer
}

fn text(bytes: &[u8]) -> String {
    let (field, value) = fields(bytes).remove(0);
    match field {
        1 => String::from_utf8(value.bytes()).expect("UTF-8"),
        4 | 5 => value.number().to_string(),
        7 => (value.number() == 1).to_string(),
        other => panic!("value {other}"),
    }
}

fn parts(commands: &[u64]) -> Vec<Vec<(i64, i64)>> {
    let (mut at, mut found, mut i) = ((0i64, 0i64), Vec::<Vec<(i64, i64)>>::new(), 0);
    let unzigzag = |v: u64| (v >> 1).cast_signed() ^ -(v & 1).cast_signed();
    while i < commands.len() {
        let (command, n) = (commands[i] & 7, commands[i] >> 3);
        i += 1;
        if command == 7 {
            let part = found.last_mut().expect("a ring");
            part.push(part[0]);
            continue;
        }
        for _ in 0..n {
            at = (at.0 + unzigzag(commands[i]), at.1 + unzigzag(commands[i + 1]));
            i += 2;
            match command {
                1 => found.push(vec![at]),
                2 => found.last_mut().expect("a line begins with a point").push(at),
                other => panic!("command {other}"),
            }
        }
    }
    found
}
