//! The object that every `data` comes in.

use pixery_core::ErrorCode;
use schemars::{Schema, json_schema, schema_for};

use crate::output::JSON_VERSION;

/// Returns the schema of the one object of `--json`.
pub(super) fn schema() -> Schema {
    let command =
        json_schema!({ "type": "string", "description": "as `tag add`; empty where none was named" });
    let version = json_schema!({ "const": JSON_VERSION, "description": "of the shapes; within one there are only additions" });
    let error = json_schema!({
        "type": "object",
        "required": ["code", "message", "hint", "jobIds"],
        "additionalProperties": false,
        "properties": {
            "code": schema_for!(ErrorCode),
            "message": { "type": "string", "description": "what happened" },
            "hint": { "type": "string", "description": "what to do about it" },
            "jobIds": { "type": "array", "items": { "type": "integer" }, "description": "the jobs that it is about" },
        },
    });
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Envelope",
        "oneOf": [
            {
                "type": "object",
                "required": ["ok", "command", "version", "data"],
                "additionalProperties": false,
                "properties": {
                    "ok": { "const": true },
                    "command": command,
                    "version": version,
                    "data": { "description": "what `pixery schema COMMAND` describes" },
                },
            },
            {
                "type": "object",
                "required": ["ok", "command", "version", "error"],
                "additionalProperties": false,
                "properties": {
                    "ok": { "const": false },
                    "command": command,
                    "version": version,
                    "error": error,
                    "data": { "description": "what was done all the same, in the shape of the command's data" },
                },
            },
        ],
    })
}
