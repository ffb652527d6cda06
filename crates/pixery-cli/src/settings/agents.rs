//! Who calls, where nobody says: the agents that are known by what they set in the environment of the commands that they run.
//! It only names who did something. Money and purging are never agreed to by it.

/// A variable and the agent that sets it (seen in the tools' own documentation and shells, 2026-11).
const AGENTS: [(&str, &str); 11] = [
    ("CLAUDECODE", "claude"),
    ("CURSOR_AGENT", "cursor"),
    ("GEMINI_CLI", "gemini"),
    ("CODEX_SANDBOX", "codex"),
    ("CODEX_THREAD_ID", "codex"),
    ("CODEX_CI", "codex"),
    ("OPENCODE", "opencode"),
    ("QWEN_CODE", "qwen"),
    ("GOOSE_TERMINAL", "goose"),
    ("AUGMENT_AGENT", "augment"),
    ("CLINE_ACTIVE", "cline"),
];

/// Returns the calling agent's name and the variable that tells, if one calls.
pub(super) fn calling(variable: impl Fn(&str) -> Option<String>) -> Option<(&'static str, &'static str)> {
    let is_set = |name: &str| variable(name).is_some_and(|value| !matches!(value.as_str(), "0" | "false"));
    AGENTS.into_iter().find(|(name, _)| is_set(name)).map(|(name, agent)| (agent, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agent_is_known_by_its_variable() {
        let set = |wanted: &'static str, value: &'static str| {
            calling(move |name| (name == wanted).then(|| value.to_owned()))
        };
        assert_eq!(set("CLAUDECODE", "1"), Some(("claude", "CLAUDECODE")));
        assert_eq!(set("CODEX_SANDBOX", "seatbelt"), Some(("codex", "CODEX_SANDBOX")));
        assert_eq!(set("CLAUDECODE", "0"), None);
        assert_eq!(set("HOME", "/root"), None);
    }
}
