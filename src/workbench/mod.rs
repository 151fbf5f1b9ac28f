//! What those use who work on the rules, and nobody in a browser: the reader of the rulebook, editions, proofs, scenarios and what
//! they cover, mutants, random cases, the command line. Native only, by one gate.
//!
//! - [`source`]: reads and checks the rulebook's files. [`language`]: the small language of conditions.
//! - [`shipped`]: the rulebook and the words as the repository holds them. [`pack`]: what the browser gets of them.
//! - [`edition`]: releases of the law, archived.
//! - [`scenario`]: what the law says of cases, read from files and compared with what comes out.
//! - [`coverage`]: which provisions, rules and date borders the scenarios cover.
//! - [`mutate`]: changes the rulebook in small ways and tells which changes no scenario notices.
//! - [`proof`]: properties of the rulebook, proved over all cases.
//! - [`sample`]: random outcomes with plausible cases, to be compared with the law.
//! - [`cli`]: the commands.

pub mod cli;
pub mod coverage;
pub mod edition;
pub mod language;
pub mod mutate;
pub mod pack;
pub mod proof;
mod published;
pub mod sample;
pub mod scenario;
mod shipped;
pub mod source;

pub use shipped::{english, questions, shipped, text};
