//! The example of the crate's README.

use rkyv::{Archive, Deserialize, Serialize};

#[derive(Archive, Deserialize, Serialize, Debug, PartialEq)]
#[archive(check_bytes)]
pub struct HelloWorld {
    pub version: u32,
    pub messages: Vec<String>,
}

/// The value that every test knows.
pub fn hello() -> HelloWorld {
    HelloWorld {
        version: 7,
        messages: vec!["Hello".to_string(), "World".to_string(), "!".to_string()],
    }
}
