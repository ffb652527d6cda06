//! `schema`: the shapes that programs can rely on: of operations, and of what commands print with `--json`.

mod commands;
mod envelope;

use pixery_api::{OPERATIONS, Operation};
use pixery_core::{ErrorBody, ErrorCode};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use self::commands::{COMMANDS, Printed};
use crate::cli::SchemaArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// What `schema` prints without a name.
#[derive(Debug, Serialize, JsonSchema)]
struct Overview {
    /// Every operation.
    items: Vec<OperationLine>,
    /// Always absent.
    next: Option<String>,
    /// Every command that prints an object with `--json`.
    commands: Vec<CommandLine>,
}

/// An operation, in a line.
#[derive(Debug, Serialize, JsonSchema)]
struct OperationLine {
    name: String,
    summary: String,
    /// `read`, `write`, `spend` or `destroy`.
    effect: Value,
    /// The topics whose changes make an earlier answer stale.
    from: Value,
    /// The commands that run it.
    commands: Vec<String>,
}

/// A command, in a line.
#[derive(Debug, Serialize, JsonSchema)]
struct CommandLine {
    command: String,
    /// The operations that it runs.
    operations: Vec<String>,
}

/// What `schema NAME` prints: of an operation, of a command, or of both where they share their name.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[serde(default)]
struct Shapes {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Value>,
    /// The schema of what the operation takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    input: Option<Value>,
    /// The schema of what the operation answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<Value>,
    /// The commands that print a `data`, each with its schema.
    commands: Vec<CommandShape>,
}

/// What a command prints.
#[derive(Debug, Serialize, JsonSchema)]
struct CommandShape {
    command: String,
    /// The schema of `data` in the object that it prints.
    data: Value,
}

pub(super) fn schema(context: &Context, command: &str, args: &SchemaArgs) -> Result<(), Failure> {
    let name = args.name.join(" ");
    match name.as_str() {
        "" => overview(context, command),
        "envelope" => {
            let shapes =
                Shapes { name: Some(name), output: Some(json!(envelope::schema())), ..Shapes::default() };
            print(context, command, &shapes)
        }
        _ => {
            let shapes = shapes_of(&name).ok_or_else(|| {
                Failure::from(ErrorBody {
                    code: ErrorCode::NotFound,
                    message: format!("no operation or command {name:?}"),
                    hint: "`pixery schema` lists them".to_owned(),
                })
            })?;
            print(context, command, &shapes)
        }
    }
}

fn overview(context: &Context, command: &str) -> Result<(), Failure> {
    let operation = |operation: &Operation| OperationLine {
        name: operation.name.to_owned(),
        summary: operation.summary.to_owned(),
        effect: json!(operation.effect),
        from: json!(operation.from),
        commands: running(operation.name).map(|printed| printed.command.to_owned()).collect(),
    };
    let line = |printed: &Printed| CommandLine {
        command: printed.command.to_owned(),
        operations: printed.operations.iter().map(|name| (*name).to_owned()).collect(),
    };
    let overview = Overview {
        items: OPERATIONS.iter().map(operation).collect(),
        next: None,
        commands: COMMANDS.iter().map(line).collect(),
    };
    context.output.data(command, &overview, || {
        let rows: Vec<_> =
            OPERATIONS.iter().map(|operation| (operation.name, operation.summary.to_owned())).collect();
        output::facts(&rows, context.output.page())
    })
}

fn print(context: &Context, command: &str, shapes: &Shapes) -> Result<(), Failure> {
    context.output.data(command, shapes, || serde_json::to_string_pretty(shapes).unwrap_or_default() + "\n")
}

/// Returns what is known by a name: an operation, a command, or both.
fn shapes_of(name: &str) -> Option<Shapes> {
    let printed = COMMANDS.iter().find(|printed| printed.command == name);
    let operation = pixery_api::find(name);
    if printed.is_none() && operation.is_none() {
        return None;
    }
    let mut shapes = Shapes { name: Some(name.to_owned()), ..Shapes::default() };
    let mut commands: Vec<&Printed> = printed.into_iter().collect();
    if let Some(operation) = operation {
        shapes.summary = Some(operation.summary.to_owned());
        shapes.effect = Some(json!(operation.effect));
        shapes.from = Some(json!(operation.from));
        shapes.input = Some(json!((operation.input)()));
        shapes.output = Some(json!((operation.output)()));
        commands.extend(running(name).filter(|other| other.command != name));
    }
    shapes.commands = commands
        .into_iter()
        .map(|printed| CommandShape { command: printed.command.to_owned(), data: json!((printed.data)()) })
        .collect();
    Some(shapes)
}

fn running(operation: &str) -> impl Iterator<Item = &'static Printed> {
    COMMANDS.iter().filter(move |printed| printed.operations.contains(&operation))
}
