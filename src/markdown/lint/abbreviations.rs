//! Abbreviations that a text does not explain.

use super::outline::{BREAK, CODE, Outline, Passage, Role};
use super::problems::Problem;
use super::{Findings, Limits};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What readers of a blog know: everyday German, companies, countries, units, and the trade's daily bread.
const KNOWN: &str = "\
    ABC AG AGB AM AOK AR ARD ARTE AT AU AV BAFA BASF BBC BGB BH BI BIC BIP BMI BMW BR BRD BSI BWL CAD CB CC CD CDU CEO CET \
    CFO CH CHF CIA CO CPU CSS CSU CSV CTO CV DAX DB DDR DDG DE DFB DHL DIN DJ DM DNA DNS DOI DPA DRK DSGVO DSL DVD EAN EC EDV \
    EG EHEC EKG EN ERP ETF EU EUR EV EZB FAQ FAX FBI FDP FM FR FTP GB GBP GEMA GEZ GG GHZ GIF GMBH GPS GPU GUI HD HDD HDMI \
    HGB HIV HR HRB HRA HTML HTTP HTTPS IBAN IBM ICE ID IHK IMAP INFO IOS IP IQ ISBN ISDN ISO IT ITIL JPEG JPG JSON KB KFZ KG KI \
    KITA KO KPI KW LAN LCD LED LG LKW LTE MB MDR MEZ MESZ MHZ MIT MP MPEG MVP MWST NASA NATO NDR NFC NGO NRW OK OS PAYPAL \
    PC PDF PHP PIN PKW PLZ PNG POP PR PS QR RAM RBB RFC RGB RSS SAP SD SEO SIM SMS SMTP SOS SPD SQL SSD SSL SSH SVG TB TCP TH TLS \
    TÜV TV TXT UDP UFO UI UK UKW UNESCO UNICEF UNO UN URL US USA USB USD USV UTC UTF UV UX VGA VHS VIP VPN VW WAN WC WDR WG \
    WLAN WM WORD WWW XL XML XXL XS YAML ZDF ZIP API APP CMS GIT SDK IDE CLI CI CD AI ML VR PO CAPTCHA MAC WIFI WIKI CAPS HTW TU \
    FH UNI OP AKW EEG EMV THW DLRG ADAC TOP NEU ALT UG KGAA OHG GBR SE EV IV VI VII VIII IX XI XII XIII XIV XV XVI XX XXI II III \
    TODO FIXME NB PPS ASCII BIOS RAID SATA NVME DHCP ICMP NTP LDAP PGP GPG RSA AES SHA CORS CSRF XSS REST CRUD DOM SCSS \
    AMD ARM ARP AWS BER BVG CCC CMD CTA CX DGB DIY EM ESA ESC EXIF FAZ FTP GPT IRC ISS JS LA LAMP LAN LTS LVM NAS NAT NGINX NFS NPM NY \
    OCR PHD PING PV RDP RNA SFTP SMB SPÖ SWIFT SWR SZ TED TTL UBS UEFA UEFI UNHCR VISA VLAN VM VNC VPS WIKI WSL WWF XLSX ÖBB ÖPNV ÖVP \
    BUND NABU OFF ON IN OUT ENTER ESC TAB END \
    GNU GPL MIT BSD LGPL EPUB PEM CSR UUID PID GID UID STDIN STDOUT STDERR CET CEST GMT MEST";

/// Whether readers need no explanation.
pub(super) fn is_known(word: &str, limits: &Limits) -> bool {
    KNOWN.split_ascii_whitespace().any(|known| known == word)
        || limits.known.iter().any(|known| known == word)
}

pub(super) fn check(
    outline: &Outline<'_>,
    abbreviations: &[(String, String)],
    limits: &Limits,
    findings: &mut Findings,
) {
    let mut first: BTreeMap<&str, Option<Range<usize>>> = BTreeMap::new();
    let explained = outline.explained.iter().map(String::as_str);
    let given: BTreeSet<&str> =
        explained.chain(abbreviations.iter().map(|(short, _)| short.as_str())).collect();
    for passage in outline.passages.iter().filter(|passage| passage.role != Role::Cell) {
        for place in capitals(passage) {
            let word = &passage.text[place.clone()];
            if !first.contains_key(word) && !is_known(word, limits) && !given.contains(word) {
                let explained = is_explained(&passage.text, &place);
                // Headings come before the text that explains.
                if explained || !matches!(passage.role, Role::Heading(_)) {
                    first.insert(word, (!explained).then(|| passage.origin(place)));
                }
            }
        }
    }
    let stressed = stressed(outline, &first);
    for (word, place) in first {
        if let Some(place) = place.filter(|_| !stressed.contains(word)) {
            findings.add(Problem::AbbreviationUnexplained { text: word.to_owned() }, place);
        }
    }
}

/// Words that also occur in small letters: „nicht“ in capitals is loud, not an abbreviation.
fn stressed(outline: &Outline<'_>, first: &BTreeMap<&str, Option<Range<usize>>>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let loud = [
        "NICHT", "UND", "ODER", "WIR", "HIER", "IST", "SEHR", "NUR", "KEIN", "KEINE", "ALLE", "NOT", "AND",
        "ALL",
    ];
    found.extend(loud.map(str::to_owned));
    for passage in &outline.passages {
        for word in passage.text.split(|char: char| !char.is_alphanumeric()) {
            // Longer than two letters: „er“ and „am“ are words, ER and AM may be more.
            if (3..=10).contains(&word.len()) && word.contains(char::is_lowercase) {
                let capitals = word.to_uppercase();
                if first.contains_key(capitals.as_str()) {
                    found.insert(capitals);
                }
            }
        }
    }
    found
}

/// Words of two to five capitals that are neither numbers, types nor shouted.
fn capitals(passage: &Passage) -> Vec<Range<usize>> {
    let text = passage.text.as_str();
    let words = || {
        let parts = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
        parts.map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (start..start + word.len(), word.chars().all(char::is_uppercase))
        })
    };
    let mut found = Vec::new();
    let mut before: Option<(Range<usize>, bool)> = None;
    let mut rest = words().peekable();
    while let Some((place, capital)) = rest.next() {
        let beside = |gap: Range<usize>| matches!(&text[gap], " " | "-");
        // Several words in capitals in a row are loud or a name, not an abbreviation.
        let loud = before.as_ref().is_some_and(|(other, loud)| *loud && beside(other.end..place.start))
            || rest.peek().is_some_and(|(other, loud)| *loud && beside(place.end..other.start));
        let short = (2..=5).contains(&text[place.clone()].chars().count());
        if capital && short && !loud && is_free(text, &place) {
            found.push(place.clone());
        }
        before = Some((place, capital));
    }
    found
}

/// Whether no number, address, path or name makes the letters part of something else.
fn is_free(text: &str, place: &Range<usize>) -> bool {
    let before = text[..place.start].chars().next_back();
    let mut next = text[place.end..].chars();
    let joined = matches!(before, Some('.' | '_' | '/' | '@' | '#' | '$' | '&' | '\\' | '=' | CODE | '-'));
    let number = match next.next() {
        Some(' ' | '-' | '\u{A0}' | '\u{202F}') => next.next().is_some_and(|char| char.is_ascii_digit()),
        Some('_' | '/' | '@' | '\\' | '=' | '&' | CODE) => true,
        Some('.') => next.next().is_some_and(char::is_alphanumeric),
        Some(_) | None => false,
    };
    let money = text[..place.start].trim_end().ends_with(|char: char| char.is_ascii_digit());
    !joined && !number && !money
}

/// „Bundesamt für Sicherheit (BSI)“, „BSI (Bundesamt …)“, „BSI, kurz für …“.
fn is_explained(text: &str, place: &Range<usize>) -> bool {
    let before = text[..place.start].trim_end_matches(['„', '“', '"', '»', ' ', '\n']);
    let after = text[place.end..].trim_start_matches(['“', '”', '"', '«', ' ', '\n']);
    let bracketed = before.ends_with(['(', '–', BREAK]) && after.starts_with([')', ',', ';', '–', ':', '=']);
    let follows = ["(", "= ", "steht für", "heißt", "bedeutet", "stands for", "means", ", kurz für", "– "];
    let short = ["kurz", "kurz:", "Abkürzung", "abgekürzt", "short", "genannt"];
    bracketed
        || follows.iter().any(|words| after.starts_with(words))
        || short.iter().any(|words| before.ends_with(words))
}
