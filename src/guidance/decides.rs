//! What the answer to one question decides, read from the page as it stands without that answer: the reason for asking.
//!
//! Nothing is judged here: the engine has said on which facts each outcome, date and paper depends.

use super::{FactWords, GuidancePage, Step};

/// One thing that an answer decides; steps by their titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Which verdict holds.
    Verdict,
    /// Whether a step applies.
    Applies(String),
    /// By when a step is due.
    Date(String),
    /// Which papers a step takes.
    Papers(String),
    /// Whether something is to be warned of or noted, by its heading.
    Remark(String),
}

/// All that the answer to the fact of this name still decides, the weightiest first; each thing once.
pub fn decides(page: &GuidancePage, fact: &str) -> Vec<Decided> {
    let mut all: Vec<Decided> = Vec::new();
    if page.verdict.possible.iter().any(|possible| among(&possible.depends_on, fact)) {
        all.push(Decided::Verdict);
    }
    let dated = page.steps.iter().filter(|step| needs_date(step, fact)).map(|step| Decided::Date(step.title.clone()));
    let applying = page.steps.iter().filter(|step| among(&step.depends_on, fact));
    let applying = applying.map(|step| Decided::Applies(step.title.clone()));
    let papers = page.steps.iter().filter(|step| step.papers.iter().any(|paper| among(&paper.depends_on, fact)));
    let papers = papers.map(|step| Decided::Papers(step.title.clone()));
    let alone = page.warnings.iter().chain(&page.notes);
    let remarks = alone.chain(page.steps.iter().flat_map(|step| &step.remarks));
    let remarks = remarks.filter(|remark| among(&remark.depends_on, fact));
    let remarks = remarks.map(|remark| Decided::Remark(remark.title.clone()));
    for decided in dated.chain(applying).chain(papers).chain(remarks) {
        if !all.contains(&decided) {
            all.push(decided);
        }
    }
    all
}

fn needs_date(step: &Step, fact: &str) -> bool {
    step.due.as_ref().and_then(|due| due.needs.as_ref()).is_some_and(|needs| needs.id == fact)
}

fn among(facts: &[FactWords], fact: &str) -> bool {
    facts.iter().any(|known| known.id == fact)
}
