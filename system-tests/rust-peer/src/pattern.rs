//! The content that the stress tests publish: every byte follows from the publication's number and
//! the byte's position. The Java side is `Pattern.java`, with the same sizes and the same words.

const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The archive of publication `number`: its words are little-endian, the last one cut short.
pub fn fill(buffer: &mut Vec<u8>, number: u64) {
    let size = size(number);
    buffer.clear();
    let mut position = 0u64;
    while buffer.len() < size {
        let word = word(number, position).to_le_bytes();
        let rest = (size - buffer.len()).min(8);
        buffer.extend_from_slice(&word[..rest]);
        position += 1;
    }
}

fn word(number: u64, position: u64) -> u64 {
    if position == 0 {
        number
    } else {
        (number ^ position).wrapping_mul(SPREAD)
    }
}

/// Looks at every byte, and at the length, whatever it finds before the last.
pub fn is(bytes: &[u8], number: u64) -> bool {
    let mut wrong = u64::from(bytes.len() != size(number));
    for (position, chunk) in bytes.chunks(8).enumerate() {
        let word = word(number, position as u64).to_le_bytes();
        wrong += u64::from(chunk != &word[..chunk.len()]);
    }
    wrong == 0
}

/// 36 bytes to 5 MiB, nine of ten below 4 KiB.
pub fn size(number: u64) -> usize {
    let random = mix(number);
    let spread = random >> 16;
    let size = match random % 1000 {
        0 => 5 << 20,
        1..=9 => 36 + spread % (1 << 20),
        10..=99 => 36 + spread % (64 << 10),
        100..=199 => 36,
        _ => 36 + spread % 4060,
    };
    size as usize
}

fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_mul(SPREAD);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
