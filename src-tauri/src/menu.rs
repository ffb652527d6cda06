//! The native menu. The page's command registry says what stands in it; a choice goes back as the command's id.

use pixery_core::{ErrorBody, ErrorCode};
use serde::Deserialize;
use tauri::menu::{Menu, MenuId, MenuItemBuilder, PredefinedMenuItem, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter as _, Manager as _, WebviewWindow, Wry};

use crate::window;

/// The menu bar as the page describes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Described {
    groups: Vec<Group>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    title: String,
    items: Vec<Item>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    id: String,
    title: String,
    /// As the page writes keys: `mod+shift+k`.
    key: Option<String>,
}

/// Puts up the menu that is described.
pub(crate) fn set(app: &AppHandle, described: Described) -> Result<(), ErrorBody> {
    build(app, described).map_err(|error| ErrorBody {
        code: ErrorCode::Internal,
        message: format!("the menu can't be built: {error}"),
        hint: String::new(),
    })
}

fn build(app: &AppHandle, described: Described) -> tauri::Result<()> {
    let menu = Menu::new(app)?;
    if cfg!(target_os = "macos") {
        menu.append(&own(app)?)?;
    }
    for group in described.groups {
        let mut submenu = SubmenuBuilder::new(app, group.title);
        for item in group.items {
            let mut builder = MenuItemBuilder::with_id(item.id, item.title);
            // Elsewhere the page's own listener is faster, and one press must not do a thing twice.
            if let Some(key) = item.key.as_deref().and_then(accelerator).filter(|_| cfg!(target_os = "macos"))
            {
                builder = builder.accelerator(key);
            }
            submenu = submenu.item(&builder.build(app)?);
        }
        menu.append(&submenu.build()?)?;
    }
    app.set_menu(menu)?;
    // Outside of a Mac a bar would stand above the images; F10 shows it.
    if !cfg!(target_os = "macos")
        && let Some(window) = app.get_webview_window(window::LABEL)
    {
        window.hide_menu()?;
    }
    Ok(())
}

/// The menu that every program has on a Mac, with the editing that text fields need.
fn own(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(app, "Pixery")
        .item(&PredefinedMenuItem::about(app, None, None)?)
        .separator()
        .item(&PredefinedMenuItem::hide(app, None)?)
        .item(&PredefinedMenuItem::hide_others(app, None)?)
        .separator()
        .item(&PredefinedMenuItem::cut(app, None)?)
        .item(&PredefinedMenuItem::copy(app, None)?)
        .item(&PredefinedMenuItem::paste(app, None)?)
        .separator()
        .item(&PredefinedMenuItem::quit(app, None)?)
        .build()
}

/// Returns a key as the toolkit writes it. Keys without a modifier stay the page's: they must not fire while text is typed.
fn accelerator(key: &str) -> Option<String> {
    let rest = key.strip_prefix("mod+")?;
    Some(format!("CmdOrCtrl+{}", rest.replace("shift+", "Shift+").replace("alt+", "Alt+").to_uppercase()))
}

/// Tells the page which command was chosen.
pub(crate) fn chosen(app: &AppHandle, id: &MenuId) {
    let _no_page_listens = app.emit("command", id.0.as_str());
}

/// Shows the menu bar where it is hidden, and hides it where it is shown.
pub(crate) fn toggle(window: &WebviewWindow) {
    let shown = window.is_menu_visible().unwrap_or(true);
    let _the_window_closes = if shown { window.hide_menu() } else { window.show_menu() };
}

#[cfg(test)]
mod tests {
    use super::accelerator;

    #[test]
    fn only_keys_with_the_modifier_of_commands_become_accelerators() {
        assert_eq!(accelerator("mod+shift+k").as_deref(), Some("CmdOrCtrl+SHIFT+K"));
        assert_eq!(accelerator("f"), None);
        assert_eq!(accelerator("shift+r"), None);
    }
}
