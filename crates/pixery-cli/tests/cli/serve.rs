//! `serve`: the real program, from its first line to its end. What it lets in is tested in `pixery-serve`.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::shell::Shell;

/// A server in a process of its own; killed when the test ends.
struct Served {
    child: Child,
    data: Value,
}

impl Served {
    fn start(shell: &Shell, flags: &[&str]) -> Self {
        let arguments = ["serve", "--no-open", "--json"].iter().chain(flags);
        let mut child =
            shell.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap();
        assert_eq!((said["ok"].clone(), said["command"].clone()), (json!(true), json!("serve")));
        Self { child, data: said["data"].clone() }
    }

    fn port(&self) -> u16 {
        self.data["port"].as_u64().unwrap().try_into().unwrap()
    }

    fn bearer(&self) -> String {
        let token = std::fs::read_to_string(self.data["tokenFile"].as_str().unwrap()).unwrap();
        format!("Authorization: Bearer {}", token.trim_end())
    }

    /// Sends a request and returns status, head and body.
    fn ask(&self, line: &str, header: &str, body: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port())).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let request = format!(
            "{line} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{header}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{body}",
            self.port(),
            body.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head[9..12].parse().unwrap(), head.to_owned(), body.to_owned())
    }

    fn signal(&mut self, name: &str) -> Option<i32> {
        assert!(Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _ended_already = self.child.wait();
    }
}

#[test]
fn a_killed_server_comes_back_and_the_browser_is_still_signed_in() {
    let shell = Shell::with_images(1);
    let mut first = Served::start(&shell, &["--port", "0"]);
    let url = first.data["url"].as_str().unwrap().to_owned();
    let (base, code) = url.split_once("#code=").unwrap();
    assert_eq!(base, format!("http://127.0.0.1:{}/", first.port()));
    let (status, head, _) =
        first.ask("POST /api/session", "Accept: */*", &json!({ "code": code }).to_string());
    assert_eq!(status, 204, "{head}");
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    let cookie = format!("Cookie: {}", cookie.split(';').next().unwrap());
    let port = first.port().to_string();
    first.signal("-KILL");
    let mut second = Served::start(&shell, &["--port", &port]);
    let (status, _, body) = second.ask("POST /api/call/list_generations", &cookie, "{}");
    assert_eq!(status, 200, "{body}");
    assert!(body.contains("a small house") && !body.contains(shell.library().to_str().unwrap()), "{body}");
    assert_eq!(second.signal("-TERM"), Some(0), "an asked-for end is no failure");
}

#[test]
fn what_a_browser_queues_is_run_by_a_worker() {
    let shell = Shell::with_images(1);
    let served = Served::start(&shell, &["--port", "0", "--allow-generate"]);
    let input = json!({ "prompt": "a fox, ink", "parameters": { "size": "64x64" } });
    let (status, _, body) = served.ask("POST /api/call/generate", &served.bearer(), &input.to_string());
    assert_eq!(status, 200, "{body}");
    let job = serde_json::from_str::<Value>(&body).unwrap()["jobs"][0]["id"].clone();
    // Nobody else looks after the job: `jobs wait` would call a worker of its own.
    let mut cursor = 0;
    loop {
        let (_, _, body) =
            served.ask("POST /api/call/show_job", &served.bearer(), &json!({ "id": job }).to_string());
        let state = serde_json::from_str::<Value>(&body).unwrap()["state"].clone();
        if state == "done" {
            break;
        }
        assert!(
            matches!(state.as_str(), Some("queued" | "submitting" | "submitted" | "downloading")),
            "{body}"
        );
        let since = cursor.to_string();
        let heard = shell.json(["watch", "--topic", "jobs", "--since", &since, "--timeout", "60"]);
        cursor = heard["data"]["sequence"].as_i64().unwrap();
    }
    assert_eq!(shell.workers().len(), 1);
}

#[test]
fn a_port_that_is_taken_and_a_name_that_is_none_are_refused() {
    let shell = Shell::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let refused = shell.json(["serve", "--no-open", "--port", &port]);
    assert_eq!(refused["error"]["code"], "conflict");
    assert!(refused["error"]["message"].as_str().unwrap().contains(&port), "{refused}");
    assert!(refused["error"]["hint"].as_str().unwrap().contains("--port"), "{refused}");
    let refused = shell.json(["serve", "--no-open", "--host", "http://gallery.lan/"]);
    assert_eq!(refused["error"]["code"], "invalid");
    assert!(refused["error"]["message"].as_str().unwrap().contains("http://gallery.lan/"), "{refused}");
}
