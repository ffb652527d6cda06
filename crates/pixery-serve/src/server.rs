//! The server: a socket, limits that hold before anybody is known, and an end that cuts nobody off.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use pixery_core::Session;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use crate::door::{Door, Line, Shared};
use crate::guard::{Hosts, guard, literal};
use crate::login::{Login, TokenError};
use crate::options::{Options, Port};
use crate::routes::routes;

/// Connections at once; further ones wait.
const MOST_CONNECTIONS: usize = 256;

/// The most bytes of a request's line and headers.
const MOST_HEADER_BYTES: usize = 16 * 1024;

/// The most headers of a request.
const MOST_HEADERS: usize = 64;

/// How long a connection may take to say what it wants, and may stay silent between two requests.
const HEADER_PATIENCE: Duration = Duration::from_secs(20);

/// How long the end waits for answers that are on their way.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// Ports that are tried after the one that was wished for.
const NEXT_PORTS: u16 = 32;

/// Why a server does not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address can't be listened at.
    #[error("can't listen at {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The token can't be kept.
    #[error(transparent)]
    Token(#[from] TokenError),
}

impl ServeError {
    /// Returns what the user can do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Listen { address, source } if source.kind() == io::ErrorKind::AddrInUse => {
                format!("something else listens at port {}; take another one with --port", address.port())
            }
            Self::Listen { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                "take a port above 1023".to_owned()
            }
            Self::Listen { .. } => "name an address of this machine with --listen".to_owned(),
            Self::Token(_) => "look at who may read and write there".to_owned(),
        }
    }
}

/// A server that listens already, and answers once it runs.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    door: Shared,
    closing: watch::Sender<bool>,
}

/// Makes links, also while the server runs.
#[derive(Debug, Clone)]
pub struct Links {
    door: Shared,
    base: String,
}

impl Links {
    /// Returns the server's address as it stands in a browser: `http://127.0.0.1:7767/`.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Returns a link that lets one browser in, once, within a minute.
    #[must_use]
    pub fn fresh(&self) -> String {
        format!("{}#code={}", self.base, self.door.login.new_code(self.door.library().now()))
    }
}

impl Server {
    /// Begins to listen.
    ///
    /// # Errors
    /// When the address or the port can't be had, or the token can't be kept.
    pub async fn bind(session: Session, options: Options) -> Result<Self, ServeError> {
        let (listener, address) = listen(options.listen, options.port).await?;
        let login = Login::of(session.library(), options.state.as_deref(), address.port())?;
        let (closing, is_closing) = watch::channel(false);
        let door = Arc::new(Door {
            session,
            hosts: Hosts::of(address, &options.hosts),
            login,
            allow: options.allow,
            is_local: address.ip().is_loopback() && options.hosts.is_empty(),
            version: options.version,
            on_queued: options.on_queued,
            closing: is_closing,
        });
        Ok(Self { listener, address, door, closing })
    }

    /// Returns the address that is listened at.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the file that programs find the token in; nothing when the token dies with the process.
    #[must_use]
    pub fn token_file(&self) -> Option<PathBuf> {
        self.door.login.token_file().map(Path::to_owned)
    }

    /// Returns what makes links to this server.
    #[must_use]
    pub fn links(&self) -> Links {
        // Whoever listens everywhere is reached from here by the loopback address.
        let host = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        let base = format!("http://{}:{}/", literal(host), self.address.port());
        Links { door: Arc::clone(&self.door), base }
    }

    /// Answers until `end` is ready; then takes no more, ends the streams, and waits a little for answers on their way.
    pub async fn run(self, end: impl Future<Output = ()>) {
        let Self { listener, door, closing, .. } = self;
        let app = App { routes: TowerToHyperService::new(routes(Arc::clone(&door))), door };
        let slots = Arc::new(Semaphore::new(MOST_CONNECTIONS));
        let graceful = GracefulShutdown::new();
        tokio::pin!(end);
        loop {
            let next = async {
                // Before anybody is let in: who has no slot waits in the system's queue.
                let slot = Arc::clone(&slots).acquire_owned().await.ok()?;
                Some((slot, listener.accept().await))
            };
            let accepted = tokio::select! {
                () = &mut end => break,
                accepted = next => accepted,
            };
            match accepted {
                Some((slot, Ok((stream, peer)))) => {
                    let local = stream.local_addr().unwrap_or(self.address);
                    app.serve(stream, Line { peer, local }, slot, &graceful);
                }
                Some((_, Err(error))) => {
                    // No more files can be opened, most likely: asking at once would only burn.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                None => break,
            }
        }
        drop(listener);
        closing.send_replace(true);
        let _cut_off = tokio::time::timeout(LAST_ANSWERS, graceful.shutdown()).await;
    }
}

/// What answers on every connection.
#[derive(Clone)]
struct App {
    door: Shared,
    routes: TowerToHyperService<Router>,
}

impl App {
    /// Answers on one connection, apart, until it ends. It holds its slot so long.
    fn serve(&self, stream: TcpStream, line: Line, slot: OwnedSemaphorePermit, graceful: &GracefulShutdown) {
        let _small_answers_wait = stream.set_nodelay(true);
        let app = self.clone();
        let service = service_fn(move |request| {
            let app = app.clone();
            async move { Ok::<_, Infallible>(app.answer(line, request).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_PATIENCE)
            .max_header_size(MOST_HEADER_BYTES)
            .max_headers(MOST_HEADERS)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke off");
            }
            drop(slot);
        });
    }

    async fn answer(&self, line: Line, request: Request<Incoming>) -> Response {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(line);
        guard(&self.door, request, async |request| {
            self.routes.call(request).await.unwrap_or_else(|never| match never {})
        })
        .await
    }
}

/// Listens at an address.
async fn listen(ip: IpAddr, port: Port) -> Result<(TcpListener, SocketAddr), ServeError> {
    let (first, further) = match port {
        Port::Exactly(port) => (port, 0),
        Port::From(port) => (port, NEXT_PORTS.min(u16::MAX - port)),
    };
    let mut next = first;
    loop {
        let address = SocketAddr::new(ip, next);
        match TcpListener::bind(address).await {
            Ok(listener) => {
                let address =
                    listener.local_addr().map_err(|source| ServeError::Listen { address, source })?;
                return Ok((listener, address));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && next < first + further => next += 1,
            Err(source) => return Err(ServeError::Listen { address, source }),
        }
    }
}
