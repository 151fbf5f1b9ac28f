//! Random numbers from the browser.

/// A random number; 0 where the browser has none to give.
pub fn number() -> u32 {
    let mut bytes = [0; 4];
    let source = web_sys::window().and_then(|window| window.crypto().ok());
    let _ = source.map(|source| source.get_random_values_with_u8_array(&mut bytes));
    u32::from_le_bytes(bytes)
}
