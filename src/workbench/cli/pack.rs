//! `pack DIR`: writes what the browser's build takes in and what is published beside it.

use super::desk::{Desk, Failure, unknown};
use crate::workbench::pack;
use std::path::Path;

pub fn run(desk: &Desk, arguments: &[String]) -> Result<String, Failure> {
    match arguments {
        [folder] if !folder.starts_with("--") => {
            let count = pack::pack(Path::new(folder)).map_err(|error| Failure::input(error.to_string()))?;
            Ok(format!("{}\n", desk.text.fill("cli.packed", &[("count", &count.to_string()), ("folder", folder)])))
        }
        [] => Err(Failure::usage(desk.text.get("cli.usage"))),
        [other, ..] => Err(unknown(desk, other)),
    }
}
