//! An inventory after changes that were heard.
//!
//! Takes the paths that changed since it was made, gives the same inventory with those files as they are now. Only where
//! that is what listing the tree again would give: files that were there and are there, each reached by one name. Never
//! guesses: everything else gives nothing, and the tree is listed again.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Inventory, LEDGER_LIMIT, TEXT_LIMIT};
use crate::disk::{self, Kind};
use crate::source::Source;

/// More files than these are not read again and again: listing the tree finds out that they have settled.
const UNSETTLED: usize = 16;

impl Inventory {
    /// The inventory of now; nothing if only listing the tree can tell.
    pub fn after(&self, changed: &BTreeSet<String>) -> Option<Inventory> {
        if !self.plain {
            return None;
        }
        let mut now = self.clone();
        now.settings = now.reread("site.toml", TEXT_LIMIT)?;
        now.routes = match &self.routes {
            Some(_) => Some(now.reread("routes.toml", LEDGER_LIMIT)?),
            None if is_nothing(disk::kind(&self.root.join("routes.toml"))) => None,
            None => return None,
        };
        changed.iter().try_for_each(|path| now.hear(path))?;
        (now.content.iter().filter(|leaf| leaf.digest.is_none()).count() <= UNSETTLED).then_some(now)
    }

    fn hear(&mut self, path: &str) -> Option<()> {
        if matches!(path, "site.toml" | "routes.toml") {
            return Some(());
        }
        if let Ok(rank) = self.content.binary_search_by(|leaf| leaf.path.as_str().cmp(path)) {
            let leaf = &mut self.content[rank];
            leaf.digest = None;
            return is_file(disk::kind(&leaf.file)).then_some(());
        }
        let texts = [&self.words, &self.theme_texts].into_iter().position(|list| list.iter().any(|text| text.path == path));
        match texts {
            Some(list) => {
                let now = self.reread(path, TEXT_LIMIT)?;
                let list = if list == 0 { &mut self.words } else { &mut self.theme_texts };
                list.iter_mut().filter(|text| text.path == path).for_each(|text| *text = now.clone());
                Some(())
            }
            None => self.was_for_a_moment(path).then_some(()),
        }
    }

    /// A text that is an ordinary file.
    fn reread(&self, path: &str, limit: u64) -> Option<Arc<Source>> {
        // The name on disk of any other may be written otherwise.
        let file = path.is_ascii().then(|| self.root.join(path))?;
        is_file(disk::kind(&file)).then(|| disk::read_text(&file, path, limit).ok()).flatten()
    }

    /// Whether a path is nothing now and was nothing, neither file nor folder, when the tree was listed: editors make such
    /// files beside the one they write.
    fn was_for_a_moment(&self, path: &str) -> bool {
        let below = format!("{path}/");
        let is_it = |known: &str| known == path || known.starts_with(&below);
        let mut texts = [&self.kinds, &self.words, &self.guides, &self.theme_texts].into_iter().flatten().chain(&self.register);
        path.is_ascii()
            && is_nothing(disk::kind(&self.root.join(path)))
            && !texts.any(|text| is_it(&text.path))
            && !self.content.iter().any(|leaf| is_it(&leaf.path))
            && !self.blobs.keys().any(|blob| is_it(blob))
    }
}

fn is_file(kind: std::io::Result<Kind>) -> bool {
    matches!(kind, Ok(Kind::File))
}

fn is_nothing(kind: std::io::Result<Kind>) -> bool {
    matches!(kind, Ok(Kind::Nothing))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::diag::Report;
    use crate::discover::{Known, walk};

    fn list(root: &Path) -> Inventory {
        walk(root, &mut Known::nothing(), &mut Report::new()).unwrap()
    }

    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        for path in ["site.toml", "content/a.vi.md", "content/news/b.vi.md", "i18n/vi/site.ftl", "themes/mine/templates/item.html", "content/a.jpg"] {
            disk::make_file(&site.path().join(path), b"x = 1").unwrap();
        }
        site
    }

    fn after(inventory: &Inventory, paths: &[&str]) -> Option<Inventory> {
        inventory.after(&paths.iter().map(|path| (*path).to_owned()).collect())
    }

    #[test]
    fn files_that_were_there_and_are_there_are_as_listing_would_find_them() {
        let site = site();
        let before = list(site.path());
        for path in ["site.toml", "content/a.vi.md", "i18n/vi/site.ftl", "themes/mine/templates/item.html"] {
            fs::write(site.path().join(path), "y = 2").unwrap();
        }
        let heard = ["site.toml", "content/a.vi.md", "content/a.vi.md~", "i18n/vi/site.ftl", "themes/mine/templates/item.html"];
        let now = after(&before, &heard).unwrap();
        assert_eq!(format!("{now:?}"), format!("{:?}", list(site.path())));
    }

    #[test]
    fn what_only_listing_can_tell_is_not_guessed() {
        let site = site();
        let before = list(site.path());
        // A picture, a file nobody knew, a folder, and what is gone.
        disk::make_file(&site.path().join("content/new.vi.md"), b"").unwrap();
        fs::remove_file(site.path().join("content/a.vi.md")).unwrap();
        fs::rename(site.path().join("content/news"), site.path().join("away")).unwrap();
        for path in ["content/a.jpg", "content/new.vi.md", "content", "content/a.vi.md", "content/news"] {
            assert!(after(&before, &[path]).is_none(), "{path}");
        }
        disk::make_file(&site.path().join("routes.toml"), b"").unwrap();
        assert!(after(&before, &[]).is_none());
    }

    #[test]
    fn a_file_with_a_second_name_is_looked_for_everywhere() {
        for hard in [true, false] {
            let site = site();
            let (file, second) = (site.path().join("content/a.vi.md"), site.path().join("content/c.vi.md"));
            if hard { fs::hard_link(file, second) } else { std::os::unix::fs::symlink("a.vi.md", second) }.unwrap();
            assert!(after(&list(site.path()), &["content/a.vi.md"]).is_none());
        }
    }
}
