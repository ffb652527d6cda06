//! What goes out, and how it gets lost on the way.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use futures_util::{StreamExt as _, stream};
use serde_json::Value;

use super::behaviour::{Behaviour, Directive};
use super::wire::Line;

/// Over how many pieces a slow body is spread.
const PIECES: usize = 20;
/// How long half a body gets to reach the peer before the reset overtakes it.
const HEAD_START: Duration = Duration::from_millis(50);
/// MiB of a body that is above every cap.
const HUGE: u32 = 2048;

/// An answer, before anything happens to it.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// Sent one by one.
    pieces: Vec<Bytes>,
    length: Length,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Known,
    /// Chunked, as events are.
    Open,
}

impl Answer {
    fn new(status: StatusCode, content_type: &str, body: impl Into<Bytes>) -> Self {
        let answer = Self { status, headers: Vec::new(), pieces: vec![body.into()], length: Length::Known };
        answer.with_header(CONTENT_TYPE, content_type)
    }

    pub(crate) fn json(status: StatusCode, body: &Value) -> Self {
        Self::new(status, "application/json", body.to_string())
    }

    pub(crate) fn file(content_type: &str, bytes: Vec<u8>) -> Self {
        Self::new(StatusCode::OK, content_type, bytes)
    }

    /// Returns an answer of events, each sent by itself.
    pub(crate) fn events(events: Vec<Bytes>) -> Self {
        let mut answer = Self::new(StatusCode::OK, "text/event-stream; charset=utf-8", Bytes::new());
        answer.pieces = events;
        answer.length = Length::Open;
        answer
    }

    /// Returns the page of a proxy that stands before a vendor.
    pub(crate) fn page(status: StatusCode) -> Self {
        let title = format!("{} {}", status.as_u16(), status.canonical_reason().unwrap_or("Error"));
        let page = format!(
            "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n\
             <hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
        );
        Self::new(status, "text/html", page)
    }

    pub(crate) fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        let value = HeaderValue::from_str(value).expect("the stub's own headers are ASCII");
        self.headers.push((name, value));
        self
    }

    /// Lies about what the body is, where it was told to.
    pub(crate) fn disguised(self, behaviour: &Behaviour) -> Self {
        if behaviour.has(Directive::Html) {
            return Self::page(StatusCode::OK);
        }
        match behaviour.text(Directive::WrongType) {
            Some("garbage") => Self::new(self.status, "application/json", "\u{1f}\u{8b}{\"data\": [oops"),
            _ if behaviour.has(Directive::WrongType) => self.with_header(CONTENT_TYPE, "image/png"),
            _ => self,
        }
    }

    /// Sends the answer through everything it was told to suffer.
    pub(crate) async fn deliver(self, behaviour: &Behaviour, line: &Line) -> Response<Body> {
        if let Some(delay) = behaviour.duration(Directive::Delay) {
            tokio::time::sleep(delay).await;
        }
        if behaviour.has(Directive::DropBody) {
            return self.half(line.clone());
        }
        match behaviour.duration(Directive::SlowBody) {
            Some(over) => self.trickling(over),
            None => self.whole(),
        }
    }

    pub(crate) fn whole(self) -> Response<Body> {
        let pieces = stream::iter(self.pieces.clone().into_iter().map(Ok::<_, io::Error>));
        self.respond(Body::from_stream(pieces))
    }

    /// Sends the body in small pieces over that time.
    pub(crate) fn trickling(self, over: Duration) -> Response<Body> {
        let all = self.pieces.concat();
        let size = all.len().div_ceil(PIECES).max(1);
        let pieces: Vec<_> = all.chunks(size).map(Bytes::copy_from_slice).collect();
        let pause = over / u32::try_from(pieces.len().max(1)).unwrap_or(1);
        let body = stream::iter(pieces).then(move |piece| async move {
            tokio::time::sleep(pause).await;
            Ok::<_, io::Error>(piece)
        });
        self.respond(Body::from_stream(body))
    }

    /// Sends half of the body, then resets the connection.
    pub(crate) fn half(self, line: Line) -> Response<Body> {
        let all = Bytes::from(self.pieces.concat());
        let half = all.slice(..all.len() / 2);
        let body = stream::iter([Some(half), None]).then(move |piece| {
            let line = line.clone();
            async move {
                match piece {
                    Some(piece) => Ok(piece),
                    None => {
                        tokio::time::sleep(HEAD_START).await;
                        line.cut();
                        Err(io::Error::from(io::ErrorKind::ConnectionReset))
                    }
                }
            }
        });
        self.respond(Body::from_stream(body))
    }

    /// Sends the answer's beginning, and then `A` without end in sight.
    pub(crate) fn huge(self, behaviour: &Behaviour) -> Response<Body> {
        let mebibytes = behaviour.number(Directive::Huge).unwrap_or(HUGE) as usize;
        let mut pieces = self.pieces.clone();
        pieces.extend(vec![Bytes::from(vec![b'A'; 1 << 20]); mebibytes]);
        let answer = Self { length: Length::Open, ..self };
        answer.respond(Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, io::Error>))))
    }

    fn respond(self, body: Body) -> Response<Body> {
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        response.headers_mut().extend(self.headers);
        if self.length == Length::Known {
            let length: usize = self.pieces.iter().map(Bytes::len).sum();
            response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
        }
        response
    }
}

/// Cuts the line; nothing of what is returned goes out.
pub(crate) fn reset(line: &Line) -> Response<Body> {
    line.cut();
    Response::new(Body::empty())
}
