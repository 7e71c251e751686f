//! Measures.
#[path = "../corpus/mod.rs"]
mod corpus;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    #[allow(unused)] let n: usize = args[0].parse().unwrap_or(0);
    if args[0] == "check" { let f = check::compare(args[1].as_ref(), args[2].as_ref(), 1).unwrap(); println!("{} {}", f.compared, f.differences.len()); for d in f.differences.iter().take(8) { println!("{d}"); } return; }
    let root = std::path::PathBuf::from(&args[1]);
    let c = corpus::Corpus::of(n); corpus::caybeo_site::write(&c, &root.join("caybeo")).unwrap(); corpus::hugo_site::write(&c, &root.join("hugo")).unwrap();
}
mod check;
