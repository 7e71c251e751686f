//! A site in memory, of which any file is made when it is asked for: what `serve` shows.
//!
//! Takes a site and the scene before it, gives files. What has the fingerprint it had is not made again. Never writes.

use std::sync::{Arc, OnceLock};

use super::ground::Ground;
use super::build_id;
use crate::diag::{Diagnostic, Report, Stopped};
use crate::digest::Digest;
use crate::emit;
use crate::render::{self, Kept, Pen, Planned};
use crate::resolve::Site;
use crate::serve;

/// A site in memory, of which any file is made when it is asked for.
pub struct Scene {
    pub(super) ground: Ground,
    pub(super) site: Site,
    reload: bool,
    /// What the pages that were asked for have in common.
    kept: Arc<Kept>,
    /// By path.
    files: Vec<Sketch>,
    renewed: usize,
}

/// A file that may have been made.
struct Sketch {
    planned: Planned,
    made: OnceLock<Result<serve::File, Diagnostic>>,
}

impl Sketch {
    fn path(&self) -> &String {
        &self.planned.path
    }
}

impl Scene {
    pub(super) fn new(ground: Ground, site: Site, reload: bool, before: Option<&Scene>, report: &mut Report) -> Result<Scene, Stopped> {
        let kept = Arc::new(Kept::nothing(&site, &ground.setting()));
        let mut scene = Scene { ground, site, reload, kept, files: Vec::new(), renewed: 0 };
        let mut plan = scene.with_pen(|pen| render::plan(pen, &scene.ground.inventory, build_id())).ok_or(Stopped::Faults)?;
        plan.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let before = before.map_or(&[][..], |before| &before.files);
        // Paths that stood side by side before need no other look.
        if !plan.iter().map(|planned| &planned.path).eq(before.iter().map(Sketch::path)) {
            emit::check_paths(plan.iter().map(|planned| planned.path.as_str()), report)?;
        }
        let (mut renewed, mut kept) = (0, 0);
        let mut rest = before.iter().peekable();
        scene.files.reserve(plan.len());
        for planned in plan {
            while rest.next_if(|old| old.path() < &planned.path).is_some() {}
            let same = rest.next_if(|old| old.path() == &planned.path).inspect(|_| kept += 1);
            let same = same.filter(|old| old.planned.fingerprint == planned.fingerprint);
            renewed += usize::from(same.is_none());
            let made = same.map_or_else(OnceLock::new, |same| same.made.clone());
            scene.files.push(Sketch { planned, made });
        }
        scene.renewed = renewed + before.len() - kept;
        Ok(scene)
    }

    fn sketch(&self, path: &str) -> Option<&Sketch> {
        let at = self.files.binary_search_by(|sketch| sketch.path().as_str().cmp(path)).ok()?;
        Some(&self.files[at])
    }

    fn with_pen<T>(&self, draw: impl FnOnce(&Pen<'_>) -> T) -> Option<T> {
        let theme = self.ground.theme.as_ref()?;
        let setting = self.ground.setting();
        Some(draw(&Pen::keeping(self.kept.clone(), &self.site, &setting, theme, self.reload)))
    }

    fn make(&self, planned: &Planned) -> Option<Result<serve::File, Diagnostic>> {
        let bytes = self.with_pen(|pen| render::make(pen, planned))?;
        Some(bytes.map(|bytes| {
            let bytes = emit::finished(planned.role, bytes);
            serve::File { digest: Digest::of(&bytes), bytes: bytes.into() }
        }))
    }
}

impl serve::Scene for Scene {
    fn has(&self, path: &str) -> bool {
        self.sketch(path).is_some()
    }

    fn file(&self, path: &str) -> Option<Result<serve::File, Diagnostic>> {
        let sketch = self.sketch(path)?;
        if let Some(made) = sketch.made.get() {
            return Some(made.clone());
        }
        let made = self.make(&sketch.planned)?;
        Some(sketch.made.get_or_init(|| made).clone())
    }

    fn renewed(&self) -> usize {
        self.renewed
    }
}
