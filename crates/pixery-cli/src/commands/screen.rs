//! Whether there is a screen to show something on.

/// Returns whether windows can be opened at all.
pub(super) fn is_there() -> bool {
    cfg!(any(target_os = "macos", windows)) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Returns whether there is a screen, and somebody in front of it.
pub(super) fn is_at_hand() -> bool {
    is_there() && !is_set("SSH_CONNECTION") && !is_set("SSH_TTY")
}

#[expect(clippy::disallowed_methods, reason = "the command line is the door that reads the environment")]
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}
