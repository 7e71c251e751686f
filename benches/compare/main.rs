//! Measures.
#[path = "../corpus/mod.rs"]
mod corpus;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let n: usize = args[0].parse().unwrap();
    let root = std::path::PathBuf::from(&args[1]);
    corpus::caybeo_site::write(&corpus::Corpus::of(n), &root).unwrap();
}
