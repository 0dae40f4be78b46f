//! The commands of the guide do what it says: every `$ newsprint …` in `docs/command-line.md` is run.

use std::fs;
use std::path::Path;

use crate::shell::Shell;

#[test]
fn every_command_of_the_guide_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let guide = fs::read_to_string(root.join("docs/command-line.md")).expect("the guide");
    let shell = Shell::with(&[]);
    let rules = guide.split_once("```toml\n").and_then(|(_, rest)| rest.split_once("```")).expect("rules").0;
    shell.write("harbour.toml", rules.as_bytes());
    copy(&root.join("fixtures/pages"), &shell.path("fixtures/pages"));
    let commands: Vec<&str> = guide.lines().filter_map(|line| line.strip_prefix("$ newsprint ")).collect();
    assert!(commands.len() >= 9, "{commands:?}");
    for command in commands {
        let arguments: Vec<&str> = command.split_whitespace().map(|word| word.trim_matches('\'')).collect();
        let ended = shell.run(&arguments);
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "{command}");
        let into_folder = command.contains("--output");
        assert_eq!(ended.stdout.is_empty(), into_folder, "{command}");
    }
    assert!(shell.read("reports/index.html").contains("Quotes by speaker"));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}
