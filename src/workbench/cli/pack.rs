//! `pack FOLDER`: writes what the browser's build takes in and what is published beside it.

use super::desk::{Desk, Failure, words};
use crate::workbench::pack;
use lexopt::Parser;
use std::path::Path;

pub fn run(desk: &Desk, arguments: Parser) -> Result<String, Failure> {
    match words(arguments)?.as_slice() {
        [] => Err(Failure::usage(desk.text.get("cli.usage"))),
        [folder] => {
            let count = pack::pack(Path::new(folder)).map_err(|error| Failure::input(error.to_string()))?;
            Ok(format!("{}\n", desk.text.fill("cli.packed", &[("count", &count.to_string()), ("folder", folder)])))
        }
        [_, other, ..] => Err(Failure::unknown(other)),
    }
}
