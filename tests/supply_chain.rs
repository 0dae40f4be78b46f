//! What the crate is built of: code of others, by the lock file, and lists and weights, each with its licence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Licences under which anything here may come. Those of MPL-2.0 bind changes to their own files only.
const ALLOWED: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// What the library is built of that does not say for which compiler it is; that it is not for a newer one has to be tried.
const UNSTATED: [&str; 17] = [
    "cssparser-macros",
    "dtoa-short",
    "ego-tree",
    "futf",
    "mac",
    "new_debug_unreachable",
    "precomputed-hash",
    "scopeguard",
    "scraper",
    "selectors",
    "servo_arc",
    "siphasher",
    "smallvec",
    "stable_deref_trait",
    "string_cache_codegen",
    "tendril",
    "utf-8",
];

/// What builds or finds libraries in other languages.
const FOREIGN: [&str; 5] = ["bindgen", "cc", "cmake", "pkg-config", "vcpkg"];

/// The packages of the lock file for this platform, as cargo tells them.
struct Lock {
    packages: BTreeMap<String, Value>,
    /// For each package, what it is built of: no development dependencies.
    built_of: BTreeMap<String, Vec<String>>,
    members: BTreeSet<String>,
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

impl Lock {
    fn read() -> Self {
        let version = output(Command::new("rustc").arg("-vV"));
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its platform");
        let metadata = output(Command::new(env!("CARGO")).current_dir(env!("CARGO_MANIFEST_DIR")).args([
            "metadata",
            "--locked",
            "--format-version=1",
            "--filter-platform",
            host,
        ]));
        let metadata: Value = serde_json::from_str(&metadata).expect("cargo writes JSON");
        let nodes = list(&metadata["resolve"]["nodes"]);
        let used: BTreeSet<&str> = nodes.iter().map(|node| text(&node["id"])).collect();
        let is_built_in = |dependency: &&Value| list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"] != "dev");
        let parts = |node: &Value| {
            let built_in = list(&node["deps"]).iter().filter(is_built_in);
            built_in.map(|dependency| text(&dependency["pkg"]).to_owned()).collect::<Vec<_>>()
        };
        let packages = list(&metadata["packages"]).iter().filter(|package| used.contains(text(&package["id"])));
        Self {
            packages: packages.map(|package| (text(&package["id"]).to_owned(), package.clone())).collect(),
            built_of: nodes.iter().map(|node| (text(&node["id"]).to_owned(), parts(node))).collect(),
            members: list(&metadata["workspace_members"]).iter().map(|id| text(id).to_owned()).collect(),
        }
    }

    /// All that the library is built of, itself included.
    fn library(&self) -> Vec<&Value> {
        let is_library = |id: &&String| self.members.contains(*id) && self.packages[*id]["name"] == "newsprint";
        let mut open: Vec<&String> = self.packages.keys().filter(is_library).collect();
        let mut known = BTreeSet::new();
        while let Some(id) = open.pop() {
            if known.insert(id) {
                open.extend(&self.built_of[id]);
            }
        }
        known.into_iter().map(|id| &self.packages[id]).collect()
    }
}

fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Whether a licence expression can be met from the list: a part of an `OR`, and all parts of an `AND`, which binds more
/// tightly. Brackets stand around whole parts of an `AND` only.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    if let Some((left, right)) = expression.split_once(") AND ") {
        return is_allowed(left.trim_start_matches('(')) && is_allowed(right.trim_matches(['(', ')']));
    }
    let alternatives = expression.split(" OR ").map(|part| part.trim_matches([' ', '(', ')']));
    alternatives.into_iter().any(|part| part.split(" AND ").all(|licence| ALLOWED.contains(&licence.trim())))
}

/// `1.85` and `1.85.0` as numbers.
fn version(text: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = text.split('.').map(|number| number.parse().expect("a version")).collect();
    numbers.resize(3, 0);
    numbers
}

#[test]
fn every_licence_is_on_the_list() {
    let lock = Lock::read();
    assert!(lock.packages.len() > 50, "{} packages", lock.packages.len());
    let strange: Vec<String> = (lock.packages.values())
        .filter(|package| !is_allowed(text(&package["license"])))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    assert!(strange.is_empty(), "{}", strange.join("\n"));
}

#[test]
fn a_licence_that_is_not_on_the_list_is_found() {
    for expression in
        ["", "GPL-3.0", "GPL-3.0-or-later", "MIT AND GPL-2.0", "(MIT OR Apache-2.0) AND GPL-2.0", "AGPL-3.0 OR SSPL"]
    {
        assert!(!is_allowed(expression), "{expression}");
    }
    for expression in ["MIT", "MIT/Apache-2.0", "GPL-2.0 OR MIT", "(MIT OR GPL-2.0) AND Unicode-3.0", "MIT AND Zlib"] {
        assert!(is_allowed(expression), "{expression}");
    }
}

#[test]
fn nothing_asks_for_a_newer_compiler() {
    let lock = Lock::read();
    let ours = version(env!("CARGO_PKG_RUST_VERSION"));
    let newer: Vec<String> = (lock.packages.values())
        .filter(|package| package["rust_version"].as_str().is_some_and(|stated| version(stated) > ours))
        .map(|package| format!("{} {} wants {}", package["name"], package["version"], package["rust_version"]))
        .collect();
    assert!(newer.is_empty(), "{}", newer.join("\n"));
    let library = lock.library();
    let unstated =
        library.iter().filter(|package| package["rust_version"].is_null()).map(|package| text(&package["name"]));
    assert_eq!(unstated.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>(), UNSTATED);
}

#[test]
fn the_library_is_rust_alone() {
    for package in Lock::read().library() {
        let name = text(&package["name"]);
        assert!(package["links"].is_null(), "{name} links {}", package["links"]);
        assert!(!FOREIGN.contains(&name), "{name} builds or finds code that is not Rust");
    }
}

#[test]
fn the_crates_of_this_workspace_run_no_build_script_and_forbid_unsafe_code() {
    let lock = Lock::read();
    let root = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("a manifest");
    assert!(root.contains("[workspace.lints.rust]\nunsafe_code = \"forbid\""));
    for member in lock.members.iter().map(|id| &lock.packages[id]) {
        let kinds = list(&member["targets"]).iter().flat_map(|target| list(&target["kind"]));
        assert!(kinds.into_iter().all(|kind| kind != "custom-build"), "{} has a build script", member["name"]);
        let manifest = fs::read_to_string(text(&member["manifest_path"])).expect("a manifest");
        assert!(manifest.contains("[lints]\nworkspace = true"), "{} takes no part in the lints", member["name"]);
    }
}

/// The words of a file's head, with a space around each. The head of a list are its lines that begin with `#`, that of
/// weights ends with an empty line.
fn head(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = String::from_utf8_lossy(&bytes);
    let is_list = path.extension().is_some_and(|extension| extension == "txt");
    let is_head = |line: &&str| if is_list { line.starts_with('#') } else { !line.is_empty() };
    let words = text.lines().take_while(is_head).flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

#[test]
fn every_list_and_all_weights_name_their_source_and_their_licence() {
    const LICENCES: [&str; 6] =
        ["mit", "apache 2 0", "cc by 4 0", "unicode license", "public domain", "those of the lists"];
    let folders = ["src/lexicon", "src/model"].map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "npm"));
    assert!(paths.len() > 50, "{} files", paths.len());
    for path in paths {
        let head = head(&path);
        let has_licence = LICENCES.iter().any(|licence| head.contains(&format!(" {licence} ")));
        assert!(head.contains("source") && has_licence, "{}: {head}", path.display());
    }
}
