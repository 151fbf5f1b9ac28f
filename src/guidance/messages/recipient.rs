//! To whom messages go: each audience once, those at work once for each employer where the person goes from one to another.

use crate::guidance::lines::Export;
use crate::guidance::{Certainty, GuidancePage, Step};
use crate::rulebook::model::{Actor, Audience, Desk, Employer, Status};
use crate::text::Text;

/// To whom a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// What they have to do with it.
    pub audience: Audience,
    /// At which of two employers; nothing where there is one only, or where they work for neither.
    pub at: Option<Employer>,
}

/// Those whom the guidance can concern, in the order in which they are offered.
pub fn recipients(page: &GuidancePage) -> Vec<Recipient> {
    let two = has_two_employers(page);
    let each = |audience: Audience| {
        let employers: Vec<Option<Employer>> =
            if two && audience.is_at_work() { Employer::ALL.map(Some).into() } else { vec![None] };
        employers.into_iter().map(move |at| Recipient { audience, at })
    };
    Audience::ALL.into_iter().flat_map(each).collect()
}

/// Whether both the old employer and a new one have something to do in this case.
fn has_two_employers(page: &GuidancePage) -> bool {
    let acts = |employer: Employer| {
        let mut certain = page.steps.iter().filter(|step| step.depends_on.is_empty());
        certain.any(|step| step.who.employer() == Some(employer))
    };
    Employer::ALL.into_iter().all(acts)
}

impl Recipient {
    /// What is added to the message. The link opens the whole case, with what is no business of those at work.
    pub fn export(self, export: Export<'_>) -> Export<'_> {
        if self.audience.is_at_work() { Export { link: None, ..export } } else { export }
    }

    /// Whether what concerns those at one employer, or at both, is told here.
    pub(super) fn hears(self, concerns_at: Option<Employer>) -> bool {
        self.at.is_none() || concerns_at.is_none() || self.at == concerns_at
    }

    /// The same for a step: what the employer of today does is no business of the new one.
    pub(super) fn hears_of(self, step: &Step) -> bool {
        let other = self.at == Some(Employer::New) && step.concerns_at.is_none() && step.who == Actor::Employer;
        self.hears(step.concerns_at) && !other
    }

    /// Whether a step is the reader's: theirs to take, or for those who take none theirs to know.
    pub(super) fn is_told(self, step: &Step) -> bool {
        let theirs = match self.audience {
            Audience::Employee | Audience::Handler => self.audience.acts_as(step.who),
            Audience::LineManager | Audience::Payroll => step.concerns.contains(&self.audience),
            Audience::Adviser => true,
        };
        theirs && self.hears_of(step)
    }

    /// Who acts: to the employee as on the page, to everybody else without "you".
    pub(super) fn who(self, text: &Text, step: &Step) -> String {
        match self.audience {
            Audience::Employee => step.who_words.clone(),
            _ => text.get(&["message.who.", step.who.name()].concat()).to_owned(),
        }
    }

    /// How sure it is and whom to ask, but for the reader; nothing where the rule is national.
    pub(super) fn unsure(self, text: &Text, certainty: &Certainty) -> Option<String> {
        let reader = |desk: Desk| match desk {
            Desk::Employer => self.audience.is_at_work(),
            Desk::Adviser => self.audience == Audience::Adviser,
            Desk::HumanResources | Desk::Immigration => false,
        };
        let asked = certainty.ask.iter().map(|(desk, _)| *desk).filter(|desk| !reader(*desk));
        let desks: Vec<String> =
            asked.map(|desk| text.get(&["message.ask.", desk.name()].concat()).to_owned()).collect();
        let key = if desks.is_empty() { "message.unsure.alone" } else { "message.unsure" };
        let desks = desks.join(text.get("ui.list-comma"));
        let words = [("label", certainty.label.as_str()), ("desks", &desks)];
        (certainty.status != Status::National).then(|| text.fill(key, &words))
    }
}

impl From<Audience> for Recipient {
    fn from(audience: Audience) -> Self {
        Recipient { audience, at: None }
    }
}
