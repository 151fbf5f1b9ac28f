//! A JSON value and the members of an object. Texts are read and written elsewhere.

/// A JSON value. Numbers keep their spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// An object.
    Object(Map),
}

/// The members of an object in their order; a name that comes twice keeps its last value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map(Vec<(String, Value)>);

impl Value {
    /// The text, where it is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = self { Some(text) } else { None }
    }

    /// The whole number, where it is one that fits.
    pub fn as_u64(&self) -> Option<u64> {
        if let Value::Number(spelling) = self { spelling.parse().ok() } else { None }
    }

    /// The list, where it is one.
    pub fn as_array(&self) -> Option<&[Value]> {
        if let Value::Array(parts) = self { Some(parts) } else { None }
    }

    /// The object, where it is one.
    pub fn as_object(&self) -> Option<&Map> {
        if let Value::Object(members) = self { Some(members) } else { None }
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Value::Number(number.to_string())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::String(text.to_owned())
    }
}

impl Map {
    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Members in the order of reading: each name once, in its first place and with its last value.
    ///
    /// The time grows with the text and hardly faster, whatever stands in it: names are sorted, not looked for one by one.
    pub(super) fn each_once(mut members: Vec<(String, Value)>) -> Self {
        let name = |place: usize| members.get(place).map_or("", |(name, _)| name);
        let mut by_name: Vec<usize> = (0..members.len()).collect();
        by_name.sort_by(|one, other| name(*one).cmp(name(*other)));
        let alike = |pair: &&[usize]| matches!(**pair, [before, after] if name(before) == name(after));
        let twice: Vec<[usize; 2]> = by_name.windows(2).filter(alike).filter_map(|pair| pair.try_into().ok()).collect();
        let mut stays = vec![true; members.len()];
        // From the end, so that the last value comes down to the first place of its name.
        for [before, after] in twice.into_iter().rev() {
            members.swap(before, after);
            stays.get_mut(after).into_iter().for_each(|stays| *stays = false);
        }
        let mut stays = stays.into_iter();
        members.retain(|_| stays.next().unwrap_or(true));
        Map(members)
    }

    /// Members in this order. That no name stands twice is the caller's word.
    pub fn of(members: Vec<(String, Value)>) -> Self {
        Map(members)
    }

    /// Sets a member. It is looked for among all others: for objects of a few.
    pub fn insert(&mut self, name: &str, value: Value) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = value,
            None => self.0.push((name.to_owned(), value)),
        }
    }

    /// All members in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
