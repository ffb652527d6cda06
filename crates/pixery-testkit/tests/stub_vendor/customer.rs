//! A customer of the stub, who knows the wire and nothing of Pixery.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pixery_testkit::{StubOptions, StubVendor};
use reqwest::{RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

pub(crate) struct Customer {
    pub(crate) stub: StubVendor,
    http: reqwest::Client,
}

impl Customer {
    /// Deals with a stub in this process.
    pub(crate) async fn new() -> Self {
        Self::of(StubVendor::in_process(StubOptions::default()).await)
    }

    /// Deals with a stub that is a process of its own.
    pub(crate) fn of_process(options: StubOptions) -> Self {
        Self::of(StubVendor::start_at(Path::new(env!("CARGO_BIN_EXE_pixery-stub-vendor")), options))
    }

    pub(crate) fn of(stub: StubVendor) -> Self {
        // A pooled connection to a killed stub would fail a request that was never sent.
        // Another crate of the workspace asks for TLS without a provider of its own; a second one is no error.
        let _installed = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().pool_max_idle_per_host(0);
        let http = http.redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { stub, http }
    }

    /// Orders images of OpenAI; `fields` complete or change the order.
    pub(crate) fn generation(&self, prompt: &str, fields: Value) -> RequestBuilder {
        let mut order = json!({"model": "gpt-image-2.6-flare", "prompt": prompt, "size": "64x64"});
        order.as_object_mut().unwrap().extend(fields.as_object().cloned().unwrap_or_default());
        self.post(&format!("{}/images/generations", self.stub.openai_url())).json(&order)
    }

    /// Submits to fal's queue; `fields` complete or change the input.
    pub(crate) fn submit(&self, prompt: &str, fields: Value) -> RequestBuilder {
        let mut input = json!({"prompt": prompt, "image_size": {"width": 64, "height": 48}});
        input.as_object_mut().unwrap().extend(fields.as_object().cloned().unwrap_or_default());
        self.post(&format!("{}/fal-ai/flux/schnell", self.stub.fal_url())).json(&input)
    }

    /// Submits to fal's queue and returns the receipt.
    pub(crate) async fn receipt(&self, prompt: &str) -> Receipt {
        Receipt(read(self.submit(prompt, json!({})).send().await.unwrap(), 200).await)
    }

    pub(crate) fn post(&self, url: &str) -> RequestBuilder {
        self.http.post(url)
    }

    pub(crate) async fn get(&self, url: &str) -> Response {
        self.http.get(url).send().await.unwrap()
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.http
    }

    pub(crate) fn charges(&self) -> usize {
        self.stub.ledger().len()
    }
}

/// What fal answers to a submit.
pub(crate) struct Receipt(pub(crate) Value);

impl Receipt {
    /// Asks for the status, and returns it with its HTTP status.
    pub(crate) async fn status(&self, customer: &Customer) -> (u16, Value) {
        let answer = customer.get(&format!("{}?logs=1", self.0["status_url"].as_str().unwrap())).await;
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    pub(crate) async fn result(&self, customer: &Customer) -> Response {
        customer.get(self.0["response_url"].as_str().unwrap()).await
    }

    pub(crate) async fn cancel(&self, customer: &Customer) -> (u16, Value) {
        let answer = customer.http().put(self.0["cancel_url"].as_str().unwrap()).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Returns the URL of the first image.
    pub(crate) async fn image_url(&self, customer: &Customer) -> String {
        let result = read(self.result(customer).await, 200).await;
        result["images"][0]["url"].as_str().unwrap().to_owned()
    }
}

/// Reads JSON that came with that status.
pub(crate) async fn read(answer: Response, status: u16) -> Value {
    assert_eq!(answer.status(), StatusCode::from_u16(status).unwrap());
    answer.json().await.unwrap()
}

/// Returns an image of OpenAI's answer as a file.
pub(crate) fn image(answer: &Value, index: usize) -> Vec<u8> {
    STANDARD.decode(answer["data"][index]["b64_json"].as_str().unwrap()).unwrap()
}
