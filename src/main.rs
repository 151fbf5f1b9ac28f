//! Entry: the app in the browser, the command line elsewhere.

#[cfg(target_arch = "wasm32")]
fn main() {
    one_card_guide::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    one_card_guide::workbench::cli::run(lexopt::Parser::from_env())
}
