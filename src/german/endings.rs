//! What the names of files and hosts end in.

/// Whether a file or a host may end in this, in capitals or not.
pub(super) fn is_known_ending(ending: &str) -> bool {
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// Endings of hosts, then of files. Those that are German words (es, im, in, am, so) are left out: a missing space
/// after a full stop is more common than such a host.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "de", "at", "ch", "li", "eu", "com", "org", "net", "info", "biz", "io", "dev", "app", "ai", "fr", "it",
    "nl", "pl", "cz", "uk", "us", "tv", "me", "gov", "edu", "berlin", "hamburg", "koeln", "bayern", "wien",
    "swiss", "gmbh", "shop", "blog", "online", "cloud", "tech", "site", "example", "test", "invalid", "local",
    "localhost", "internal", "arpa", "txt", "md", "html", "htm", "css", "js", "mjs", "ts", "jsx", "tsx",
    "vue", "json", "xml", "xsl", "yaml", "yml", "toml", "ini", "cfg", "conf", "log", "csv", "tsv", "pdf",
    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "tex", "bib", "epub", "png",
    "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "tif", "tiff", "mp3", "mp4", "mkv", "avi", "mov",
    "wav", "ogg", "webm", "flac", "vtt", "srt", "zip", "tar", "gz", "bz", "bz2", "xz", "zst", "7z", "rar",
    "deb", "rpm", "exe", "dll", "msi", "sh", "bash", "zsh", "bat", "cmd", "ps1", "py", "rb", "rs", "go",
    "php", "pl", "java", "jar", "kt", "swift", "c", "h", "cc", "cpp", "hpp", "cs", "sql", "db", "sqlite",
    "lock", "bak", "tmp", "iso", "img", "dmg", "apk", "ics", "vcf", "eml", "key", "pem", "crt", "cer", "csr",
    "pub", "asc", "sig", "tera", "ttf", "otf", "woff", "woff2", "map", "service", "timer", "socket", "env",
    "patch", "diff", "tgz",
];
