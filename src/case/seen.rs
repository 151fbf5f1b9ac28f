//! What a person last saw of a case: a mark for each outcome, and its dates. It tells later what has changed, without the
//! rules of that time.
//!
//! It stands under a key of its own beside the case, so that looking at a case never overwrites an answer from another tab.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version |
//! | 4 | the first four bytes of the hash of the edition |
//! | 1–3 | the day |
//! | 3 | checksum of the answers |
//! | 1, then 2 each | how many outcomes have no date, and their marks |
//! | 4 or more each | outcomes with dates: mark, safe day from the day seen, 1 + days to the latest or 0 where there is none |
//! | 3 | checksum |

use super::wire::{Reader, crc24, put_number, put_signed};
use super::{Facts, base64url, pairs};
use crate::calendar::{Date, day_number, from_day_number};

const VERSION: u8 = 1;

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
    /// The mark of its rule.
    pub mark: u16,
    /// The last day on the cautious count.
    pub safe: Option<Date>,
    /// The last day on the generous count; none without a safe day.
    pub latest: Option<Date>,
}

/// The mark of a rule, from its name. A test makes sure that no two rules share one.
pub fn mark_of(rule: &str) -> u16 {
    // The three signs were tried out: with them no two rules of the first edition share a mark.
    let [_, high, low] = crc24([rule, "~~~"].concat().as_bytes());
    u16::from_be_bytes([high, low])
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
    undated.for_each(|outcome| bytes.extend_from_slice(&outcome.mark.to_be_bytes()));
    for outcome in &seen.outcomes {
        let Some(safe) = outcome.safe else { continue };
        bytes.extend_from_slice(&outcome.mark.to_be_bytes());
        put_signed(&mut bytes, day_number(safe) - day_number(seen.day));
        let spread = outcome.latest.map_or(0, |latest| 1 + u64::from((latest - safe).num_days().unsigned_abs() as u32));
        put_number(&mut bytes, spread);
    }
    let checksum = crc24(&bytes);
    bytes.extend_from_slice(&checksum);
    base64url::encode(&bytes)
}

/// Reads what [`encode`] wrote; nothing where it is anything else. It is a convenience: without it nothing is lost.
pub fn decode(text: &str) -> Option<Seen> {
    let bytes = base64url::decode(text)?;
    let (content, checksum) = bytes.split_last_chunk::<3>()?;
    let mut reader = Reader(content);
    if crc24(content) != *checksum || reader.byte()? != VERSION {
        return None;
    }
    let edition = reader.take(4)?.try_into().ok()?;
    let day = pairs::date(&mut reader)?;
    let answers = reader.take(3)?.try_into().ok()?;
    let mut outcomes = Vec::new();
    for _ in 0..reader.number()? {
        outcomes.push(SeenOutcome { mark: mark(&mut reader)?, safe: None, latest: None });
    }
    while !reader.0.is_empty() {
        let mark = mark(&mut reader)?;
        let safe = day_number(day).checked_add(reader.signed()?)?;
        let spread = i32::try_from(reader.number()?).ok()?;
        let latest = match spread {
            0 => None,
            _ => Some(from_day_number(safe.checked_add(spread - 1)?)?),
        };
        outcomes.push(SeenOutcome { mark, safe: Some(from_day_number(safe)?), latest });
    }
    Some(Seen { edition, day, answers, outcomes })
}

fn mark(reader: &mut Reader<'_>) -> Option<u16> {
    Some(u16::from_be_bytes(reader.take(2)?.try_into().ok()?))
}
