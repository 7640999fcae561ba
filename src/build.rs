//! Builds again when the built-in theme changes: new files of a folder are not seen otherwise.

fn main() {
    println!("cargo:rerun-if-changed=themes/kursbuch");
}
