//! What the programs of the peer share: the example, the pattern, and the session by which a test
//! gives one process several commands.

pub mod hello;
pub mod hold;
pub mod pattern;
pub mod session;
pub mod values;
pub mod writer;
