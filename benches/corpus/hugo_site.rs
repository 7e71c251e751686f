//! Takes a corpus, writes it as a Hugo site.
