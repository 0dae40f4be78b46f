//! What newsprint writes into a folder.

use crate::shell::{Shell, page};

const SHAPE: [&str; 4] = ["in/a.html", "in/b/c.htm", "in/b/d e.txt", "in/index.html"];

#[test]
fn the_shape_of_the_folder_is_kept() {
    let shell = Shell::with(&SHAPE);
    let ended = shell.run(&["in", "--output", "out", "--format", "json,markdown,html"]);
    assert_eq!((ended.code, ended.stdout.as_str(), ended.stderr.as_str()), (Some(0), "", ""));
    let expected = [
        "a.html",
        "a.json",
        "a.md",
        "b/c.html",
        "b/c.json",
        "b/c.md",
        "b/d e.html",
        "b/d e.json",
        "b/d e.md",
        "index.html",
        "index.html.html",
        "index.html.json",
        "index.html.md",
    ];
    assert_eq!(shell.files("out"), expected);
    let index = shell.read("out/index.html");
    assert!(index.contains("<b>Stories</b> 4"), "{index}");
    for link in ["a.html", "b/c.html", "b/d%20e.html", "index.html.html"] {
        assert!(index.contains(&format!("href=\"{link}\"")), "{link}");
    }
}

#[test]
fn more_folders_keep_their_names() {
    let shell = Shell::with(&["one/a.html", "two/a.html", "x/one/a.html"]);
    assert_eq!(shell.run(&["one", "./two/", "-o", "out"]).code, Some(0));
    assert_eq!(shell.files("out"), ["one/a.json", "two/a.json"]);
    let clash = shell.run(&["one", "x/one", "-o", "out2"]);
    assert_eq!(clash.code, Some(2));
    assert!(clash.stderr.contains("would be written to the same file"), "{}", clash.stderr);
    assert!(!shell.path("out2").exists());
}

#[test]
fn what_was_written_is_not_read() {
    let shell = Shell::with(&["in/a.html", "in/b.html"]);
    for _ in 0..2 {
        let ended = shell.run(&["in", "-o", "in/reports", "-f", "html", "--force"]);
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
        assert_eq!(shell.files("in/reports"), ["a.html", "b.html", "index.html"]);
    }
    assert_eq!(shell.run(&["in", "-o", "in"]).code, Some(0));
    assert_eq!(shell.files("in")[..4], ["a.html", "a.json", "b.html", "b.json"]);
}

#[test]
fn nothing_is_overwritten_without_force() {
    let shell = Shell::with(&["in/a.html", "in/b.html"]);
    shell.write("out/a.json", b"mine");
    let ended = shell.run(&["in", "-o", "out"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.stderr.contains("a.json is there already: --force"), "{}", ended.stderr);
    assert_eq!(shell.read("out/a.json"), "mine");
    assert!(shell.read("out/b.json").contains("b opens"), "the others are done");
    assert_eq!(shell.run(&["in", "-o", "out", "--force"]).code, Some(0));
    assert!(shell.read("out/a.json").contains("a opens"));
}

#[test]
fn a_batch_is_taken_up_where_it_was_left() {
    let shell = Shell::with(&["in/a.html", "in/b.html", "in/c.html"]);
    shell.write("out/a.json", b"done by an earlier run");
    shell.write("out/c.json", b"older than its page");
    let old = std::time::SystemTime::UNIX_EPOCH;
    let stale = std::fs::File::options().write(true).open(shell.path("out/c.json")).expect("it is there");
    stale.set_modified(old).expect("times can be set");
    let ended = shell.run(&["in", "-o", "out", "--resume"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
    assert_eq!(shell.read("out/a.json"), "done by an earlier run");
    assert!(shell.read("out/b.json").contains("b opens"));
    assert!(shell.read("out/c.json").contains("c opens"));
}

#[test]
fn an_index_tells_of_what_an_earlier_run_has_written_too() {
    let shell = Shell::with(&["in/a.html", "in/b.html"]);
    assert_eq!(shell.run(&["in", "-o", "out", "-f", "html"]).code, Some(0));
    let whole = shell.read("out/index.html");
    std::fs::remove_file(shell.path("out/b.html")).expect("removed");
    assert_eq!(shell.run(&["in", "-o", "out", "-f", "html", "--resume"]).code, Some(0));
    assert_eq!(shell.read("out/index.html"), whole);
    assert!(shell.read("out/b.html").contains("b opens"));
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_are_passed_over() {
    let shell = Shell::with(&["in/a.html", "in/deep/b.html"]);
    std::os::unix::fs::symlink(shell.path("in"), shell.path("in/deep/up")).expect("links can be made");
    let ended = shell.run(&["in"]);
    assert_eq!((ended.code, ended.stdout.lines().count()), (Some(0), 2), "{}", ended.stderr);
    assert!(ended.stderr.contains("passed over: "), "{}", ended.stderr);
    std::os::unix::fs::symlink("nowhere.html", shell.path("in/broken.html")).expect("links can be made");
    let broken = shell.run(&["in"]);
    assert_eq!((broken.code, broken.stdout.lines().count()), (Some(1), 2), "{}", broken.stderr);
    assert!(broken.stderr.contains("broken.html"), "{}", broken.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_are_read_and_written() {
    use std::os::unix::ffi::OsStrExt;
    let shell = Shell::with(&[]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.html");
    shell.write(std::path::Path::new("in").join(name), page("café").as_bytes());
    let ended = shell.run(&["in", "-o", "out", "-f", "json,html"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
    let written = shell.path("out").join(std::ffi::OsStr::from_bytes(b"caf\xe9.json"));
    assert!(std::fs::read_to_string(written).expect("it is written").contains("café opens"));
    assert!(shell.read("out/index.html").contains("href=\"caf%E9.html\""));
    assert_eq!(shell.run(&[std::path::Path::new("in").join(name)]).code, Some(0));
    assert!(shell.run(&["in"]).stdout.contains("caf\u{fffd}.html"));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_leaves_nothing() {
    let shell = Shell::with(&["in/a.html", "in/b.html"]);
    // A limit on the size of files stands for a full disk; without the trap the signal would end the program.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" in -o out --format html";
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_newsprint")])
        .current_dir(shell.path("."))
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cannot write out/a.html: ") && said.contains("cannot write out/b.html: "), "{said}");
    assert_eq!(shell.files("out"), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_whole_files() {
    let names: Vec<String> = (0..600).map(|number| format!("in/{number}.html")).collect();
    let shell = Shell::with(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let child = shell.command(&["in", "-o", "out", "-j1"]).stderr(std::process::Stdio::piped()).spawn();
    let child = child.expect("newsprint starts");
    // Once a file is there, the handler is, too.
    while !shell.path("out/0.json").exists() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let interrupt = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupt.expect("kill is there").success());
    let output = child.wait_with_output().expect("newsprint ends");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(said.contains("--resume takes it up"), "{said}");
    let files = shell.files("out");
    assert!(files.len() < 600, "it ended before its time");
    for file in files {
        let whole: serde_json::Value = serde_json::from_str(&shell.read(&format!("out/{file}"))).expect(&file);
        assert!(whole["kind"].is_string());
    }
    assert_eq!(shell.run(&["in", "-o", "out", "--resume"]).code, Some(0));
    assert_eq!(shell.files("out").len(), 600);
}

/// Runs newsprint as somebody whom permissions bind; `None`, with a word about it, where the tests run as root and cannot
/// become anybody else.
#[cfg(unix)]
fn run_as_nobody(shell: &Shell, arguments: &[&str]) -> Option<std::process::Output> {
    use std::io::Write;
    let id = std::process::Command::new("id").arg("-u").output().expect("id is there");
    if id.stdout != b"0\n" {
        return Some(shell.command(arguments).output().expect("newsprint runs"));
    }
    // What lies below root's own folders nobody can start.
    let program = shell.path("newsprint");
    std::fs::copy(env!("CARGO_BIN_EXE_newsprint"), &program).expect("copied");
    std::process::Command::new("chmod").arg("755").args([&program, &shell.path(".")]).status().expect("chmod is there");
    let mut command = std::process::Command::new("setpriv");
    command.args(["--reuid", "65534", "--clear-groups"]).arg(program).args(arguments).current_dir(shell.path("."));
    let output = command.output().ok();
    if output.is_none() {
        let _ = writeln!(std::io::stderr(), "SKIPPED: the tests run as root, whom no folder is closed to");
    }
    output
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_opened_is_named_and_the_others_are_read() {
    use std::os::unix::fs::PermissionsExt;
    let shell = Shell::with(&["in/a.html", "in/closed/b.html", "in/c.html"]);
    let close = |mode| {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(shell.path("in/closed"), permissions).expect("permissions can be set");
    };
    close(0o000);
    let output = run_as_nobody(&shell, &["in"]);
    close(0o755);
    let Some(output) = output else { return };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        (output.status.code(), said.as_str()),
        (Some(1), "newsprint: in/closed: Permission denied (os error 13)\n")
    );
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 2);
}
