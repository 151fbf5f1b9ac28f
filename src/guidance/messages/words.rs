//! Words that depend on whom a message goes to.

use super::recipient::Recipient;
use crate::guidance::GuidancePage;
use crate::rulebook::model::Employer;
use crate::text::Text;

/// Words that each audience has its own of; there may be others for those whom somebody leaves, or comes to.
pub fn words<'a>(text: &'a Text, page: &GuidancePage, to: Recipient, part: &str) -> &'a str {
    let key = ["message.", to.audience.name(), ".", part].concat();
    let situation = page.situations.iter().find(|situation| match to.at {
        Some(employer) => situation.at == Some(employer),
        None => situation.holds,
    });
    let case = situation.map(|situation| situation.name.as_str()).or(to.at.map(Employer::name));
    let in_case = case.and_then(|case| text.find(&[&key, ".", case].concat()));
    in_case.or_else(|| text.find(&key)).unwrap_or_default()
}
