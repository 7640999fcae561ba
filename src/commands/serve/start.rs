//! How the preview begins: the host it is asked for, what is said, and what can go wrong.

use crate::commands::printer::Printer;
use crate::commands::problems::Problem;
use crate::preview::Server;
use crate::report::{Finding, Messages, Place};
use std::io::ErrorKind;
use std::net::IpAddr;
use std::path::Path;

/// The address that `--host` names; `None` for the machine's own.
pub(super) fn host(named: &str) -> Result<Option<IpAddr>, Finding> {
    if named.eq_ignore_ascii_case("localhost") {
        return Ok(None);
    }
    let inside = named.strip_prefix('[').and_then(|named| named.strip_suffix(']'));
    let address = inside.unwrap_or(named).parse().map(Some);
    address.map_err(|_| Problem::HostInvalid { value: named.to_owned() }.at(Place::Nowhere))
}

/// What is said to whoever asks by another name.
pub(super) fn refusal(messages: Messages) -> &'static str {
    match messages {
        Messages::German => {
            "Die Vorschau antwortet nur unter der Adresse, die satz serve beim Beginn nennt, und unter localhost. \
             Für andere Geräte: satz serve --host 0.0.0.0 und dann die Adresse dieses Rechners in Zahlen, kein Name."
        }
        Messages::English => {
            "The preview answers only at the address that satz serve prints at its start, and at localhost. \
             For other devices: satz serve --host 0.0.0.0, and then the address of this machine in figures, no name."
        }
    }
}

/// No port is free, or the address belongs to another machine.
pub(super) fn unheard(host: Option<IpAddr>, port: u16, error: &std::io::Error) -> Finding {
    let why = error.to_string();
    let problem = match (host, error.kind()) {
        (Some(host), ErrorKind::AddrNotAvailable) => Problem::PreviewUnavailable {
            where_de: format!("unter {host}"),
            where_en: format!("at {host}"),
            why,
            help_de: "Mit --host eine Adresse dieser Maschine nennen",
            help_en: "Name an address of this machine with --host",
        },
        (Some(_) | None, _) => Problem::PreviewUnavailable {
            where_de: format!("auf Port {port}"),
            where_en: format!("on port {port}"),
            why,
            help_de: "Mit --port einen anderen Port nennen",
            help_en: "Name another port with --port",
        },
    };
    problem.at(Place::Nowhere)
}

/// The system does not tell when files change.
pub(super) fn unwatched(root: &Path, why: String) -> Finding {
    let problem = Problem::PreviewUnavailable {
        where_de: format!("in {}", root.display()),
        where_en: format!("in {}", root.display()),
        why,
        help_de: "Mit --poll werden die Dateien immer wieder angesehen",
        help_en: "With --poll the files are looked at again and again",
    };
    problem.at(Place::Nowhere)
}

pub(super) fn unopened(printer: &Printer, error: &std::io::Error) -> String {
    match printer.messages {
        Messages::German => format!("Der Browser ließ sich nicht öffnen: {error}"),
        Messages::English => format!("The browser could not be opened: {error}"),
    }
}

pub(super) fn greet(printer: &Printer, server: &Server, host: Option<IpAddr>, taken: u16) {
    let german = printer.messages == Messages::German;
    let port = server.port();
    if taken != 0 && port != taken {
        printer.say(&if german {
            format!("Port {taken} ist belegt, die Vorschau nimmt {port}.")
        } else {
            format!("Port {taken} is taken, the preview uses {port}.")
        });
    }
    if host.is_some_and(|host| !host.is_loopback()) {
        printer.say(if german {
            "Achtung: Wer diesen Rechner erreicht, sieht auch die Entwürfe."
        } else {
            "Warning: whoever reaches this machine sees the drafts too."
        });
    }
    let url = server.url();
    printer.say(&if german {
        format!("Vorschau: {url} (Ende mit Strg-C)")
    } else {
        format!("Preview: {url} (Ctrl-C ends it)")
    });
    if host.is_some_and(|host| host.is_unspecified()) {
        printer.say(&match (server.url_outside(), german) {
            (Some(url), true) => format!("Auf anderen Geräten: {url}"),
            (Some(url), false) => format!("On other devices: {url}"),
            (None, true) => {
                format!("Auf anderen Geräten: die Adresse dieses Rechners in Zahlen, mit :{port}")
            }
            (None, false) => {
                format!("On other devices: the address of this machine in figures, with :{port}")
            }
        });
    }
}
