//! Workers for the jobs that the page queues: `pixery worker`, a process of its own, which goes on when the window closes.

use std::path::PathBuf;

use tauri::{AppHandle, Manager as _};

use crate::shell::Shell;

/// Cares for what the page queues, for as long as the window is open.
pub(crate) fn care(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let (library, queued) = (shell.library().clone(), shell.take_queued());
    if let Some(queued) = queued {
        tauri::async_runtime::spawn(async move {
            pixery_cli::window::care_for_jobs(&library, queued, program()).await;
        });
    }
}

/// Returns the `pixery` that lies beside the window's program, as bundles have it; else the one on the path.
fn program() -> PathBuf {
    let name = format!("pixery{}", std::env::consts::EXE_SUFFIX);
    let beside = std::env::current_exe().ok().map(|window| window.with_file_name(&name));
    beside.filter(|program| program.is_file()).unwrap_or_else(|| PathBuf::from(name))
}
