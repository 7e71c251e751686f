//! Who to call.

use serde::{Deserialize, Serialize};

/// A person or an office, as far as it may be published. Every part is optional; an empty contact is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name of the person or office.
    pub name: Option<String>,
    /// Title or duty.
    pub role: Option<String>,
    /// Telephone in international form (E.164 digits, spaces allowed): `+84 292 3819 056`.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Office hours, in words.
    pub hours: Option<String>,
    /// BCP 47 tags of the languages spoken.
    pub languages: Vec<String>,
}

impl Contact {
    /// Whether a telephone number is in international form.
    pub fn is_phone(text: &str) -> bool {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        text.starts_with('+')
            && (7..=15).contains(&digits)
            && text.chars().skip(1).all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.'))
    }

    /// Whether an e-mail address has the plain form `name@host.tld`, without spaces or brackets.
    pub fn is_email(text: &str) -> bool {
        let Some((name, host)) = text.split_once('@') else { return false };
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c);
        !name.is_empty()
            && name.chars().all(plain)
            && host.contains('.')
            && host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
    }
}
