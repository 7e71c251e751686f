//! Memory for pictures that are being made, shared out.
//!
//! Takes what a picture will need, gives it room when there is room: few large pictures or many small ones at once. Never
//! refuses for good: a picture larger than all the room is made alone.

use std::sync::{Condvar, Mutex, PoisonError};

/// Room for each thread.
const EACH: u64 = 128 << 20;
/// More than this is never taken, however many threads there are.
const MOST: u64 = 2 << 30;

/// Memory to be shared out.
pub struct Room {
    size: u64,
    taken: Mutex<u64>,
    left: Condvar,
}

/// Somebody's part of it, given back when dropped.
pub struct Part<'a> {
    room: &'a Room,
    size: u64,
}

impl Room {
    /// Room for so many threads.
    pub fn for_threads(threads: usize) -> Room {
        Room { size: (threads as u64 * EACH).clamp(2 * EACH, MOST), taken: Mutex::new(0), left: Condvar::new() }
    }

    /// Waits for room.
    pub fn enter(&self, size: u64) -> Part<'_> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken > 0 && *taken + size > self.size {
            taken = self.left.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        *taken += size;
        Part { room: self, size }
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        *self.room.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.size;
        self.room.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn there_is_never_more_in_the_room_than_fits_and_everybody_gets_in() {
        let room = Room::for_threads(1);
        let (inside, most, count) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
        let work = |size: u64| {
            let _part = room.enter(size);
            let now = inside.fetch_add(size, Ordering::SeqCst) + size;
            most.fetch_max(now, Ordering::SeqCst);
            std::thread::yield_now();
            inside.fetch_sub(size, Ordering::SeqCst);
            count.fetch_add(1, Ordering::SeqCst);
        };
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let work = &work;
                scope.spawn(move || (0..20).for_each(|_| work(EACH / 2 * (1 + thread % 3))));
            }
        });
        assert_eq!(count.load(Ordering::SeqCst), 160);
        assert!(most.load(Ordering::SeqCst) <= 2 * EACH);
        drop(room.enter(10 * EACH));
    }
}
