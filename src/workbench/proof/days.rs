//! Distances between days: how far any two of them may lie apart, given what was assumed so far.
//!
//! Each assumption is `from - to <= days` over whole days. The table is kept closed: each entry is the tightest bound
//! that follows from all assumptions, so a bound follows exactly when the table has it, assumptions contradict each
//! other exactly when a day would lie before itself, and days that keep to the table can be named one after the other.

use super::formula::FAR;
use crate::calendar;

/// The first and last day that a fact or today may be, as day numbers: 1900-01-01 and 2300-12-31.
fn limits() -> (i64, i64) {
    let number = |text| calendar::parse_iso(text).map_or(0, |date| i64::from(calendar::day_number(date)));
    (number("1900-01-01"), number("2300-12-31"))
}

/// Bounds on `from - to` for every two points; point 0 is day number 0.
#[derive(Clone, Debug)]
pub(super) struct Distances {
    count: usize,
    bounds: Vec<i64>,
}

impl Distances {
    /// So many points, anywhere between 1900 and 2300.
    pub fn new(count: usize) -> Self {
        let (first, last) = limits();
        let bound = |from: usize, to: usize| match (from, to) {
            (from, to) if from == to => 0,
            (0, _) => -first,
            (_, 0) => last,
            _ => last - first,
        };
        let bounds = (0..count).flat_map(|from| (0..count).map(move |to| bound(from, to))).collect();
        Distances { count, bounds }
    }

    /// The most that `from` can lie after `to`.
    pub fn bound(&self, from: usize, to: usize) -> i64 {
        self.bounds.get(from * self.count + to).copied().unwrap_or(FAR)
    }

    /// Whether `from - to <= days` always holds.
    pub fn follows(&self, from: usize, to: usize, days: i64) -> bool {
        self.bound(from, to) <= days
    }

    /// Whether `from - to <= days` can hold at all.
    pub fn can(&self, from: usize, to: usize, days: i64) -> bool {
        -self.bound(to, from) <= days
    }

    /// Assumes `from - to <= days`, which must be possible.
    pub fn assume(&mut self, from: usize, to: usize, days: i64) {
        if self.follows(from, to, days) {
            return;
        }
        for start in 0..self.count {
            let lead = self.bound(start, from) + days;
            for end in 0..self.count {
                let through = lead + self.bound(to, end);
                if let Some(bound) = self.bounds.get_mut(start * self.count + end)
                    && through < *bound
                {
                    *bound = through;
                }
            }
        }
    }

    /// A day for each point that keeps to all assumptions, as near to `wanted` as they allow, in the order of the points.
    pub fn days(&self, wanted: i64) -> Vec<i64> {
        let mut days = vec![0];
        for point in 1..self.count {
            let named = days.iter().enumerate();
            let first = named.clone().map(|(other, day)| day - self.bound(other, point)).max().unwrap_or(wanted);
            let last = named.map(|(other, day)| day + self.bound(point, other)).min().unwrap_or(wanted);
            days.push(wanted.max(first).min(last));
        }
        days
    }
}
