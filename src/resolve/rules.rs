//! The closed set of rules between fields and items, as kinds name them.

use std::collections::BTreeMap;

use super::{Item, Setting};
use crate::diag::Report;
use crate::diag::catalog::values as say;
use crate::kinds::{Datum, FieldId, Kind, Rule, Type, Value};
use crate::values::Decimal;

/// Checks every rule but `required_when`, which `parse` checks file by file.
pub(super) fn check(items: &[Item], setting: &Setting<'_>, report: &mut Report) {
    for ((_, kind), of_kind) in setting.kinds.iter().zip(super::order::by_kind(items, setting)) {
        for rule in &kind.rules {
            match rule {
                Rule::RequiredWhen { .. } => {}
                Rule::Unique(field) => unique(*field, kind, &of_kind, items, report),
                Rule::Acyclic(field) => acyclic(*field, kind, &of_kind, items, report),
                _ => of_kind.iter().for_each(|rank| within_item(rule, kind, &items[*rank], report)),
            }
        }
    }
    let countries_of: Vec<Vec<FieldId>> = setting.kinds.iter().map(|(_, kind)| country_fields(kind)).collect();
    for item in items {
        for datum in countries_of[item.draft.kind.0 as usize].iter().filter_map(|field| item.draft.fact(*field)) {
            if let Value::Country(country) = &datum.value
                && setting.words.voice(crate::lang::Lang::FIRST).country(country).is_none()
            {
                report.say(say::unknown_country(datum.place.clone(), country.as_str()));
            }
        }
    }
}

fn country_fields(kind: &Kind) -> Vec<FieldId> {
    kind.iter().filter(|(_, field)| field.ty == Type::Country).map(|(field, _)| field).collect()
}

fn within_item(rule: &Rule, kind: &Kind, item: &Item, report: &mut Report) {
    match rule {
        Rule::Before(first, second) => {
            let (Some(early), Some(late)) = (item.draft.fact(*first), item.draft.fact(*second)) else { return };
            if let (Some(from), Some(to)) = (early.value.begins(), late.value.ends())
                && from.date > to
            {
                report.say(say::not_before(early.place.clone(), &kind[*first].name, &kind[*second].name, late.place.clone()));
            }
        }
        Rule::AtMost { field, other, limit } => {
            let Some(datum) = item.draft.fact(*field) else { return };
            let most = other.and_then(|other| item.draft.fact(other)).and_then(number).or(*limit);
            if let (Some(value), Some(most)) = (number(datum), most)
                && value > most
            {
                report.say(say::above_limit(datum.place.clone(), &kind[*field].name, &most.to_string()));
            }
        }
        Rule::Within(field, [south, west, north, east]) => {
            let Some(datum) = item.draft.fact(*field) else { return };
            if let Value::Geo(geo) = &datum.value
                && !((*south..=*north).contains(&geo.lat) && (*west..=*east).contains(&geo.lon))
            {
                report.say(say::outside(datum.place.clone(), &kind[*field].name));
            }
        }
        Rule::Sum(parts, total) => {
            let Some(datum) = item.draft.fact(*total) else { return };
            let parts: Option<Vec<Decimal>> = parts.iter().map(|part| item.draft.fact(*part).and_then(number)).collect();
            if let (Some(parts), Some(total_is)) = (parts, number(datum)) {
                let sum: Decimal = parts.iter().sum();
                if sum != total_is {
                    report.say(say::bad_sum(datum.place.clone(), &kind[*total].name, &sum.to_string()));
                }
            }
        }
        Rule::RequiredWhen { .. } | Rule::Unique(_) | Rule::Acyclic(_) => {}
    }
}

fn number(datum: &Datum) -> Option<Decimal> {
    match &datum.value {
        Value::Integer(integer) => Some((*integer).into()),
        Value::Decimal(decimal) | Value::Percent(decimal) => Some(*decimal),
        Value::Money(money) => Some(money.most),
        Value::Area(area) => Some(area.most),
        _ => None,
    }
}

fn unique(field: FieldId, kind: &Kind, of_kind: &[usize], items: &[Item], report: &mut Report) {
    let mut seen: BTreeMap<String, &Datum> = BTreeMap::new();
    for datum in of_kind.iter().filter_map(|rank| items[*rank].draft.fact(field)) {
        let key = match &datum.value {
            Value::Text(text) => text.trim().to_lowercase(),
            Value::Country(country) => country.as_str().to_owned(),
            other => format!("{other:?}"),
        };
        match seen.get(&key) {
            Some(first) => report.say(say::not_unique(datum.place.clone(), &kind[field].name, first.place.clone())),
            None => {
                seen.insert(key, datum);
            }
        }
    }
}

fn acyclic(field: FieldId, kind: &Kind, of_kind: &[usize], items: &[Item], report: &mut Report) {
    let mut told = circles(of_kind, |rank| items[rank].references.of(field).first().copied(), items.len());
    told.sort_unstable();
    for path in told {
        let start = path[0];
        // A circle is told once: by the item of the lowest rank in it.
        if items[start].draft.kind == items[of_kind[0]].draft.kind
            && let Some(datum) = items[start].draft.fact(field)
        {
            let names: Vec<&str> = path.iter().chain([&start]).map(|rank| items[*rank].draft.id.as_str()).collect();
            report.say(say::cycle(datum.place.clone(), &kind[field].name, &names.join(" → ")));
        }
    }
}

/// The circles that can be reached, each from its lowest rank on. Every step is gone once.
fn circles(starts: &[usize], next: impl Fn(usize) -> Option<usize>, count: usize) -> Vec<Vec<usize>> {
    let mut walked_by = vec![0; count];
    let mut circles = Vec::new();
    for (walk, start) in starts.iter().enumerate() {
        let mut at = Some(*start);
        let mut path = Vec::new();
        while let Some(rank) = at.filter(|rank| walked_by[*rank] == 0) {
            walked_by[rank] = walk + 1;
            path.push(rank);
            at = next(rank);
        }
        let Some(closes) = at.filter(|rank| walked_by[*rank] == walk + 1) else { continue };
        let mut circle: Vec<usize> = path.into_iter().skip_while(|rank| *rank != closes).collect();
        let lowest = circle.iter().enumerate().min_by_key(|(_, rank)| **rank).map_or(0, |(at, _)| at);
        circle.rotate_left(lowest);
        circles.push(circle);
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_found_once_from_its_lowest_rank_and_a_tail_is_none() {
        // 0 -> 3 -> 1 -> 2 -> 3; 4 -> 4; 5 -> nothing.
        let next = [Some(3), Some(2), Some(3), Some(1), Some(4), None];
        assert_eq!(circles(&[0, 1, 2, 3, 4, 5], |rank| next[rank], 6), [vec![1, 2, 3], vec![4]]);
    }
}
