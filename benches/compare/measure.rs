//! Takes a command, runs it to its end, gives what it cost. Never guesses: what cannot be read is an error.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::Outcome;

/// The unit of `/proc/*/stat`: a hundredth of a second on every Linux.
const TICKS: f64 = 100.0;

/// What a run cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Seconds of processor in the program.
    pub user: f64,
    /// Seconds of processor in the system for it.
    pub system: f64,
    /// Seconds that went by.
    pub wall: f64,
    /// Most memory it held, in megabytes.
    pub peak: f64,
}

impl Cost {
    /// The least of each: noise only ever adds.
    pub fn least(self, other: Cost) -> Cost {
        Cost {
            user: self.user.min(other.user),
            system: self.system.min(other.system),
            wall: self.wall.min(other.wall),
            peak: self.peak.min(other.peak),
        }
    }
}

/// Runs a command that must succeed.
pub fn run(command: &mut Command) -> Outcome<Cost> {
    let (user, system) = children()?;
    let begun = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0;
    let ended = loop {
        peak = high_water(&status).unwrap_or(0.0_f64).max(peak);
        match child.try_wait()? {
            Some(ended) => break ended,
            None => sleep(Duration::from_millis(1)),
        }
    };
    let wall = begun.elapsed().as_secs_f64();
    if !ended.success() {
        let mut said = String::new();
        if let Some(mut stderr) = child.stderr.take() {
            std::io::Read::read_to_string(&mut stderr, &mut said)?;
        }
        return Err(format!("{command:?} failed: {said}").into());
    }
    let after = children()?;
    Ok(Cost { user: after.0 - user, system: after.1 - system, wall, peak })
}

/// Processor time of all children that ended, so far.
fn children() -> Outcome<(f64, f64)> {
    let (_, user, system) = stat()?;
    Ok((user, system))
}

/// Processor time of this very process, in the program, so far.
pub fn own() -> Outcome<f64> {
    Ok(stat()?.0)
}

/// Own time in the program, and that of ended children in the program and in the system.
fn stat() -> Outcome<(f64, f64, f64)> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name of the program, in brackets, may hold anything.
    let fields: Vec<&str> = stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect()).unwrap_or_default();
    let ticks = |at: usize| -> Outcome<f64> { Ok(fields.get(at).ok_or("a short /proc/self/stat")?.parse::<f64>()? / TICKS) };
    Ok((ticks(11)?, ticks(13)?, ticks(14)?))
}

/// The most memory a process ever held; the kernel keeps it, so that only a last millisecond can be missed.
fn high_water(status: &str) -> Option<f64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}
