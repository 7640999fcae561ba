//! Files of the project as a browser asks for them: whole, in ranges, or not once more.
//!
//! Nothing is held in memory, so a film is sent as fast as the browser plays it, and can
//! be wound: Safari plays none without ranges. Which files there are is the router's
//! business; no path is made of what a browser says.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{IF_RANGE, RANGE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use std::path::Path;
use tower_http::services::ServeFile;

/// What a browser asked for: its method and headers.
pub(super) struct Asked {
    pub method: Method,
    pub headers: HeaderMap,
}

impl Asked {
    pub fn of(request: &Request) -> Asked {
        Asked { method: request.method().clone(), headers: request.headers().clone() }
    }
}

/// The file as it was asked for: 200, 206, 304 or 416; 404 if it is gone.
pub(super) async fn send(path: &Path, asked: Asked) -> Response {
    let mut request = Request::new(Body::empty());
    *request.method_mut() = asked.method;
    *request.headers_mut() = asked.headers;
    // A part of what may be another file by now is no use to anybody (RFC 9110, 13.1.5).
    if request.headers_mut().remove(IF_RANGE).is_some() {
        request.headers_mut().remove(RANGE);
    }
    // Several ranges, and other units than bytes, may be ignored but not refused (RFC 9110, 14.2).
    let one =
        |range: &HeaderValue| range.as_bytes().starts_with(b"bytes=") && !range.as_bytes().contains(&b',');
    if request.headers().get(RANGE).is_some_and(|range| !one(range)) {
        request.headers_mut().remove(RANGE);
    }
    match ServeFile::new(path).try_call(request).await {
        Ok(response) => response.map(Body::new),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
