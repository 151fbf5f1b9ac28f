//! Two tabs of one shelf do anything in any order while the shelf breaks and mends, against a plain table of what was
//! confirmed in which tab. Each tab answers questions of its own, so that what is confirmed does not contradict itself.

use crate::shared::{Shared, Wrong};
use crate::*;
use one_card_guide::case::{CaseId, Desk, Entry, store};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::BTreeMap;

/// The questions of each tab.
const OWN: [[FactId; 2]; 2] = [[PLACE, PAID], [LEFT_ON, BACK_ON]];

#[derive(Clone, Copy, Debug)]
enum Does {
    Begins,
    /// One of its questions, of the case at this place in the list.
    Answers(usize, usize, u8),
    /// The same, of the case that its page has held all along.
    AnswersInHand(usize, u8),
    Deletes(usize),
    Undoes,
    LooksAgain,
}

fn any_wrong() -> impl Strategy<Value = Wrong> {
    prop_oneof![
        Just(Wrong::Nothing),
        Just(Wrong::Blocked),
        (1_usize..8).prop_map(Wrong::Full),
        (1_usize..8).prop_map(Wrong::Vanishing),
        (1_usize..8).prop_map(Wrong::Unwritable),
    ]
}

fn any_deed() -> impl Strategy<Value = Does> {
    prop_oneof![
        2 => Just(Does::Begins),
        6 => (0_usize..5, 0_usize..2, 0_u8..4).prop_map(|(place, question, answer)| Does::Answers(place, question, answer)),
        4 => (0_usize..2, 0_u8..4).prop_map(|(question, answer)| Does::AnswersInHand(question, answer)),
        2 => (0_usize..5).prop_map(Does::Deletes),
        1 => Just(Does::Undoes),
        1 => Just(Does::LooksAgain),
    ]
}

/// What each tab has confirmed of a case, by question.
type Confirmed = [BTreeMap<usize, Answer>; 2];

/// The tabs, and beside them the table.
struct Tabs {
    shelf: Shared,
    desks: [Desk<Shared>; 2],
    hands: [Option<Entry>; 2],
    table: BTreeMap<CaseId, Confirmed>,
    /// How many cases were begun: what chance gives.
    begun: u32,
    /// What each tab has deleted last.
    deleted: [Option<(CaseId, Confirmed)>; 2],
    once_deleted: [Vec<CaseId>; 2],
}

impl Tabs {
    fn new() -> Self {
        let shelf = Shared::default();
        let desks = [Desk::new(shelf.clone()), Desk::new(shelf.clone())];
        Tabs {
            shelf,
            desks,
            hands: [None, None],
            table: BTreeMap::new(),
            begun: 0,
            deleted: [None, None],
            once_deleted: [vec![], vec![]],
        }
    }

    /// The answer of this number to a question: dates where a date is asked for.
    fn given(question: FactId, answer: u8) -> Answer {
        match answer {
            0 => Answer::Unanswered,
            1 => Answer::Declined,
            _ if question == PLACE || question == PAID => Answer::Choice(answer - 2),
            _ => Answer::Date(day(["2026-11-20", "2026-11-21"][usize::from(answer - 2)])),
        }
    }

    fn act(&mut self, tab: usize, does: Does) {
        match does {
            Does::Begins => {
                self.begun += 1;
                let held = self.desks[tab].create(&Case::default(), stamp(), self.begun);
                assert!(self.table.insert(held.id, Confirmed::default()).is_none(), "an id is given once");
                self.hands[tab] = Some(held);
            }
            Does::Answers(place, question, answer) => {
                let listed = self.desks[tab].list().0.entries;
                if let Some(entry) = listed.get(place % listed.len().max(1)) {
                    self.hands[tab] = Some(entry.clone());
                    self.answer(tab, question, answer);
                }
            }
            Does::AnswersInHand(question, answer) => self.answer(tab, question, answer),
            Does::Deletes(place) => self.delete(tab, place),
            Does::Undoes => {
                if self.desks[tab].undo(stamp()).is_ok()
                    && let Some((id, before)) = self.deleted[tab].take()
                {
                    let since = self.table.entry(id).or_default();
                    for (since, before) in since.iter_mut().zip(before) {
                        *since = before.into_iter().chain(std::mem::take(since)).collect();
                    }
                }
            }
            Does::LooksAgain => {
                self.desks[tab].settle(stamp());
                // Nothing is heard of a shelf that is blocked.
                if let Some(held) = self.hands[tab].take() {
                    self.hands[tab] = Some(self.desks[tab].look_again(&held));
                }
            }
        }
    }

    fn answer(&mut self, tab: usize, question: usize, answer: u8) {
        let Some(held) = self.hands[tab].clone() else { return };
        let given = Self::given(OWN[tab][question], answer);
        self.hands[tab] = Some(self.desks[tab].answer(&held, &rules(), OWN[tab][question], given, stamp()));
        self.table.entry(held.id).or_default()[tab].insert(question, given);
    }

    /// What one tab deletes is gone, but for what the other one has not saved of it.
    fn delete(&mut self, tab: usize, place: usize) {
        let listed = self.desks[tab].list().0.entries;
        let Some(id) = listed.get(place % listed.len().max(1)).map(|entry| entry.id) else { return };
        let other = 1 - tab;
        // One case deleted in both tabs is tried in `desk`.
        if self.once_deleted[other].contains(&id) || self.desks[tab].delete(id, stamp()).is_err() {
            return;
        }
        self.once_deleted[tab].push(id);
        // No page of this tab has it any longer.
        self.hands[tab].take_if(|held| held.id == id);
        let before = self.table.remove(&id).unwrap_or_default();
        if self.desks[other].unsaved().iter().any(|unsaved| unsaved.entry.id == id) {
            self.table
                .insert(id, std::array::from_fn(|of| if of == other { before[of].clone() } else { BTreeMap::new() }));
        }
        self.deleted[tab] = Some((id, before));
    }

    /// Every confirmed answer is in the tab that confirmed it.
    fn compare(&self, told: &str) {
        for (id, confirmed) in &self.table {
            for (tab, answers) in confirmed.iter().enumerate() {
                if answers.is_empty() {
                    continue;
                }
                // What the other tab has put back, and found no room for, is in that one.
                let own = self.desks[tab].load(*id).or_else(|_| self.desks[1 - tab].load(*id));
                let found = own.map(|entry| entry.case.given(&rules()));
                for (question, given) in answers {
                    let shown = found.as_ref().map(|found| found.get(OWN[tab][*question]));
                    assert_eq!(shown, Ok(*given), "{told}: case `{id}`, question {question} of tab {tab}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_130), ..ProptestConfig::default() })]

    #[test]
    fn no_confirmed_answer_is_ever_lost(deeds in prop::collection::vec((0_usize..2, any_deed(), prop::option::weighted(0.3, any_wrong())), 0..40)) {
        let mut tabs = Tabs::new();
        let mut wrong = Wrong::Nothing;
        for (step, (tab, does, next)) in deeds.into_iter().enumerate() {
            if let Some(next) = next {
                wrong = next;
                tabs.shelf.is(wrong);
            }
            tabs.act(tab, does);
            // What is saved cannot be read from a shelf that is blocked.
            if wrong != Wrong::Blocked {
                tabs.compare(&format!("after step {step}"));
            }
        }
        tabs.shelf.is(Wrong::Nothing);
        // Each hears of what the other one has saved.
        for desk in tabs.desks.iter().chain(&tabs.desks) {
            desk.settle(stamp());
        }
        for desk in &tabs.desks {
            // What was deleted in the other tab is wanted after all.
            desk.unsaved().iter().for_each(|unsaved| desk.keep(unsaved.entry.id, stamp()));
            prop_assert_eq!(desk.unsaved().len(), 0);
        }
        tabs.compare("in the end");
        let saved = store::list(&tabs.shelf).unwrap().entries;
        for (id, confirmed) in tabs.table.iter().filter(|(_, confirmed)| confirmed.iter().any(|answers| !answers.is_empty())) {
            let case = saved.iter().find(|entry| entry.id == *id).map(|entry| entry.case.given(&rules()));
            for (tab, answers) in confirmed.iter().enumerate() {
                for (question, given) in answers {
                    prop_assert_eq!(case.as_ref().map(|case| case.get(OWN[tab][*question])), Some(*given));
                }
            }
        }
    }
}
