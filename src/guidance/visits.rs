//! Papers merged per visit: what one actor takes to one place on one trip, each paper once.

use super::{PaperLine, Step, StepState, Visit};

/// Visits for steps that apply, are not done and need papers, in the order of the steps.
pub(super) fn visits(steps: &[Step]) -> Vec<Visit> {
    let visit = |trip: &Vec<&Step>| {
        let first = trip.first()?;
        Some(Visit {
            place: first.place.clone(),
            where_words: first.where_words.clone(),
            who: first.who,
            who_words: first.who_words.clone(),
            steps: trip.iter().map(|step| step.title.clone()).collect(),
            papers: papers(trip),
        })
    };
    trips(steps, |step| !step.papers.is_empty()).iter().filter_map(visit).collect()
}

/// Steps that apply and are not done, put together where the same actor can take them at the same place on the same day:
/// where they wait for the same undone steps, those of the trip itself left out.
pub(super) fn trips(steps: &[Step], counts: impl Fn(&Step) -> bool) -> Vec<Vec<&Step>> {
    let undone = |name: &String| steps.iter().any(|step| step.step == *name && step.state != StepState::Done);
    let waits = |step: &Step, trip: &[&Step]| -> Vec<String> {
        let within = |name: &String| trip.iter().any(|other| other.step == *name);
        step.waits_for.iter().filter(|name| undone(name) && !within(name)).cloned().collect()
    };
    let mut trips: Vec<Vec<&Step>> = Vec::new();
    let applies = |step: &&Step| step.state != StepState::Done && step.depends_on.is_empty() && counts(step);
    for step in steps.iter().filter(applies) {
        let same = |trip: &&mut Vec<&Step>| {
            trip.first().is_some_and(|first| {
                first.place == step.place && first.who == step.who && waits(first, trip) == waits(step, trip)
            })
        };
        match trips.iter_mut().find(same) {
            Some(trip) => trip.push(step),
            None => trips.push(vec![step]),
        }
    }
    trips
}

/// The papers of several steps, each once; one that is needed for one of them is needed.
pub(super) fn papers(steps: &[&Step]) -> Vec<PaperLine> {
    let mut papers: Vec<PaperLine> = Vec::new();
    for paper in steps.iter().flat_map(|step| &step.papers) {
        match papers.iter_mut().find(|known| known.any == paper.any) {
            Some(known) if paper.depends_on.is_empty() => known.depends_on.clear(),
            Some(_) => {}
            None => papers.push(paper.clone()),
        }
    }
    papers
}
