//! Random cases, whose dates lie near the borders that conditions draw.

use crate::calendar::{self, Date};
use crate::engine::{Answer, Answers, Base, Kind, Node, Ruleset};
use fastrand::Rng;

/// A day around the change of law, judged like any other. 2024-08-20 to 2027-11-09.
const DAYS: (i32, i32) = (19_955, 21_131);

/// The borders that conditions draw: days named in them, and distances between dates.
pub struct Borders {
    days: Vec<i32>,
    distances: Vec<i32>,
}

impl Borders {
    /// Those of a set of rules.
    pub fn new(rules: &Ruleset) -> Self {
        let (mut days, mut distances) = (Vec::new(), vec![0]);
        for node in &rules.nodes {
            if let Node::Compare(left, _, right) = node {
                for sum in [left, right] {
                    match sum.base {
                        Base::Day(day) => days.push(day),
                        Base::Today | Base::Fact(_) => distances.extend([sum.days, -sum.days]),
                    }
                }
            }
        }
        Borders { days, distances }
    }

    fn day(&self, random: &mut Rng, near: &[i32]) -> i32 {
        let anywhere = random.i32(DAYS.0..=DAYS.1);
        let pick = |list: &[i32], random: &mut Rng| random.choice(list).copied().unwrap_or(anywhere);
        match random.u8(..4) {
            0 => anywhere,
            1 => pick(&self.days, random) + random.i32(-1..=1),
            _ => pick(near, random) + pick(&self.distances, random) + random.i32(-1..=1),
        }
    }
}

/// How many of a hundred facts stay unanswered or are declined.
#[derive(Clone, Copy, Debug)]
pub struct Gaps(pub usize);

/// A random case and its day.
pub fn case(random: &mut Rng, rules: &Ruleset, borders: &Borders, gaps: Gaps) -> (Answers, Date) {
    let mut near = vec![random.i32(DAYS.0..=DAYS.1)];
    if random.u8(..4) == 0 {
        near = vec![borders.day(random, &near)];
    }
    let today = near.first().copied().and_then(calendar::from_day_number).unwrap_or_default();
    let mut answers = Answers::default();
    for (id, fact) in rules.facts_with_ids() {
        let known = match &fact.kind {
            Kind::Choice(choices) => Answer::Choice(u8::try_from(random.usize(..choices.len().max(1))).unwrap_or(0)),
            Kind::Date => {
                let day = borders.day(random, &near);
                near.push(day);
                calendar::from_day_number(day).map_or(Answer::Declined, Answer::Date)
            }
        };
        let gap = random.usize(..100);
        if gap >= gaps.0 {
            answers.set(id, known);
        } else if gap * 4 < gaps.0 {
            answers.set(id, Answer::Declined);
        }
    }
    (answers, today)
}
