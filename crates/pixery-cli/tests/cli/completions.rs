//! Completions: what a shell is answered, and what real shells put on the line.

use crate::shell::Shell;

#[test]
fn shells_complete_models_terms_and_what_has_a_name_in_the_library() {
    let shell = Shell::with_images(1);
    shell.run(["tag", "add", "fox,deep forest", "1"]);
    shell.run(["saved", "add", "Keepers", "is:starred"]);
    shell.run(["collection", "create", "Book covers"]);
    shell.run(["collection", "create", "Album"]);
    shell.run(["preset", "save", "Ink wash", "{prompt}, ink"]);
    let complete = |words: &[&str]| {
        let mut command = shell.command(["--", "pixery"].into_iter().chain(words.iter().copied()));
        let output = command.env("COMPLETE", "fish").output().unwrap();
        let lines = String::from_utf8(output.stdout).unwrap();
        lines.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(complete(&["list", "--tag", "f"]), ["fox"]);
    assert_eq!(complete(&["generate", "x", "-t", "ink,f"]), ["ink,fox"]);
    assert_eq!(complete(&["generate", "-m", "sk"]), ["sketch"]);
    assert_eq!(
        complete(&["search", "tag:d"]),
        [""; 0],
        "a value with a space is not offered inside of a query"
    );
    assert_eq!(complete(&["list", "is:st"]), ["is:starred"]);
    assert_eq!(complete(&["list", "coll"]), ["collection:"]);
    assert_eq!(complete(&["saved", "run", "k"]), ["Keepers"]);
    assert_eq!(complete(&["collection", "add", "b"]), ["Book covers"]);
    assert_eq!(complete(&["list", "--collection", "al"]), ["Album"]);
    assert_eq!(complete(&["generate", "x", "--collection", "al"]), ["Album"]);
    assert_eq!(complete(&["search", "collection:"]), ["collection:Album"], "no name with a space");
    assert_eq!(complete(&["preset", "show", "i"]), ["Ink wash"]);
    assert_eq!(complete(&["generate", "--preset", "ink"]), ["Ink wash"]);
    assert_eq!(complete(&["compare-models", "--models", "gpt-image-2,sk"]), ["gpt-image-2,sketch"]);
    assert!(complete(&["lin"]).contains(&"lineage".to_owned()));
    for name in ["bash", "zsh", "fish"] {
        let script = shell.run(["completions", name]);
        assert!(script.code == 0 && script.stdout.contains("COMPLETE"), "{name}: {}", script.stdout);
        assert_eq!(shell.json(["completions", name])["data"]["script"], script.stdout);
    }
    assert_eq!(shell.run(["completions", "tcsh"]).code, 2);
}

/// A library with names that mean something to a shell.
fn with_wild_names() -> Shell {
    let shell = Shell::with_images(1);
    for tag in
        ["fox", "wild $(touch run)", "*", "o'clock", "a:b", "back\\slash", "tab[1]", "\u{65e5}\u{672c}"]
    {
        assert_eq!(shell.run(["tag", "add", tag, "1"]).code, 0, "{tag}");
    }
    shell.write("work/some-file", "");
    assert_eq!(shell.run(["collection", "create", "Book covers"]).code, 0);
    shell
}

/// Runs a shell that has `pixery` at hand, and returns what it printed; nothing when there is no such shell.
#[expect(clippy::disallowed_macros, clippy::print_stderr, reason = "a test that is skipped says so")]
fn asked<'a>(
    shell: &Shell,
    program: &str,
    options: &[&str],
    words: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let pixery = shell.command(["completions", program]);
    let place = std::path::Path::new(pixery.get_program()).parent().unwrap();
    let mut command = std::process::Command::new(program);
    command.args(options).args(words).env_clear().stdin(std::process::Stdio::null());
    command.envs(pixery.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
    command
        .env("PATH", format!("{}:/usr/bin:/bin", place.display()))
        .env("LANG", "C.UTF-8")
        .env("TERM", "dumb");
    let Ok(output) = command.current_dir(pixery.get_current_dir().unwrap()).output() else {
        eprintln!("SKIPPED: there is no {program}");
        return None;
    };
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{program}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// What bash would put on the line, for the words as bash parts them.
fn completed(shell: &Shell, line: &str, words: &[&str]) -> Option<Vec<String>> {
    let script = "source <(pixery completions bash); line=$1; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); \
                  COMP_LINE=$line; COMP_POINT=${#line}; COMP_TYPE=9; _pixery 2>/dev/null; \
                  for one in \"${COMPREPLY[@]}\"; do printf '%s\\0' \"$one\"; done";
    let words = ["bash", line].into_iter().chain(words.iter().copied());
    let text = asked(shell, "bash", &["--norc", "-c", script], words)?;
    Some(text.split_terminator('\0').map(str::to_owned).collect())
}

#[test]
fn bash_gets_names_quoted_and_terms_whole() {
    let shell = with_wild_names();
    for (line, words, expected) in [
        ("pixery tag add f", &["pixery", "tag", "add", "f"][..], &["fox"][..]),
        ("pixery tag add wi", &["pixery", "tag", "add", "wi"], &["wild\\ \\$\\(touch\\ run\\)"]),
        ("pixery tag add '*", &["pixery", "tag", "add", "'*"], &["*"]),
        ("pixery tag add \\*", &["pixery", "tag", "add", "\\*"], &["\\*"]),
        ("pixery tag add o", &["pixery", "tag", "add", "o"], &["o\\'clock"]),
        (
            "pixery collection list Book\\ co",
            &["pixery", "collection", "list", "Book\\ co"],
            &["Book\\ covers"],
        ),
        ("pixery collection list \"Boo", &["pixery", "collection", "list", "\"Boo"], &["Book covers"]),
        ("pixery list tag:f", &["pixery", "list", "tag", ":", "f"], &["fox"]),
        ("pixery list is:st", &["pixery", "list", "is", ":", "st"], &["starred"]),
        ("pixery list tag:fox -tag:f", &["pixery", "list", "tag", ":", "fox", "-tag", ":", "f"], &["fox"]),
        ("pixery list ta", &["pixery", "list", "ta"], &["tag:"]),
        ("pixery tag merge fox o", &["pixery", "tag", "merge", "fox", "o"], &["o\\'clock"]),
        ("pixery unst", &["pixery", "unst"], &["unstar"]),
    ] {
        let Some(found) = completed(&shell, line, words) else { return };
        assert_eq!(found, expected, "{line}");
    }
    assert!(!shell.path("work/run").exists());
}

/// What a person types before Tab, and what stands on the line after it in shells that quote by themselves.
const LINES: [(&str, &str); 12] = [
    ("pixery tag add f", "pixery tag add fox"),
    ("pixery tag add wi", r"pixery tag add wild\ \$\(touch\ run\)"),
    ("pixery tag add o", r"pixery tag add o\'clock"),
    ("pixery tag add a", "pixery tag add a:b"),
    ("pixery tag add ba", r"pixery tag add back\\slash"),
    ("pixery tag add ta", r"pixery tag add tab\[1\]"),
    ("pixery tag add \u{65e5}", "pixery tag add \u{65e5}\u{672c}"),
    ("pixery list tag:f", "pixery list tag:fox"),
    ("pixery list tag:fox -tag:f", "pixery list tag:fox -tag:fox"),
    ("pixery list is:st", "pixery list is:starred"),
    ("pixery list --collection B", r"pixery list --collection Book\ covers"),
    ("pixery unst", "pixery unstar"),
];

#[test]
fn zsh_puts_names_quoted_on_the_line() {
    // A zsh on a terminal of its own, with a key that writes down what stands on the line.
    const SCRIPT: &str = r#"
        zmodload zsh/zpty
        zpty -b inner zsh -f -i
        zpty -w inner 'autoload -Uz compinit; compinit -u -D; source <(pixery completions zsh)
            kept() { print -r -- "$BUFFER" > kept.new; mv kept.new kept; zle kill-buffer }
            zle -N kept; bindkey "^T" kept; bindkey "^I" complete-word; print > ready'
        await() {
            for i in {1..2400}; do [[ -e $1 ]] && return; zpty -r -t inner drop; sleep 0.025; done
            print -u2 "no file $1: $drop"; exit 1
        }
        await ready
        for line in "$@"; do
            rm -f kept
            zpty -n -w inner "$line"$'\t\x14'
            await kept
            print -r -- "$(<kept)"
        done
        zpty -d inner"#;
    let shell = with_wild_names();
    let lines = LINES.iter().map(|(typed, _)| *typed);
    let Some(said) = asked(&shell, "zsh", &["-f", "-c", SCRIPT, "zsh"], lines) else { return };
    let found: Vec<&str> = said.lines().map(str::trim_end).collect();
    assert_eq!(found, LINES.map(|(_, completed)| completed));
    assert!(!shell.path("work/run").exists());
}

#[test]
fn fish_is_offered_names_and_terms() {
    let script = "pixery completions fish | source; for line in $argv; complete -C $line; end";
    let shell = with_wild_names();
    let lines = LINES.iter().map(|(typed, _)| *typed);
    let Some(said) = asked(&shell, "fish", &["--no-config", "-c", script], lines) else { return };
    // Without what is said of a command beside it; fish quotes what is chosen.
    let found: Vec<&str> = said.lines().map(|line| line.split('\t').next().unwrap()).collect();
    let offered =
        LINES.map(|(typed, completed)| completed[typed.rfind(' ').unwrap() + 1..].replace(r"\\", "\u{0}"));
    assert_eq!(found, offered.map(|word| word.replace('\\', "").replace('\u{0}', r"\")));
}

#[test]
fn completing_makes_no_library() {
    let shell = Shell::new();
    let mut command = shell.command(["--", "pixery", "list", "--tag", ""]);
    assert!(command.env("COMPLETE", "fish").output().unwrap().status.success());
    assert!(shell.is_without_a_library());
}
