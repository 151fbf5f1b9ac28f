//! What a person last saw of a case: the number of each outcome's rule, and its dates. It tells later what has changed,
//! without the rules of that time.
//!
//! It stands under a key of its own beside the case, so that looking at a case never overwrites an answer from another tab.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version |
//! | 4 | the first four bytes of the hash of the edition |
//! | 1–3 | the day |
//! | 3 | checksum of the answers |
//! | 1, then 1 or more each | how many outcomes have no date, and the numbers of their rules |
//! | 3 or more each | outcomes with dates: number, safe day from the day seen, 1 + days to the latest or 0 where there is none |
//! | 3 | checksum |
//!
//! Version 1 had marks of two bytes in the place of numbers. They are read for ever.

use super::wire::{Reader, crc24, put_number, put_signed};
use super::{Facts, base64url, pairs};
use crate::calendar::{Date, day_number, from_day_number};
use crate::engine::Ruleset;

const VERSION: u8 = 2;
/// The version of which rules stand there by marks of their names.
const BY_MARKS: u8 = 1;

/// The guidance last seen for a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The first four bytes of the hash of the edition.
    pub edition: [u8; 4],
    /// The day, in China.
    pub day: Date,
    /// Marks the answers it was made from.
    pub answers: [u8; 3],
    /// What was there; outcomes without a safe day first.
    pub outcomes: Vec<SeenOutcome>,
}

/// One outcome and its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenOutcome {
    /// The permanent number of its rule; 0, which no rule has, where that is not known any more.
    pub rule: u16,
    /// The last day on the cautious count.
    pub safe: Option<Date>,
    /// The last day on the generous count; none without a safe day.
    pub latest: Option<Date>,
}

/// What stands of a case. Only the rules can tell which of them a mark of version 1 means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    seen: Seen,
    /// Whether marks stand where numbers do.
    by_marks: bool,
}

impl Remembered {
    /// What was seen, by the numbers of rules.
    pub fn seen(&self, rules: &Ruleset) -> Seen {
        let mut seen = self.seen.clone();
        if self.by_marks {
            seen.outcomes.iter_mut().for_each(|outcome| outcome.rule = marked(rules, outcome.rule));
        }
        seen
    }
}

/// The number of the rule with this mark.
fn marked(rules: &Ruleset, mark: u16) -> u16 {
    let mark_of = |name: &str| {
        let [_, high, low] = crc24([name, "~~~"].concat().as_bytes());
        u16::from_be_bytes([high, low])
    };
    rules.rules.iter().find(|rule| mark_of(&rule.id) == mark).map_or(0, |rule| rule.number)
}

/// The mark of some answers.
pub fn mark_of_answers(facts: &Facts) -> [u8; 3] {
    let mut bytes = Vec::new();
    pairs::put(&mut bytes, None, facts);
    crc24(&bytes)
}

/// Writes it as text.
pub fn encode(seen: &Seen) -> String {
    let mut bytes = vec![VERSION];
    bytes.extend_from_slice(&seen.edition);
    pairs::put_date(&mut bytes, seen.day);
    bytes.extend_from_slice(&seen.answers);
    let undated = seen.outcomes.iter().filter(|outcome| outcome.safe.is_none());
    put_number(&mut bytes, undated.clone().count() as u64);
    undated.for_each(|outcome| put_number(&mut bytes, outcome.rule.into()));
    for outcome in &seen.outcomes {
        let Some(safe) = outcome.safe else { continue };
        put_number(&mut bytes, outcome.rule.into());
        put_signed(&mut bytes, day_number(safe) - day_number(seen.day));
        let spread = outcome.latest.map_or(0, |latest| 1 + u64::from((latest - safe).num_days().unsigned_abs() as u32));
        put_number(&mut bytes, spread);
    }
    let checksum = crc24(&bytes);
    bytes.extend_from_slice(&checksum);
    base64url::encode(&bytes)
}

/// Reads what [`encode`] wrote; nothing where it is anything else. It is a convenience: without it nothing is lost.
pub fn decode(text: &str) -> Option<Remembered> {
    let bytes = base64url::decode(text)?;
    let (content, checksum) = bytes.split_last_chunk::<3>()?;
    let mut reader = Reader(content);
    if crc24(content) != *checksum {
        return None;
    }
    let by_marks = match reader.byte()? {
        VERSION => false,
        BY_MARKS => true,
        _ => return None,
    };
    let rule = if by_marks { mark } else { number };
    let edition = reader.take(4)?.try_into().ok()?;
    let day = pairs::date(&mut reader)?;
    let answers = reader.take(3)?.try_into().ok()?;
    let mut outcomes = Vec::new();
    for _ in 0..reader.number()? {
        outcomes.push(SeenOutcome { rule: rule(&mut reader)?, safe: None, latest: None });
    }
    while !reader.0.is_empty() {
        let rule = rule(&mut reader)?;
        let safe = day_number(day).checked_add(reader.signed()?)?;
        let spread = i32::try_from(reader.number()?).ok()?;
        let latest = match spread {
            0 => None,
            _ => Some(from_day_number(safe.checked_add(spread - 1)?)?),
        };
        outcomes.push(SeenOutcome { rule, safe: Some(from_day_number(safe)?), latest });
    }
    Some(Remembered { seen: Seen { edition, day, answers, outcomes }, by_marks })
}

fn number(reader: &mut Reader<'_>) -> Option<u16> {
    u16::try_from(reader.number()?).ok()
}

fn mark(reader: &mut Reader<'_>) -> Option<u16> {
    Some(u16::from_be_bytes(reader.take(2)?.try_into().ok()?))
}
