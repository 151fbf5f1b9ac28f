//! Numbers for the rules of a made-up rulebook: one a name, in the order in which they stand.

pub fn numbered(text: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut parts = text.split("[[rule]]\n");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (id, rest) = part.split_once('\n').unwrap();
        if !names.contains(&id) {
            names.push(id);
        }
        let number = 1 + names.iter().position(|known| *known == id).unwrap();
        out += &format!("[[rule]]\n{id}\nnumber = {number}\n{rest}");
    }
    out
}
