//! What the engine says, arranged for a reader: verdict, next step, timeline, steps, papers, answers, sources.
//!
//! [`arrange`] makes a [`GuidancePage`]; the plain renderings (text, Markdown, JSON, calendar
//! file, messages) lay it out. No rule is judged here, no HTML made.

mod age;
mod arrange;
mod blocks;
mod calendar_file;
mod compare;
mod decides;
mod due;
mod faq;
mod icalendar;
mod lines;
mod markdown;
mod messages;
mod nearest;
mod outline;
mod page;
mod plain;
mod procedure;
mod question;
mod remarks;
mod sheet;
mod side_by_side;
mod situations;
mod steps;
mod timeline;
mod variants;
mod view;
mod visits;
mod what_if;

pub use age::old_rules;
pub use arrange::{arrange, provision_words, say_age};
pub use calendar_file::calendar_file;
pub use compare::{Difference, compare, days, moved, remember, since, without_dates};
pub use decides::{Decided, decides};
pub use faq::{Faq, Found, Holds, faqs, search};
pub use lines::Export;
pub use markdown::markdown;
pub use messages::{Message, Recipient, mail_draft, message, recipients};
pub use nearest::explain_held_back;
pub use page::*;
pub use plain::{json, outcome, plain};
pub use procedure::{Checklist, Condition, Dependent, Part, PartVerdict, Reform, checklist};
pub use question::{FactQuestion, OptionWords, QuestionKind, answer_problem, question};
pub use sheet::{Call, Errand, InBoth, Sheet, SheetPaper, SheetSide, sheets};
pub use side_by_side::{Dates, Row, SideBySide, StepChange, side_by_side};
pub use timeline::{DateRow, date_rows};
pub use view::rule_title;
pub use what_if::{WorthChanging, what_if, worth_changing};
