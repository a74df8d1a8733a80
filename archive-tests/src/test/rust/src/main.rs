//! Archives that rkyv writes, mutations of them, and what rkyv's check says to those.
//!
//! `cargo run -- FOLDER` writes `manifest.json`, `mutations.jsonl` and the archives.

use indexmap::{IndexMap, IndexSet};
use rkyv::ser::serializers::AllocSerializer;
use rkyv::ser::Serializer;
use rkyv::validation::validators::DefaultValidator;
use rkyv::{check_archived_root, AlignedVec, Archive, CheckBytes, Deserialize, Serialize};
use std::collections::{HashMap, HashSet, VecDeque};
use std::ffi::CString;
use std::net::{Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZeroI64, NonZeroU16};
use std::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use std::rc::{Rc, Weak};
use uuid::Uuid;

const MUTATIONS: usize = 60;

#[derive(Archive, Serialize, Deserialize)]
#[archive(check_bytes)]
struct Sockets {
    any: SocketAddr,
    v4: SocketAddrV4,
    tag: u8,
    v6: SocketAddrV6,
    list: Vec<SocketAddr>,
}

#[derive(Archive, Serialize, Deserialize)]
#[archive(check_bytes)]
struct Ranges {
    a: Range<u16>,
    b: RangeInclusive<u64>,
    c: RangeFrom<String>,
    d: RangeTo<u8>,
    e: RangeToInclusive<u32>,
    f: RangeFull,
}

#[derive(Archive, Serialize, Deserialize)]
#[archive(check_bytes)]
struct Weaks {
    first: Weak<String>,
    gone: Weak<String>,
    strong: Rc<String>,
    again: Weak<String>,
    other: Rc<Vec<u32>>,
}

#[derive(Archive, Serialize, Deserialize)]
#[archive(check_bytes)]
#[archive(bound(
    serialize = "__S: Serializer + rkyv::ser::ScratchSpace + rkyv::ser::SharedSerializeRegistry"
))]
#[archive(bound(deserialize = "__D: rkyv::de::SharedDeserializeRegistry"))]
#[archive_attr(check_bytes(
    bound = "__C: rkyv::validation::ArchiveContext + rkyv::validation::SharedContext, <__C as rkyv::Fallible>::Error: std::error::Error"
))]
struct Node {
    name: String,
    #[omit_bounds]
    #[archive_attr(omit_bounds)]
    next: Vec<Rc<Node>>,
}

#[derive(Archive, Serialize, Deserialize)]
#[archive(check_bytes)]
struct Keys {
    c: HashMap<CString, u8>,
    n: HashSet<NonZeroI64>,
    w: HashSet<i128>,
    r: HashMap<Rc<String>, u8>,
    u: HashSet<Uuid>,
    o: Option<NonZeroU16>,
    s: isize,
    d: VecDeque<u16>,
}

#[derive(Archive, Serialize, Deserialize)]
#[archive(check_bytes)]
struct Indexes {
    n: IndexMap<u64, Vec<f32>>,
    i: IndexMap<i32, String>,
    t: IndexMap<String, IndexMap<u16, u8>>,
    e: IndexMap<String, u64>,
    k: IndexSet<Option<u32>>,
    l: IndexSet<u64>,
    s: IndexSet<String>,
    u: IndexSet<()>,
    b: IndexMap<Box<str>, u128>,
}

struct Random(u64);

impl Random {
    fn next(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }
}

struct Vectors {
    folder: String,
    entries: Vec<String>,
    mutations: Vec<String>,
    random: Random,
}

fn accepts<T: Archive>(bytes: &[u8]) -> bool
where
    T::Archived: for<'a> CheckBytes<DefaultValidator<'a>>,
{
    let mut aligned = AlignedVec::new();
    aligned.extend_from_slice(bytes);
    check_archived_root::<T>(&aligned).is_ok()
}

impl Vectors {
    fn add<T>(&mut self, name: &str, rust_type: &str, value: &T, json: &str)
    where
        T: Serialize<AllocSerializer<1024>>,
        T::Archived: for<'a> CheckBytes<DefaultValidator<'a>>,
    {
        let mut serializer = AllocSerializer::<1024>::default();
        serializer.serialize_value(value).unwrap();
        let bytes = serializer.into_serializer().into_inner();
        std::fs::write(format!("{}/{name}.bin", self.folder), &bytes).unwrap();
        let ok = if accepts::<T>(&bytes) { "ok" } else { "error" };
        self.entries.push(format!(
            "{{\"name\": \"{name}\", \"file\": \"{name}.bin\", \"rust_type\": \"{rust_type}\", \
             \"value\": {json}, \"check_0_7_46\": \"{ok}\"}}"
        ));
        for _ in 0..MUTATIONS {
            let mut mutated = bytes.to_vec();
            let mut edits = Vec::new();
            for _ in 0..1 + self.random.next(2) {
                let at = self.random.next(mutated.len());
                let byte = match self.random.next(3) {
                    0 => self.random.next(256) as u8,
                    1 => self.random.next(3) as u8,
                    _ => mutated[at].wrapping_add([1, 4, 8, 252, 248, 12][self.random.next(6)]),
                };
                mutated[at] = byte;
                edits.push(format!("[{at}, {byte}]"));
            }
            let verdict = accepts::<T>(&mutated) as u8;
            let edits = edits.join(", ");
            self.mutations.push(format!("[\"{name}\", [{edits}], null, {verdict}]"));
        }
    }
}

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let mut vectors = Vectors {
        folder: folder.clone(),
        entries: Vec::new(),
        mutations: Vec::new(),
        random: Random(20_261_123),
    };
    let v4: SocketAddrV4 = "192.168.1.2:443".parse().unwrap();
    let v6 = SocketAddrV6::new(Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 1), 80, 0, 7);
    vectors.add(
        "sockets",
        "Sockets",
        &Sockets {
            any: v6.into(),
            v4,
            tag: 255,
            v6,
            list: vec![v4.into(), v6.into()],
        },
        r#"{"any": "[fe80::1%7]:80", "v4": "192.168.1.2:443", "tag": 255, "v6": "[fe80::1%7]:80", "list": ["192.168.1.2:443", "[fe80::1%7]:80"]}"#,
    );
    vectors.add(
        "ranges",
        "Ranges",
        &Ranges {
            a: 1..65535,
            b: 2..=3,
            c: "a start that is long".to_string()..,
            d: ..4,
            e: ..=5,
            f: ..,
        },
        r#"{"a": {"start": 1, "end": 65535}, "b": {"start": "2", "end": "3"}, "c": {"start": "a start that is long"}, "d": {"end": 4}, "e": {"end": 5}, "f": null}"#,
    );
    let strong = Rc::new("a text with owners".to_string());
    let weaks = Weaks {
        first: Rc::downgrade(&strong),
        gone: Weak::new(),
        strong: strong.clone(),
        again: Rc::downgrade(&strong),
        other: Rc::new(vec![1, 2]),
    };
    vectors.add(
        "weaks",
        "Weaks",
        &weaks,
        r#"{"first": "a text with owners", "gone": null, "strong": "a text with owners", "again": "a text with owners", "other": [1, 2]}"#,
    );
    let leaf = |name: &str| Rc::new(Node { name: name.to_string(), next: Vec::new() });
    let inner = Rc::new(Node { name: "an inner node".to_string(), next: vec![leaf("l"), leaf("a leaf at the end")] });
    vectors.add(
        "nodes",
        "Node",
        &Node { name: "root".to_string(), next: vec![leaf("m"), inner] },
        r#"{"name": "root", "next": [{"name": "m", "next": []}, {"name": "an inner node", "next": [{"name": "l", "next": []}, {"name": "a leaf at the end", "next": []}]}]}"#,
    );
    let number = |n| NonZeroI64::new(n).unwrap();
    vectors.add(
        "keys",
        "Keys",
        &Keys {
            c: [("", 1), ("a C string", 2), ("c", 3)].map(|(k, v)| (CString::new(k).unwrap(), v)).into(),
            n: [1, -1, 1 << 40].map(number).into(),
            w: [0, -1, i128::MAX, 1 << 64].into(),
            r: [("one", 1), ("a longer key", 2)].map(|(k, v)| (Rc::new(k.to_string()), v)).into(),
            u: [1, 2, u128::MAX].map(Uuid::from_u128).into(),
            o: NonZeroU16::new(7),
            s: -5,
            d: [1, 2, 3].into(),
        },
        r#"{"c": [["", 1], ["a C string", 2], ["c", 3]], "n": ["1", "-1", "1099511627776"], "w": ["0", "-1", "170141183460469231731687303715884105727", "18446744073709551616"], "r": [["one", 1], ["a longer key", 2]], "u": [[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1], [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,2], [255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255]], "o": {"Some": 7}, "s": "-5", "d": [1, 2, 3]}"#,
    );
    add_indexes(&mut vectors);
    let entries = vectors.entries.join(",\n");
    std::fs::write(
        format!("{folder}/manifest.json"),
        format!("{{\"vectors\": [\n{entries}\n], \"invalid\": []}}\n"),
    )
    .unwrap();
    std::fs::write(
        format!("{folder}/mutations.jsonl"),
        vectors.mutations.join("\n") + "\n",
    )
    .unwrap();
}

/// Maps and sets that keep the order of insertion.
fn add_indexes(vectors: &mut Vectors) {
    let texts = |all: &[&str]| all.iter().map(|text| text.to_string()).collect();
    vectors.add(
        "indexes",
        "Indexes",
        &Indexes {
            n: [(9, vec![0.5]), (u64::MAX, vec![]), (1, vec![1.5, 2.5])].into(),
            i: [(-1, "minus one".to_string()), (7, "7".to_string())].into(),
            t: [
                ("a longer key".to_string(), [(3, 4), (2, 5), (1, 6)].into()),
                ("b".to_string(), IndexMap::new()),
                ("a".to_string(), [(1, 1)].into()),
            ]
            .into(),
            e: IndexMap::new(),
            k: [Some(2), None, Some(1)].into(),
            l: [5, 3, 1, 2, 4, 6].into(),
            s: texts(&["z", "a text of its own", ""]),
            u: [()].into(),
            b: [("box".into(), 1 << 100), ("a longer box".into(), 2)].into(),
        },
        r#"{"n": [["9", ["0x3f000000"]], ["18446744073709551615", []], ["1", ["0x3fc00000", "0x40200000"]]], "i": [[-1, "minus one"], [7, "7"]], "t": [["a longer key", [[3, 4], [2, 5], [1, 6]]], ["b", []], ["a", [[1, 1]]]], "e": [], "k": [{"Some": 2}, null, {"Some": 1}], "l": ["5", "3", "1", "2", "4", "6"], "s": ["z", "a text of its own", ""], "u": [null], "b": [["box", "1267650600228229401496703205376"], ["a longer box", "2"]]}"#,
    );
    let numbers: Vec<u64> = (0..12).map(|i| i * 7919 % 12).collect();
    let pairs: Vec<String> = numbers.iter().map(|n| format!("[\"{n}\", {}]", n * n)).collect();
    vectors.add(
        "index_map_12",
        "IndexMap<u64, u32>",
        &numbers.iter().map(|n| (*n, (n * n) as u32)).collect::<IndexMap<u64, u32>>(),
        &format!("[{}]", pairs.join(", ")),
    );
    let words = ["six", "of", "a set", "in an order of", "their", "own"];
    vectors.add(
        "index_set_6",
        "IndexSet<String>",
        &texts(&words) as &IndexSet<String>,
        &format!("{words:?}"),
    );
}
