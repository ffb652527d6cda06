//! Checks in SQL: a filter's facts that no index answers become one column, which says of each row whether all of them hold.
//!
//! They stand in the SELECT list and not in the WHERE, so that a walk comes back with every row it reads: only so can a page
//! be cut after so many. They never change a plan. Values are always bound.

use std::fmt::Write as _;

use rusqlite::types::Value;

use super::columns::json_ids;
use crate::domain::{Bounds, Check, Fact, Part, Ratio, Seed};

/// An SQL expression and the values it binds.
#[derive(Debug, Default)]
pub(super) struct Expression {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
}

/// Returns the expression that is true where every check holds; `row` is the alias of the generation.
pub(super) fn all_of(checks: &[Check], row: &str) -> Expression {
    let mut all = Expression::default();
    for check in checks {
        if !all.sql.is_empty() {
            all.sql.push_str(" AND ");
        }
        // What is not known (NULL) does not hold.
        all.sql.push_str(if check.negated { "NOT ifnull(" } else { "ifnull(" });
        all.add(&check.fact, row);
        all.sql.push_str(", 0)");
    }
    if all.sql.is_empty() {
        all.sql.push('1');
    }
    all
}

impl Expression {
    fn add(&mut self, fact: &Fact, row: &str) {
        match fact {
            Fact::Model(name) => {
                self.push(&format!("{row}.model_id = (SELECT id FROM models WHERE name = ?)"), name.clone())
            }
            Fact::Actor(actor) => self.push(&format!("{row}.actor = ?"), actor.as_str().to_owned()),
            Fact::Parent(id) => self.push(&format!("{row}.parent_id = ?"), id.0),
            Fact::Ids(ids) => {
                self.push(&format!("{row}.id IN (SELECT value FROM json_each(?))"), json_ids(ids))
            }
            Fact::Origin(origin) => self.push(&format!("{row}.origin = ?"), origin.name().to_owned()),
            Fact::Provider(provider) => {
                self.push(&format!("{row}.provider = ?"), provider.as_str().to_owned())
            }
            Fact::Seed(seed) => self.add_seed(*seed, row),
            Fact::Cost(bounds) => self.add_bounds(&format!("{row}.cost_micro"), *bounds),
            Fact::LongSide(bounds) => self.add_bounds(&format!("max({row}.width, {row}.height)"), *bounds),
            Fact::Width(bounds) => self.add_bounds(&format!("{row}.width"), *bounds),
            Fact::Height(bounds) => self.add_bounds(&format!("{row}.height"), *bounds),
            Fact::Size(size) => {
                self.push(&format!("({row}.width = ?"), i64::from(size.width));
                self.push(&format!(" AND {row}.height = ?)"), i64::from(size.height));
            }
            Fact::Ratio(ratio) => self.add_ratio(*ratio, row),
            Fact::Has(part) => self.add_part(*part, row),
            Fact::Reference => {
                let _ = write!(
                    self.sql,
                    "EXISTS (SELECT 1 FROM generation_references AS r INDEXED BY generation_references_source WHERE r.source_generation_id = {row}.id)"
                );
            }
        }
    }

    fn push(&mut self, sql: &str, value: impl Into<Value>) {
        self.sql.push_str(sql);
        self.values.push(value.into());
    }

    fn add_bounds(&mut self, column: &str, bounds: Bounds) {
        self.push(&format!("({column} >= ?"), bounds.min.unwrap_or(i64::MIN));
        self.push(&format!(" AND {column} <= ?)"), bounds.max.unwrap_or(i64::MAX));
    }

    /// The seed lies in the settings' JSON: its text is looked for first, which spares reading nearly every one.
    fn add_seed(&mut self, seed: Seed, row: &str) {
        let written = serde_json::to_string(&seed).unwrap_or_default();
        let value = if written.starts_with('"') {
            Value::from(seed.to_string())
        } else {
            Value::from(seed.0.cast_signed())
        };
        self.push(&format!("(instr({row}.parameters, ?)"), format!("\"seed\":{written}"));
        self.push(&format!(" AND json_extract({row}.parameters, '$.seed') = ?)"), value);
    }

    /// |w·b − h·a| · 50 ≤ h·a for a ratio of a:b.
    fn add_ratio(&mut self, ratio: Ratio, row: &str) {
        self.push(&format!("abs({row}.width * ?"), i64::from(ratio.height));
        self.push(&format!(" - {row}.height * ?)"), i64::from(ratio.width));
        self.push(&format!(" * 50 <= {row}.height * ?"), i64::from(ratio.width));
    }

    fn add_part(&mut self, part: Part, row: &str) {
        let _ = match part {
            Part::Reference => write!(self.sql, "{row}.reference_count > 0"),
            Part::Parent => write!(self.sql, "{row}.parent_id IS NOT NULL"),
            Part::Title => write!(self.sql, "{row}.title IS NOT NULL"),
            Part::Negative => write!(self.sql, "{row}.negative_prompt IS NOT NULL"),
            Part::Note => {
                write!(self.sql, "EXISTS (SELECT 1 FROM notes AS n WHERE n.generation_id = {row}.id)")
            }
        };
    }
}
