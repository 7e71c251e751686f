//! What templates see: names and values, passed on by reference.
//!
//! Takes words and figures under their names, gives Tera's own values, whose texts, lists and maps are counted: what many
//! pages share is made once and never copied. Never holds a name without a value, never changes the order of names.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};
use tera::Value;

use super::escape;

/// Values under names the program gives.
#[derive(Clone, Debug, Default)]
pub(crate) struct View(Vec<(&'static str, Value)>);

impl View {
    /// One without names, with room for a few.
    pub(super) fn new() -> View {
        View::sized(8)
    }

    /// One without names, with room for so many.
    pub(super) fn sized(names: usize) -> View {
        View(Vec::with_capacity(names))
    }

    /// The same with one more name; without it if there is no value.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Value>) -> View {
        self.set(name, value);
        self
    }

    /// Adds a name that is not there yet, if there is a value.
    pub(super) fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        let value = value.into();
        if !value.is_none() {
            self.0.push((name, value));
        }
    }

    /// The same with all names of another after its own.
    pub(super) fn and(mut self, mut other: View) -> View {
        self.0.append(&mut other.0);
        self
    }

    /// As templates see it; with one more name.
    pub(super) fn seen_with(&self, name: &'static str, value: impl Into<Value>) -> Value {
        self.clone().with(name, value).into()
    }
}

/// Tera takes no finished map, but counts up the values of a structure it is shown instead of copying them.
impl Serialize for View {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("View", self.0.len())?;
        for (name, value) in &self.0 {
            fields.serialize_field(name, value)?;
        }
        fields.end()
    }
}

impl From<View> for Value {
    fn from(view: View) -> Value {
        Value::from_serializable(&view)
    }
}

/// Values under names the site gives.
#[derive(Default)]
pub(super) struct Named<'n>(pub Vec<(&'n str, Value)>);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl From<Named<'_>> for Value {
    fn from(named: Named<'_>) -> Value {
        Value::from_serializable(&named)
    }
}

/// The text of a value that is one.
pub(super) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

/// A text as HTML: the very same value if nothing in it has to be escaped.
pub(super) fn marked(plain: &Value) -> Value {
    let text = text(plain);
    match text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        true => escape(text).into(),
        false => plain.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_a_value_is_left_out() {
        let value: Value = View::new().with("a", "1").with("b", None::<&str>).with("c", 2usize).into();
        let names: Vec<&str> = value.as_map().into_iter().flatten().filter_map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a", "c"]);
    }

    #[test]
    fn names_stay_in_order_and_values_are_shared() {
        let long: Value = "a text too long to be kept inside its value".into();
        let value: Value = Named(vec![("z", long.clone()), ("a", true.into())]).into();
        let map = value.as_map().unwrap();
        assert_eq!(map.keys().filter_map(|name| name.as_str()).collect::<Vec<_>>(), ["z", "a"]);
        let kept = map.values().next().and_then(Value::as_str).unwrap();
        assert!(std::ptr::eq(kept, long.as_str().unwrap()));
    }

    #[test]
    fn only_what_has_to_be_escaped_is_written_anew() {
        assert_eq!(marked(&"a < b".into()).as_str(), Some("a &lt; b"));
        let plain: Value = "a text too long to be kept inside its value".into();
        assert!(std::ptr::eq(marked(&plain).as_str().unwrap(), plain.as_str().unwrap()));
    }
}
