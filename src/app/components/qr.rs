//! A QR code of an address, drawn as one path. Which squares are dark is the library's business.

use crate::drawing::{Element, svg};
use qrcode::{Color, QrCode};

/// Squares of light that the standard wants around the code.
const QUIET: usize = 4;

/// The code of a text, named for those who listen; nothing where the text is too long for one.
pub fn qr(text: &str, label: &str) -> Option<Element> {
    let code = QrCode::new(text).ok()?;
    let width = code.width();
    let side = (width + 2 * QUIET).to_string();
    let mut path = String::new();
    for (row, colors) in code.to_colors().chunks(width).enumerate() {
        for (column, color) in colors.iter().enumerate() {
            if *color == Color::Dark {
                let (x, y) = ((column + QUIET).to_string(), (row + QUIET).to_string());
                path.push_str(&["M", &x, " ", &y, "h1v1h-1z"].concat());
            }
        }
    }
    let ground = svg("rect").attr("class", "qr__ground").attr("width", &side).attr("height", &side);
    let squares = svg("path").attr("class", "qr__squares").attr("d", &path);
    let drawing = svg("svg").attr("viewBox", &["0 0 ", &side, " ", &side].concat()).attr("class", "qr");
    Some(drawing.attr("role", "img").attr("aria-label", label).child(ground).child(squares))
}
