//! Whether two sites are the same.
//!
//! Takes two collected trees, gives what differs and where. Never says why.

use std::collections::BTreeMap;

/// One path whose bytes differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The path.
    pub path: String,
    /// What differs.
    pub how: How,
}

/// How two files differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Only in the first tree.
    OnlyInFirst,
    /// Only in the second.
    OnlyInSecond,
    /// In both; the offset of the first byte that differs (the shorter length, if one begins with the other).
    FromByte(usize),
}

/// What differs, in the order of paths.
pub fn compare(first: &BTreeMap<String, Vec<u8>>, second: &BTreeMap<String, Vec<u8>>) -> Vec<Difference> {
    let in_first = first.iter().filter_map(|(path, bytes)| {
        let how = second.get(path).map_or(Some(How::OnlyInFirst), |other| differing_byte(bytes, other).map(How::FromByte))?;
        Some(Difference { path: path.clone(), how })
    });
    let only_in_second = second.keys().filter(|path| !first.contains_key(*path));
    let mut all: Vec<_> =
        in_first.chain(only_in_second.map(|path| Difference { path: path.clone(), how: How::OnlyInSecond })).collect();
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all
}

fn differing_byte(a: &[u8], b: &[u8]) -> Option<usize> {
    (a != b).then(|| a.iter().zip(b).take_while(|(a, b)| a == b).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_difference_is_told_with_its_first_byte() {
        let tree = |files: &[(&str, &str)]| files.iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).collect();
        let first = tree(&[("a", "same"), ("b", "one"), ("c", "x"), ("d", "ab")]);
        let second = tree(&[("a", "same"), ("b", "ono"), ("d", "abc"), ("aa", "")]);
        let told: Vec<_> = compare(&first, &second).into_iter().map(|difference| (difference.path, difference.how)).collect();
        assert_eq!(told, [
            ("aa".to_string(), How::OnlyInSecond),
            ("b".to_string(), How::FromByte(2)),
            ("c".to_string(), How::OnlyInFirst),
            ("d".to_string(), How::FromByte(2)),
        ]);
    }
}
