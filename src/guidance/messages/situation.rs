//! What happens to the employment, as far as subjects and headings of messages speak of it.

use crate::guidance::Page;

/// In which situation somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Situation {
    /// Nothing is said of beginning or end.
    Going,
    /// On the way to the job: abroad, or here without a residence permit for work.
    Coming,
    /// The employment ends.
    Leaving,
}

impl Situation {
    /// By the answers that the guidance was made from.
    pub fn of(page: &Page) -> Situation {
        let said = |fact: &str| {
            let line = page.answers.iter().find(|line| line.fact.id == fact && line.matters)?;
            line.value.as_deref()
        };
        if matches!(said("event"), Some("leaving" | "employer")) {
            Situation::Leaving
        } else if said("place") == Some("abroad")
            || said("status").is_some_and(|status| !matches!(status, "work-residence" | "none"))
        {
            Situation::Coming
        } else {
            Situation::Going
        }
    }

    /// How its words are named; nothing for the words of everybody.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Situation::Going => None,
            Situation::Coming => Some("coming"),
            Situation::Leaving => Some("leaving"),
        }
    }
}
