//! Coverage as JSON, for a page that shows it.

use super::{Border, Coverage, ProvisionRow, RuleRow};
use serde_json::{Value, json};

/// How many names of a list are told.
const TOLD: usize = 3;

/// The coverage as one JSON object: `provisions` and `rules`, lists of scenarios as their number and the first names.
pub fn json(coverage: &Coverage) -> Value {
    json!({
        "provisions": coverage.provisions.iter().map(provision).collect::<Vec<_>>(),
        "rules": coverage.rules.iter().map(rule).collect::<Vec<_>>(),
    })
}

fn provision(row: &ProvisionRow) -> Value {
    let mut value = json!({ "number": row.number, "rules": row.rules, "fires": list(&row.fires) });
    if let (Some(reason), Some(object)) = (row.excluded, value.as_object_mut()) {
        object.insert("excluded".to_owned(), reason.name().into());
    }
    value
}

fn rule(row: &RuleRow) -> Value {
    let mut value = json!({
        "id": row.id,
        "fires": list(&row.fires),
        "held-back": list(&row.held_back),
        "borders": row.borders.iter().map(border).collect::<Vec<_>>(),
    });
    if let (Some(version), Some(object)) = (row.version, value.as_object_mut()) {
        object.insert("version".to_owned(), version.into());
    }
    value
}

fn border(border: &Border) -> Value {
    let mut value = json!({ "comparison": border.comparison, "on": list(&border.on), "beyond": list(&border.beyond) });
    let sides = [("on", &border.never_on), ("beyond", &border.never_beyond)];
    for (side, _) in sides.iter().filter(|(_, never)| never.is_some()) {
        if let Some(object) = value.get_mut(*side).and_then(Value::as_object_mut) {
            object.insert("unreachable".to_owned(), true.into());
        }
    }
    value
}

fn list(names: &[String]) -> Value {
    json!({ "count": names.len(), "first": names.iter().take(TOLD).collect::<Vec<_>>() })
}
