//! The server: pages from a router, files of the project, events for open pages.

use super::files::{self, Asked};
use super::guard::Guard;
use super::stream::{Audience, Event};
use super::{bind, inject};
use axum::extract::{Query, Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, LOCATION, ORIGIN, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::sse::Sse;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::runtime::Runtime;
use tokio::sync::watch;

/// Answers every address of the blog. It is called from several threads at once.
pub type Router = Arc<dyn Fn(&str) -> Reply + Send + Sync>;

/// What stands at an address.
#[derive(Debug)]
pub struct Reply {
    /// The status code: 200, 307, 404, 500.
    pub status: u16,
    /// The media type; `text/html` gets the script.
    pub media_type: String,
    /// What is sent.
    pub body: Body,
    /// The right address, for a redirect.
    pub location: Option<String>,
}

/// A step in time that somebody asks for in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the next moment at which something flips.
    Next,
    /// Back to now.
    Back,
}

/// The bytes of a reply.
#[derive(Debug)]
pub enum Body {
    /// Finished bytes.
    Bytes(Vec<u8>),
    /// A file, read when it is asked for.
    File(PathBuf),
}

/// Where to listen.
#[derive(Debug, Clone)]
pub struct Options {
    /// Another address than this machine's own; anybody who reaches it sees the drafts.
    pub host: Option<IpAddr>,
    /// The port to try first.
    pub port: u16,
    /// What whoever asks by another name is told.
    pub refusal: String,
}

/// A running preview.
#[derive(Debug)]
pub struct Server {
    port: u16,
    host: Option<IpAddr>,
    audience: Audience,
    stop: watch::Sender<bool>,
    thread: JoinHandle<()>,
}

#[derive(Clone)]
struct App {
    router: Router,
    steps: Arc<dyn Fn(Step) + Send + Sync>,
    audience: Audience,
    guard: Guard,
    refusal: Arc<str>,
    stopped: watch::Receiver<bool>,
}

impl Server {
    /// Starts to listen; fails where no port is free or the address is not this machine's.
    /// `step` is called when somebody steps in time.
    pub fn start(
        options: Options,
        router: Router,
        step: impl Fn(Step) + Send + Sync + 'static,
    ) -> io::Result<Server> {
        let (port, listeners) = bind::listen(options.host, options.port)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let audience = Audience::new();
        let (stop, stopped) = watch::channel(false);
        let guard = Guard::new(port, options.host);
        let refusal = options.refusal.into();
        let app = App { router, steps: Arc::new(step), audience: audience.clone(), guard, refusal, stopped };
        let thread =
            std::thread::Builder::new().name("preview".into()).spawn(move || run(runtime, listeners, app))?;
        Ok(Server { port, host: options.host, audience, stop, thread })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address to open on this machine.
    pub fn url(&self) -> String {
        match self.host.filter(|host| !host.is_unspecified()) {
            Some(host) => self.url_at(host),
            None => format!("http://localhost:{}/", self.port),
        }
    }

    /// The address to open on other machines, if all of this machine's are listened on and
    /// one of them is known.
    pub fn url_outside(&self) -> Option<String> {
        let host = self.host.filter(IpAddr::is_unspecified)?;
        bind::outward(host).map(|host| self.url_at(host))
    }

    fn url_at(&self, host: IpAddr) -> String {
        format!("http://{}/", SocketAddr::new(host, self.port))
    }

    /// The addresses somebody looks at now.
    pub fn open_pages(&self) -> Vec<String> {
        self.audience.open()
    }

    /// Tells all open pages.
    pub fn send(&self, event: Event) {
        self.audience.send(event);
    }

    /// Ends all event streams, then the server.
    pub fn stop(self) {
        // Nobody listens any more if the thread is gone already.
        let _ = self.stop.send(true);
        let _ = self.thread.join();
    }
}

fn run(runtime: Runtime, listeners: Vec<std::net::TcpListener>, app: App) {
    let routes = axum::Router::new()
        .route("/_satz/events", get(events))
        .route("/_satz/client.js", get(client))
        .route("/_satz/step/next", post(|State(app): State<App>| step(app, Step::Next)))
        .route("/_satz/step/back", post(|State(app): State<App>| step(app, Step::Back)))
        .fallback(page)
        .layer(middleware::from_fn_with_state(app.clone(), admit))
        .with_state(app.clone());
    runtime.block_on(async {
        let mut servers = Vec::new();
        for listener in listeners {
            let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { continue };
            let mut stopped = app.stopped.clone();
            let routes = routes.clone();
            servers.push(tokio::spawn(async move {
                let stop = async move {
                    // An error means the sender is gone, which is the end too.
                    let _ = stopped.wait_for(|stop| *stop).await;
                };
                let _ = axum::serve(listener, routes).with_graceful_shutdown(stop).await;
            }));
        }
        let mut stopped = app.stopped.clone();
        let _ = stopped.wait_for(|stop| *stop).await;
        for server in servers {
            server.abort();
        }
    });
    runtime.shutdown_background();
}

/// 421 for whoever names another host, 405 for everything that is not a question, 403 for a
/// step that no page of ours asks for.
async fn admit(State(app): State<App>, request: Request, next: Next) -> Response {
    if !app.guard.admits(request.headers()) {
        return (StatusCode::MISDIRECTED_REQUEST, format!("{}\n", app.refusal)).into_response();
    }
    let asks = request.method() == Method::GET || request.method() == Method::HEAD;
    let steps = request.uri().path().starts_with("/_satz/step/");
    if !asks && !steps {
        let status = StatusCode::METHOD_NOT_ALLOWED;
        return (status, [(ALLOW, "GET, HEAD")], format!("{status}\n")).into_response();
    }
    // Whoever wants something must say that it is our own page that wants it.
    if !asks && !request.headers().contains_key(ORIGIN) {
        let status = StatusCode::FORBIDDEN;
        return (status, format!("{status}\n")).into_response();
    }
    next.run(request).await
}

async fn step(app: App, step: Step) -> StatusCode {
    (app.steps)(step);
    StatusCode::NO_CONTENT
}

async fn client() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("client.js"))
}

async fn events(State(app): State<App>, Query(query): Query<BTreeMap<String, String>>) -> impl IntoResponse {
    let address = query.get("page").cloned().unwrap_or_else(|| "/".into());
    let mut seat = app.audience.join(address.clone());
    // Between a page and its events it may have become another.
    if let Some(own) = query.get("is")
        && page_of(&app, address).await.is_some_and(|now| inject::fingerprint(&now) != *own)
    {
        seat.is_late();
    }
    let stream = tokio_stream::StreamExt::chain(
        tokio_stream::once(Ok::<_, Infallible>(axum::response::sse::Event::default().comment("satz"))),
        unfold(seat, app.stopped),
    );
    Sse::new(stream).keep_alive(axum::response::sse::KeepAlive::default())
}

/// The seat's messages until the server stops.
fn unfold(
    seat: super::stream::Seat,
    stopped: watch::Receiver<bool>,
) -> impl tokio_stream::Stream<Item = Result<axum::response::sse::Event, Infallible>> {
    let (sender, receiver) = tokio::sync::mpsc::channel(1);
    tokio::spawn(forward(seat, stopped, sender));
    tokio_stream::StreamExt::map(tokio_stream::wrappers::ReceiverStream::new(receiver), Ok)
}

async fn forward(
    mut seat: super::stream::Seat,
    mut stopped: watch::Receiver<bool>,
    sender: tokio::sync::mpsc::Sender<axum::response::sse::Event>,
) {
    loop {
        let message = tokio::select! {
            message = seat.next() => message,
            _ = stopped.wait_for(|stop| *stop) => None,
            () = sender.closed() => None,
        };
        let Some(message) = message else { return };
        if sender.send(message).await.is_err() {
            return;
        }
    }
}

/// What stands at an address, computed apart: a panic in one page is that page's problem.
async fn ask(app: &App, address: String) -> Option<Reply> {
    let router = Arc::clone(&app.router);
    tokio::task::spawn_blocking(move || router(&address)).await.ok()
}

/// The page at an address, without what the preview adds.
async fn page_of(app: &App, address: String) -> Option<Vec<u8>> {
    match ask(app, address).await?.body {
        Body::Bytes(bytes) => Some(bytes),
        Body::File(_) => None,
    }
}

async fn page(State(app): State<App>, request: Request) -> Response {
    let asked = Asked::of(&request);
    let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
    let Some(Reply { status, media_type, body, location }) = ask(&app, request.uri().path().to_owned()).await
    else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let is_page = media_type.starts_with("text/html");
    let mut response = match body {
        Body::Bytes(bytes) => written(status, bytes, is_page),
        Body::File(path) if is_page => match tokio::fs::read(path).await {
            Ok(bytes) => written(status, bytes, is_page),
            Err(_) => return StatusCode::NOT_FOUND.into_response(),
        },
        Body::File(path) => files::send(&path, asked).await,
    };
    let headers = response.headers_mut();
    let lasting = if headers.contains_key(ETAG) { "no-cache" } else { "no-store" };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(lasting));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let location = location.map(|location| location + &query);
    for (name, value) in [(CONTENT_TYPE, Some(media_type)), (LOCATION, location)] {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
            headers.insert(name, value);
        }
    }
    response
}

/// Finished bytes; a page gets the script.
fn written(status: u16, bytes: Vec<u8>, is_page: bool) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let stands_in = status.is_client_error() || status.is_server_error();
    (status, if is_page { inject::script(bytes, stands_in) } else { bytes }).into_response()
}
