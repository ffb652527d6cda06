//! `schema`: the shapes that programs can rely on.

use pixery_api::{OPERATIONS, Operation};
use pixery_core::{ErrorBody, ErrorCode};
use serde_json::{Value, json};

use crate::cli::SchemaArgs;
use crate::context::Context;
use crate::failure::Failure;

pub(super) fn schema(context: &Context, command: &str, args: SchemaArgs) -> Result<(), Failure> {
    match args.operation {
        None => {
            let items: Vec<Value> = OPERATIONS.iter().map(line).collect();
            context.output.data(command, &json!({ "items": items, "next": null }), || {
                OPERATIONS
                    .iter()
                    .map(|operation| format!("{:22}  {}\n", operation.name, operation.summary))
                    .collect()
            })
        }
        Some(name) => {
            let operation = pixery_api::find(&name).ok_or_else(|| {
                Failure::from(ErrorBody {
                    code: ErrorCode::NotFound,
                    message: format!("no operation {name:?}"),
                    hint: "`pixery schema` lists the operations".to_owned(),
                })
            })?;
            let mut page = line(operation);
            page["input"] = json!((operation.input)());
            page["output"] = json!((operation.output)());
            context.output.data(command, &page, || format!("{page:#}\n"))
        }
    }
}

fn line(operation: &Operation) -> Value {
    json!({
        "name": operation.name,
        "summary": operation.summary,
        "effect": operation.effect,
        "from": operation.from,
    })
}
