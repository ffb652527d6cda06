//! What saving costs beyond the disk itself: from a vendor's last byte to a job that is done, against writing and fsyncing the same
//! bytes, taken in turns in one process.
//!
//! `cargo bench -p pixery-core --bench overhead [-- ROUNDS]`. Both a vendor that answers at once (the picture as base64 in its
//! answer, like OpenAI's) and one whose result is fetched (like fal.ai's), with a PNG of one megapixel.
#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads argv and prints"
)]
#![expect(clippy::unwrap_used, reason = "a bench that fails should stop")]

use std::fs::File;
use std::io::Write as _;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use pixery_core::domain::{JobState, Price, ProviderId, Ticket};
use pixery_core::ops::generate::{Generate, generate};
use pixery_core::providers::{
    Answer, AnswerImage, Call, Failed, Provider, ProviderRequest, Providers, Submitted, Waiting,
};
use pixery_core::queue::{Stop, Worker};
use pixery_testkit::{TestLibrary, system_clock};

/// How a vendor hands its picture over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    AtOnce,
    Fetched,
}

#[derive(Debug)]
struct Vendor {
    manner: Manner,
    png: Vec<u8>,
    last_byte: Mutex<Option<Instant>>,
}

impl Vendor {
    fn end(&self) {
        *self.last_byte.lock().unwrap() = Some(Instant::now());
    }
}

impl Provider for Vendor {
    fn id(&self) -> ProviderId {
        ProviderId::new("vendor").unwrap()
    }

    fn concurrency(&self) -> usize {
        1
    }

    fn is_free(&self) -> bool {
        false
    }

    fn submit<'a>(
        &'a self,
        _request: &'a ProviderRequest,
        call: Call<'a>,
    ) -> Waiting<'a, Result<Submitted, Failed>> {
        Box::pin(async move {
            if self.manner == Manner::Fetched {
                let url = |what: &str| format!("https://vendor/{what}");
                return Ok(Submitted::Accepted(Ticket {
                    request_id: "request".to_owned(),
                    status_url: url("status"),
                    result_url: url("result"),
                    cancel_url: None,
                }));
            }
            let answer = BASE64.encode(&self.png);
            answer.as_bytes().chunks(1 << 16).for_each(|chunk| call.answer.append(chunk).unwrap());
            self.end();
            Ok(Submitted::Answered)
        })
    }

    fn follow<'a>(&'a self, _ticket: &'a Ticket, call: Call<'a>) -> Waiting<'a, Result<(), Failed>> {
        Box::pin(async move {
            call.answer.append(b"https://vendor/picture").unwrap();
            Ok(())
        })
    }

    fn read_answer(&self, answer: &[u8], _price: &Price) -> Result<Answer, Failed> {
        let image = match self.manner {
            Manner::AtOnce => AnswerImage::File(BASE64.decode(answer).unwrap()),
            Manner::Fetched => AnswerImage::Remote(String::from_utf8(answer.to_vec()).unwrap()),
        };
        Ok(Answer { images: vec![image], cost: None })
    }

    fn fetch<'a>(&'a self, _url: &'a str, call: Call<'a>) -> Waiting<'a, Result<(), Failed>> {
        Box::pin(async move {
            self.png.chunks(1 << 16).for_each(|chunk| call.answer.append(chunk).unwrap());
            self.end();
            Ok(())
        })
    }
}

const MODEL: &str = r#"
[[model]]
id = "vendor-model"
name = "Vendor"
provider = "vendor"
endpoint = "vendor"
summary = "a vendor of a bench"
guide = "sketch"
source = "a bench"
[model.capabilities]
sizes = { kind = "fixed", sizes = ["1024x1024"] }
[model.price]
kind = "image"
microUsd = 40000
[model.dates]
checked = "2026-11-24"
"#;

fn main() {
    let rounds = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(40);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for manner in [Manner::AtOnce, Manner::Fetched] {
        runtime.block_on(measure(manner, rounds));
    }
}

async fn measure(manner: Manner, rounds: usize) {
    let vendor = Arc::new(Vendor { manner, png: painting(1024), last_byte: Mutex::default() });
    let library = TestLibrary::with(|config| {
        let file = config.library.with_file_name("models.toml");
        std::fs::write(&file, MODEL).unwrap();
        config.models_file = Some(file);
        config.clock = system_clock();
    });
    library.set_providers(Providers::these(vec![Arc::<Vendor>::clone(&vendor)]));
    let (mut saved, mut bare) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        saved.push(one_job(&library, &vendor).await);
        bare.push(write_and_sync(&library, &vendor.png, round));
    }
    let (saved, bare) = (median(saved), median(bare));
    let over = saved.saturating_sub(bare);
    println!(
        "{manner:?}: {} bytes; last byte to done {saved:.1?}, writing and fsyncing alone {bare:.1?}, over it {over:.1?} (median of {rounds})",
        vendor.png.len()
    );
}

/// Returns the time from the vendor's last byte to the commit that says "done".
async fn one_job(library: &TestLibrary, vendor: &Vendor) -> Duration {
    let request: Generate =
        serde_json::from_value(serde_json::json!({ "prompt": "a fox", "model": "vendor-model" })).unwrap();
    let id = generate(library, request).await.unwrap().jobs[0].id;
    let worker = Worker::start(library).unwrap();
    let stop = Stop::default();
    // The commit itself is waited for, as the asker does; derived facts come after it.
    let commits = library.store().commits();
    let watching = library.store();
    let done = std::thread::scope(|scope| {
        let hearing = scope.spawn(move || {
            loop {
                commits.recv().unwrap();
                if watching.read(|reader| reader.job(id)).unwrap().state == JobState::Done {
                    return Instant::now();
                }
            }
        });
        tokio::task::block_in_place(|| {
            tokio::runtime::Handle::current()
                .block_on(worker.serve(Duration::from_millis(1), false, &stop))
                .unwrap()
        });
        hearing.join().unwrap()
    });
    done - vendor.last_byte.lock().unwrap().unwrap()
}

fn write_and_sync(library: &TestLibrary, png: &[u8], round: usize) -> Duration {
    let path = library.beside().join(format!("bare-{round}.png"));
    let began = Instant::now();
    let mut file = File::create_new(&path).unwrap();
    file.write_all(png).unwrap();
    file.sync_all().unwrap();
    began.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// A picture like a generated one: soft shapes, fine grain.
fn painting(side: u32) -> Vec<u8> {
    let mut noise = 0x2545_f491_u32;
    let picture = image::RgbImage::from_fn(side, side, |x, y| {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        let (across, down) = (f64::from(x) / 1024.0, f64::from(y) / 1024.0);
        let grain = f64::from(noise % 13) - 6.0;
        let level = |phase: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it is clamped to a byte"
            )]
            let level =
                (128.0 + 90.0 * (across * 5.0 + down * 3.0 + phase).sin() + grain).clamp(0.0, 255.0) as u8;
            level
        };
        image::Rgb([level(0.0), level(1.3), level(2.6)])
    });
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}
