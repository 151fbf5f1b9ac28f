//! What those use who work on the rules, and nobody in a browser: proofs, scenarios and what they cover, mutants, random cases,
//! the command line. Native only, by one gate.
//!
//! - [`scenario`]: what the law says of cases, read from files and compared with what comes out.
//! - [`coverage`]: which provisions, rules and date borders the scenarios cover.
//! - [`mutate`]: changes the rulebook in small ways and tells which changes no scenario notices.
//! - [`proof`]: properties of the rulebook, proved over all cases.
//! - [`sample`]: random outcomes with plausible cases, to be compared with the law.
//! - [`cli`]: the commands.

pub mod cli;
pub mod coverage;
pub mod mutate;
pub mod proof;
pub mod sample;
pub mod scenario;
