//! One page for several answers to one question: what holds for all of them is told as certain, what holds for some of them
//! as depending on it, what holds for none of them not at all.

use super::{GuidancePage, Remark, Step, StepState};

/// `open` is the page on which the question is not answered, `each` the pages of the answers that count; without any,
/// `open` stays as it is.
pub(super) fn for_any_of(open: GuidancePage, each: &[GuidancePage]) -> GuidancePage {
    if each.is_empty() {
        return open;
    }
    let mut steps: Vec<Step> = Vec::new();
    for step in each.iter().flat_map(|page| &page.steps) {
        let open = same(&open.steps, step).unwrap_or(step);
        let found: Vec<&Step> = each.iter().filter_map(|page| same(&page.steps, step)).collect();
        if let (None, Some(told)) = (same(&steps, step), certain(open, &found, each.len())) {
            let remarks = open.remarks.iter().filter_map(|remark| {
                let all = found.iter().map(|step| step.remarks.as_slice());
                certain(remark, &remarks_of(all, remark), found.len()).cloned()
            });
            steps.push(Step { remarks: remarks.collect(), ..told.clone() });
        }
    }
    // What may apply comes last, as on every page.
    let (last, first): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(|step| step.state == StepState::Depends);
    let steps = first.into_iter().chain(last).collect();
    let remarks = |of: fn(&GuidancePage) -> &Vec<Remark>| -> Vec<Remark> {
        let all = |remark: &Remark| remarks_of(each.iter().map(|page| of(page).as_slice()), remark);
        of(&open).iter().filter_map(|remark| certain(remark, &all(remark), each.len()).cloned()).collect()
    };
    let (warnings, notes) = (remarks(|page| &page.warnings), remarks(|page| &page.notes));
    GuidancePage { steps, next: None, warnings, notes, ..open }
}

/// The step of another page: by its rule, or by another rule that says the same.
fn same<'a>(steps: &'a [Step], step: &Step) -> Option<&'a Step> {
    let by_rule = steps.iter().find(|other| other.rule == step.rule);
    by_rule.or_else(|| steps.iter().find(|other| other.step == step.step && other.title == step.title))
}

fn remarks_of<'a>(all: impl Iterator<Item = &'a [Remark]>, remark: &Remark) -> Vec<&'a Remark> {
    all.filter_map(|remarks| remarks.iter().find(|other| other.rule == remark.rule)).collect()
}

/// What is told of something that was found so many times: as it is where all have it, as it depends where some do.
fn certain<'a, T>(open: &'a T, found: &[&'a T], all: usize) -> Option<&'a T> {
    match found {
        [] => None,
        [first, ..] if found.len() == all => Some(first),
        _ => Some(open),
    }
}
