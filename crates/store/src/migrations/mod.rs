//! The steps of the schema, in the order in which they are taken. Each noun has a file of its own.

mod m0001_base;
mod m0002_jobs;
mod m0003_org_account;
mod m0004_register;
mod m0005_measuring;
mod m0006_hint;

use sea_orm_migration::{MigrationTrait, MigratorTrait};

use crate::step::Step;

/// Every step, in order; a step that has been released is never changed.
pub(crate) const STEPS: &[Step] = &[
    m0001_base::STEP,
    m0002_jobs::STEP,
    m0003_org_account::STEP,
    m0004_register::STEP,
    m0005_measuring::STEP,
    m0006_hint::STEP,
];

/// The steps, as the migration library asks for them.
pub(crate) struct Migrations;

impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        STEPS.iter().map(|step| Box::new(*step) as Box<dyn MigrationTrait>).collect()
    }
}

/// Every table that holds data, each after those it refers to.
pub fn tables() -> impl Iterator<Item = &'static str> {
    STEPS.iter().flat_map(|step| step.tables.iter().copied())
}

/// Tables whose rows the steps themselves put there; a copy brings its own.
pub(crate) const SEEDED: &[&str] = &["org_revision"];

/// Every record with a history: its noun in the history and the table of its current row.
pub fn records() -> impl Iterator<Item = (&'static str, &'static str)> {
    STEPS.iter().flat_map(|step| step.versioned.iter().copied())
}
