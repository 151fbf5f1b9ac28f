//! Tells the browser's build where the packed rules and words are, which `one-card-guide pack` has written, and the linker what the
//! split tool needs.

use std::env;
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-env-changed=PACKED");
    // The split tool has to know what refers to what.
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        let here = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
        let packed = env::var("PACKED").unwrap_or_else(|_| format!("{here}/target/packed"));
        if !Path::new(&packed).join("first.bin").exists() {
            println!(
                "cargo::error=no packed rules in {packed}: run `cargo run -- pack {packed}` first, or `make build`"
            );
        }
        println!("cargo::rustc-env=PACKED={packed}");
    }
}
