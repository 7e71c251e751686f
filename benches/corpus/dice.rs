//! Takes a seed, gives the same row of numbers on every machine (SplitMix64). Never asks the clock or the system.

/// A row of numbers that looks like chance.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// A row for a thing with numbers of its own: an item, a language.
    pub fn of(numbers: &[u64]) -> Dice {
        let mut dice = Dice(0x5EED_CA7B_E050_0001);
        for number in numbers {
            dice.0 = dice.next() ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below a limit that is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// A number between two, both included.
    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    /// One of several.
    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// Different numbers below a limit, in the order they fell.
    pub fn some(&mut self, count: usize, limit: usize) -> Vec<usize> {
        let mut taken = Vec::new();
        while taken.len() < count.min(limit) {
            let next = self.below(limit);
            if !taken.contains(&next) {
                taken.push(next);
            }
        }
        taken
    }
}
