//! Papers merged per visit: one list a place, each paper once.

use super::{Step, StepState, Visit};

/// Visits for steps that apply, are not done and need papers, in the order of the steps.
pub(super) fn visits(steps: &[Step]) -> Vec<Visit> {
    let mut visits: Vec<Visit> = Vec::new();
    let applies = |step: &&Step| step.state != StepState::Done && step.depends_on.is_empty() && !step.papers.is_empty();
    for step in steps.iter().filter(applies) {
        let at = visits.iter().position(|visit| visit.place == step.place);
        let at = at.unwrap_or_else(|| {
            visits.push(Visit {
                place: step.place.clone(),
                where_words: step.where_words.clone(),
                steps: Vec::new(),
                papers: Vec::new(),
            });
            visits.len() - 1
        });
        if let Some(visit) = visits.get_mut(at) {
            visit.steps.push(step.title.clone());
            for paper in &step.papers {
                if !visit.papers.iter().any(|known| known.any == paper.any) {
                    visit.papers.push(paper.clone());
                }
            }
        }
    }
    visits
}
