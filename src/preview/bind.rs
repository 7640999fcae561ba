//! A port of this machine, or the next free one.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};

/// How many ports are tried before giving up.
const TRIES: u16 = 50;

/// Listens on `port`, or on the next free one after it, on 127.0.0.1 and, where there is
/// one, on [::1]; or on `host` alone, if it is named. Port 0 asks the system for any.
pub(super) fn listen(host: Option<IpAddr>, port: u16) -> io::Result<(u16, Vec<TcpListener>)> {
    let main = host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(TRIES) {
        let listener = match TcpListener::bind(SocketAddr::new(main, port)) {
            Ok(listener) => listener,
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                last = error;
                continue;
            }
            Err(error) => return Err(error),
        };
        let port = listener.local_addr()?.port();
        let mut listeners = vec![listener];
        if host.is_none() {
            // A machine without IPv6, or with a stranger on that port there, still has a preview.
            listeners.extend(TcpListener::bind(SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), port)));
        }
        for listener in &listeners {
            listener.set_nonblocking(true)?;
        }
        return Ok((port, listeners));
    }
    Err(last)
}

/// The address under which the network knows this machine, if the system says so.
pub(super) fn outward(host: IpAddr) -> Option<IpAddr> {
    // Connecting a UDP socket sends nothing; it only settles from where one would send. The
    // addresses of the other end are kept free for examples (RFC 5737, RFC 3849).
    let v4 = || from(Ipv4Addr::UNSPECIFIED.into(), Ipv4Addr::new(192, 0, 2, 1).into());
    let v6 = || from(Ipv6Addr::UNSPECIFIED.into(), Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1).into());
    if host.is_ipv4() { v4() } else { v4().or_else(v6) }
}

fn from(any: IpAddr, there: IpAddr) -> Option<IpAddr> {
    let socket = UdpSocket::bind(SocketAddr::new(any, 0)).ok()?;
    socket.connect(SocketAddr::new(there, 9)).ok()?;
    let own = socket.local_addr().ok()?.ip();
    (!own.is_unspecified() && !own.is_loopback()).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::listen;

    #[test]
    fn a_taken_port_gives_the_next_one() {
        let (first, _held) = listen(None, 0).expect("some port is free");
        let (second, _) = listen(None, first).expect("another one too");
        assert!(second > first);
    }
}
