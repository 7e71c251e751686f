//! JSON objects as structured data needs them.
//!
//! Takes names and values already written, gives text. Never escapes for HTML: whoever prints it does.

/// A JSON object: names, and values already written.
pub(super) struct Object<'n>(Vec<(&'n str, Option<String>)>);

impl<'n> Object<'n> {
    /// An object of a schema.org type.
    pub(super) fn of(ty: &str) -> Object<'n> {
        Object(vec![("@type", Some(quoted(ty)))])
    }

    /// With a text.
    pub(super) fn text(self, name: &'n str, text: &str) -> Object<'n> {
        self.with(name, Some(quoted(text)))
    }

    /// With a value already written, if there is one.
    pub(super) fn with(mut self, name: &'n str, written: Option<String>) -> Object<'n> {
        self.set(name, written);
        self
    }

    /// What is said last counts, where it was said first.
    pub(super) fn set(&mut self, name: &'n str, written: Option<String>) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, value)) => *value = written,
            None => self.0.push((name, written)),
        }
    }

    /// Without the names that have no value.
    pub(super) fn written(self) -> String {
        let mut object = String::from("{");
        for (name, value) in self.0 {
            let Some(value) = value else { continue };
            if object.len() > 1 {
                object.push(',');
            }
            object.push_str(&quoted(name));
            object.push(':');
            object.push_str(&value);
        }
        object.push('}');
        object
    }
}

/// A reference to what another node describes.
pub(super) fn reference(id: &str) -> String {
    Object(vec![("@id", Some(quoted(id)))]).written()
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    // Writing text to memory cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// Values already written, as a list.
pub(super) fn list(written: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", written.into_iter().collect::<Vec<_>>().join(","))
}
