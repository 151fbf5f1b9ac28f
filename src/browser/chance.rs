//! Random numbers from the browser.

/// Sixteen random hex digits; nothing where the browser has none to give.
pub fn digits() -> Option<String> {
    let mut bytes = [0; 8];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
