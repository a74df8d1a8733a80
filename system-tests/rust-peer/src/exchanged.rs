//! The values of `Values.java`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ffi::CString;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddrV4};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use indexmap::{IndexMap, IndexSet};
use uuid::Uuid;

use crate::types::*;

const LONG: &str = "a text that does not fit into eight bytes: äöü €";

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.to_string()).collect()
}

pub fn full() -> Everything {
    Everything {
        scalars: scalars(),
        boxes: Boxes {
            truth: true,
            number: 4_000_000_000,
            code_point: '😀',
            text: LONG.into(),
            word: Box::new(u64::MAX),
            r#struct: Box::new(scalars()),
            numbers: Box::new([1.5, -2.5]),
            texts: strings(&["", "short", LONG]).into_boxed_slice(),
            three: Box::new([1, -2, 3]),
        },
        sequences: Sequences {
            truths: vec![true, false, true],
            bytes: vec![0, 127, 128, 255],
            words: vec![i64::MIN, 0, i64::MAX],
            code_points: vec!['a', 'é', '😀'],
            shorts: vec![0, 65535],
            texts: strings(&["Hello", LONG, ""]),
            floats: vec![vec![], vec![0.5], vec![-1.5, 1e30]],
            gaps: vec![None, Some(LONG.to_string()), None],
            forty: std::array::from_fn(|i| u32::MAX - i as u32),
            pair: [LONG.to_string(), "two".to_string()],
        },
        options: Options {
            text: Some(LONG.to_string()),
            duration: Some(Duration::new(3, 5)),
            word: Some(1 << 63),
            numbers: Some(vec![1, 2, 3]),
            nested: Some(None),
            boxed: Some(Box::new(0.25)),
        },
        hashed: hashed(),
        indexed: indexed(),
        library: library(),
        sorted: sorted(),
        shapes: shapes(),
        named: Named {
            r#type: 1,
            self_: 2,
            camel_case: 3,
            parse_url_now: 4,
            option: NamedOption {
                text: Some(LONG.to_string()),
            },
            first: FirstPoint { x: 5 },
            second: SecondPoint {
                x: "six".to_string(),
            },
            twins: Twins { a_b: 7, a_b_2: 8 },
            keywords: vec![
                Keyword::None,
                Keyword::Self_ {
                    r#fn: 9,
                    crate_: 10,
                },
            ],
        },
    }
}

fn scalars() -> Scalars {
    Scalars {
        truth: true,
        i8: -8,
        u8: 200,
        i16: -16,
        u16: 60_000,
        i32: -32,
        u32: 4_000_000_000,
        i64: -64,
        u64: u64::MAX - 1,
        utf16: 0xD83D,
        code_point: '€',
        f32: 1.25,
        f64: -0.0,
        short_text: "seven77".to_string(),
        long_text: LONG.to_string(),
        duration: Duration::new(1 << 40, 999_999_999),
    }
}

fn hashed() -> Hashed {
    let key = |number: u32, place: Place| Key {
        shop: format!("shop {number}"),
        size: Metres(number),
        place,
    };
    let shelf = Place::Shelf {
        row: 50_000,
        labels: strings(&["left", LONG]),
    };
    Hashed {
        by_text: (0..100).map(|i| (format!("key {i}"), i)).collect(),
        by_word: HashMap::from([(17, vec![0.5, 1.5]), (u64::MAX, vec![])]),
        by_number: HashMap::from([(-1, "minus one".to_string()), (i32::MIN, LONG.to_string())]),
        by_key: HashMap::from([
            (key(1, Place::Nowhere), HashMap::from([(true, 0x20AC)])),
            (key(2, shelf), HashMap::new()),
        ]),
        by_pair: HashMap::from([([1, 2], 12), ([2, 1], 21)]),
        by_box: HashMap::from([(LONG.into(), Duration::from_secs(1))]),
        texts: HashSet::from(["one".to_string(), LONG.to_string()]),
        code_points: HashSet::from(['a', '😀']),
        colours: HashSet::from([Colour::Red, Colour::DarkGreen]),
        options: HashSet::from([None, Some(-1)]),
        durations: HashSet::from([Duration::ZERO, Duration::new(7, 1)]),
    }
}

fn indexed() -> Indexed {
    let id = |high: u128, low: u128| Uuid::from_u128(high << 64 | low);
    Indexed {
        by_word: IndexMap::from([(17, vec![0.5, 1.5]), (u64::MAX, vec![]), (3, vec![2.0])]),
        by_text: (0..100)
            .map(|i| (format!("key {}", i * 37 % 100), i))
            .collect(),
        by_number: IndexMap::from([
            (
                -1,
                IndexMap::from([
                    (Colour::Blue, Duration::ZERO),
                    (Colour::Red, Duration::new(7, 1)),
                ]),
            ),
            (i32::MIN, IndexMap::new()),
        ]),
        by_id: IndexMap::from([
            (id(2, 1), LONG.to_string()),
            (id(1, 2), "short".to_string()),
        ]),
        texts: IndexSet::from(["two".into(), LONG.into(), "one".into()]),
        code_points: IndexSet::from(['😀', 'a']),
        words: IndexSet::from([9, u64::MAX, 8, 0]),
    }
}

fn library() -> Library {
    let id = Uuid::parse_str("67e55044-10b1-426f-9247-bb680e5fe0c8").unwrap();
    let v4: Ipv4Addr = "192.168.1.2".parse().unwrap();
    let v6: Ipv6Addr = "2001:db8::7".parse().unwrap();
    let owned = Arc::new(LONG.to_string());
    Library {
        balance: -(1 << 100),
        count: u128::MAX,
        version: NonZeroU32::MAX,
        id,
        ids: HashSet::from([id, Uuid::from_u128(1)]),
        v4,
        v6,
        address: v6.into(),
        socket: (v6, 443).into(),
        v4_socket: SocketAddrV4::new(v4, 80),
        path: CString::new("/dev/shm/prefix").unwrap(),
        owned: owned.clone(),
        owners: vec![owned.clone(), Arc::new("another".to_string()), owned],
        outcomes: vec![Ok(7), Err("there is no such number".to_string())],
    }
}

fn sorted() -> Sorted {
    let text = |text: &str| text.to_string();
    let spot = |height, row, side| Spot { height, row, side };
    let by_spot = BTreeMap::from([
        (spot(Height::High, 0, Side::Nowhere), strings(&[LONG])),
        (spot(Height::Low, 200, Side::Shelf(-1)), vec![]),
        (spot(Height::Low, 200, Side::Nowhere), strings(&["x"])),
        (spot(Height::Low, 100, Side::Shelf(9)), strings(&["y", "z"])),
    ]);
    Sorted {
        by_word: (0..2_000u64)
            .map(|i| (i.wrapping_mul(0x9E3779B97F4A7C15), format!("word {i}")))
            .collect(),
        by_number: (0..2_000).map(|i| (1_000 - i, i)).collect(),
        by_text: BTreeMap::from([
            (text(LONG), BTreeSet::from([text("b"), text("a"), text(LONG)])),
            (text("\u{FFFD}"), BTreeSet::new()),
            (text("😀"), BTreeSet::from([String::new()])),
        ]),
        spots: by_spot.keys().cloned().collect(),
        by_spot,
        by_address: BTreeMap::from([
            (IpAddr::V4(Ipv4Addr::new(200, 1, 1, 1)), 2),
            (IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1)), 1),
            (IpAddr::V6(Ipv6Addr::LOCALHOST), 3),
        ]),
        by_option: BTreeMap::from([(Some(-3), true), (None, false)]),
        words: (0..2_000).map(|i| 1_000 - 3 * i).collect(),
        numbers: BTreeSet::from([u32::MAX, 0, 1]),
        texts: BTreeSet::from([text("one"), text(LONG), text("\u{FFFD}"), text("😀")]),
        folder: folder([
            ("a", folder([("inner", folder([]))])),
            ("b", folder([])),
        ]),
    }
}

fn folder<const N: usize>(folders: [(&str, Folder); N]) -> Folder {
    Folder {
        folders: folders
            .into_iter()
            .map(|(name, folder)| (name.to_string(), folder))
            .collect(),
    }
}

fn shapes() -> Shapes {
    let literal = |value| Expression::Literal { value };
    Shapes {
        unit: Unit,
        weight: Weight(2.5),
        level: Level::High,
        letter: Letter::N299,
        shapes: vec![
            Shape::Nothing,
            Shape::Circle(0.5),
            Shape::Both {
                a: 255,
                b: 65535,
                c: Some(LONG.to_string()),
                d: -1,
            },
        ],
        expression: Expression::Let(HashMap::from([
            (
                "sum".to_string(),
                Expression::Sum {
                    left: Box::new(literal(1)),
                    right: Box::new(literal(2)),
                },
            ),
            (
                "call".to_string(),
                Expression::Call {
                    name: LONG.to_string(),
                    arguments: vec![literal(3), literal(4)],
                },
            ),
        ])),
        tree: Tree {
            name: "root".to_string(),
            branches: vec![
                Branch {
                    length: 1,
                    end: None,
                },
                Branch {
                    length: 2,
                    end: Some(Box::new(Tree {
                        name: "top".to_string(),
                        branches: vec![],
                    })),
                },
            ],
        },
        chain: Some(Chain(Some(Box::new(Chain(None))))),
    }
}

/// As little as each type can hold.
pub fn empty() -> Everything {
    let scalars = || Scalars {
        truth: false,
        i8: 0,
        u8: 0,
        i16: 0,
        u16: 0,
        i32: 0,
        u32: 0,
        i64: 0,
        u64: 0,
        utf16: 0,
        code_point: '\0',
        f32: 0.0,
        f64: 0.0,
        short_text: String::new(),
        long_text: String::new(),
        duration: Duration::ZERO,
    };
    Everything {
        scalars: scalars(),
        boxes: Boxes {
            truth: false,
            number: 0,
            code_point: '\0',
            text: "".into(),
            word: Box::new(0),
            r#struct: Box::new(scalars()),
            numbers: Box::new([]),
            texts: Box::new([]),
            three: Box::new([0; 3]),
        },
        sequences: Sequences {
            truths: vec![],
            bytes: vec![],
            words: vec![],
            code_points: vec![],
            shorts: vec![],
            texts: vec![],
            floats: vec![],
            gaps: vec![],
            forty: [0; 40],
            pair: Default::default(),
        },
        options: Options {
            text: None,
            duration: None,
            word: None,
            numbers: None,
            nested: None,
            boxed: None,
        },
        hashed: Hashed {
            by_text: HashMap::new(),
            by_word: HashMap::new(),
            by_number: HashMap::new(),
            by_key: HashMap::new(),
            by_pair: HashMap::new(),
            by_box: HashMap::new(),
            texts: HashSet::new(),
            code_points: HashSet::new(),
            colours: HashSet::new(),
            options: HashSet::new(),
            durations: HashSet::new(),
        },
        indexed: Indexed {
            by_word: IndexMap::new(),
            by_text: IndexMap::new(),
            by_number: IndexMap::new(),
            by_id: IndexMap::new(),
            texts: IndexSet::new(),
            code_points: IndexSet::new(),
            words: IndexSet::new(),
        },
        library: Library {
            balance: 0,
            count: 0,
            version: NonZeroU32::MIN,
            id: Uuid::nil(),
            ids: HashSet::new(),
            v4: Ipv4Addr::UNSPECIFIED,
            v6: Ipv6Addr::UNSPECIFIED,
            address: IpAddr::from(Ipv4Addr::UNSPECIFIED),
            socket: (Ipv4Addr::UNSPECIFIED, 0).into(),
            v4_socket: SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 0),
            path: CString::default(),
            owned: Arc::new(String::new()),
            owners: vec![],
            outcomes: vec![],
        },
        sorted: Sorted {
            by_word: BTreeMap::new(),
            by_number: BTreeMap::new(),
            by_text: BTreeMap::new(),
            by_spot: BTreeMap::new(),
            by_address: BTreeMap::new(),
            by_option: BTreeMap::new(),
            words: BTreeSet::new(),
            numbers: BTreeSet::new(),
            texts: BTreeSet::new(),
            spots: BTreeSet::new(),
            folder: folder([]),
        },
        shapes: Shapes {
            unit: Unit,
            weight: Weight(0.0),
            level: Level::Low,
            letter: Letter::N0,
            shapes: vec![],
            expression: Expression::Literal { value: 0 },
            tree: Tree {
                name: String::new(),
                branches: vec![],
            },
            chain: None,
        },
        named: Named {
            r#type: 0,
            self_: 0,
            camel_case: 0,
            parse_url_now: 0,
            option: NamedOption { text: None },
            first: FirstPoint { x: 0 },
            second: SecondPoint { x: String::new() },
            twins: Twins { a_b: 0, a_b_2: 0 },
            keywords: vec![],
        },
    }
}
