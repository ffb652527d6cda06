//! A small vendor: one thread a connection, so that every byte, pause and hang-up is the test's own.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What came in.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// Which connection it came on, counted from 0.
    pub(crate) connection: usize,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// What goes out.
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    pieces: Vec<Vec<u8>>,
    pause: Duration,
    /// Promised beyond what is sent.
    missing: usize,
    hangs_up: bool,
}

impl Reply {
    pub(crate) fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let pieces = vec![body.into()];
        Self { status, headers: Vec::new(), pieces, pause: Duration::ZERO, missing: 0, hangs_up: false }
    }

    pub(crate) fn json(status: u16, body: &serde_json::Value) -> Self {
        Self::new(status, body.to_string())
    }

    /// Closes the connection without a word.
    pub(crate) fn hang_up() -> Self {
        Self { hangs_up: true, ..Self::new(0, "") }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Closes the connection before the last bytes.
    pub(crate) fn cut_short(self) -> Self {
        Self { missing: 100, ..self }
    }

    /// Sends the body in pieces of `length`, with pauses.
    pub(crate) fn slowly(self, length: usize, pause: Duration) -> Self {
        let pieces = self.pieces.concat().chunks(length).map(<[u8]>::to_vec).collect();
        Self { pieces, pause, ..self }
    }
}

/// A server that answers as it is told and remembers what it was asked.
pub(crate) struct Server {
    /// `http://127.0.0.1:PORT`
    pub(crate) base: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    pub(crate) fn start(answer: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (seen, answer) = (Arc::new(Mutex::new(Vec::new())), Arc::new(answer));
        let noted = Arc::clone(&seen);
        thread::spawn(move || {
            for (connection, stream) in listener.incoming().enumerate() {
                let (seen, answer) = (Arc::clone(&noted), Arc::clone(&answer));
                thread::spawn(move || serve(stream.unwrap(), connection, &seen, answer.as_ref()));
            }
        });
        Self { base, seen }
    }

    /// Answers every request alike.
    pub(crate) fn always(status: u16, body: &'static str) -> Self {
        Self::start(move |_| Reply::new(status, body))
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

fn serve(stream: TcpStream, connection: usize, seen: &Mutex<Vec<Seen>>, answer: &dyn Fn(&Seen) -> Reply) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    while let Some(request) = read_request(&mut reader, connection) {
        seen.lock().unwrap().push(request.clone());
        let reply = answer(&request);
        if reply.hangs_up || write_reply(&mut stream, &reply).is_err() || reply.missing > 0 {
            return;
        }
    }
}

fn read_request(reader: &mut impl BufRead, connection: usize) -> Option<Seen> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let mut body = vec![0; length.map_or(0, |(_, length)| length.parse().unwrap())];
    reader.read_exact(&mut body).ok()?;
    Some(Seen { method, target, headers, body, connection })
}

fn write_reply(stream: &mut TcpStream, reply: &Reply) -> std::io::Result<()> {
    let length = reply.pieces.iter().map(Vec::len).sum::<usize>() + reply.missing;
    write!(stream, "HTTP/1.1 {} Whatever\r\nContent-Length: {length}\r\n", reply.status)?;
    for (name, value) in &reply.headers {
        write!(stream, "{name}: {value}\r\n")?;
    }
    write!(stream, "\r\n")?;
    for piece in &reply.pieces {
        stream.write_all(piece)?;
        stream.flush()?;
        thread::sleep(reply.pause);
    }
    Ok(())
}
