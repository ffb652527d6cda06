//! Rate limits from the vendor's wire through the worker: whatever a vendor says about when to come back, nothing is paid twice, no
//! job is lost, and nobody waits for ever.

use std::time::{Duration, Instant};

use pixery_testkit::{StubOptions, StubVendor};
use serde_json::{Value, json};

use crate::shell::Shell;

const MODELS: [&str; 3] = ["gpt-image-2", "gemini-flash", "fal-ai/flux/schnell"];

fn with_vendor() -> (StubVendor, Shell) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let vendor = runtime.block_on(StubVendor::in_process(StubOptions::default()));
    let mut shell = Shell::new();
    shell.set("PIXERY_OPENAI_BASE_URL", &vendor.openai_url());
    shell.set("PIXERY_GEMINI_BASE_URL", &vendor.gemini_url());
    shell.set("PIXERY_FAL_BASE_URL", &vendor.fal_url());
    shell.set("OPENAI_API_KEY", "sk-of-a-test");
    shell.set("GEMINI_API_KEY", "AIza-of-a-test");
    shell.set("FAL_KEY", "of:a-test");
    (vendor, shell)
}

fn ask(shell: &Shell, model: &str, prompt: &str) -> Value {
    let asked =
        ["generate", prompt, "-m", model, "--size", "1024x1024", "--max-cost", "1", "--timeout", "60"];
    shell.json(asked)
}

/// How often the vendor was asked to make something for that prompt.
fn submits(vendor: &StubVendor, prompt: &str) -> usize {
    let seen = vendor.requests();
    seen.iter().filter(|seen| seen.method == "POST" && seen.body.to_string().contains(prompt)).count()
}

#[test]
fn a_limit_in_each_form_is_waited_for_and_the_image_is_paid_once() {
    let (vendor, shell) = with_vendor();
    let forms = [
        "{{rate_limit=1}}",
        "{{rate_limit_date=1}}",
        "{{rate_limit_ms=200}}",
        // Nothing said, nothing, and no sense: as long as Pixery thinks fit.
        "",
        "{{retry_after}}",
        "{{retry_after=0}}",
        "{{retry_after=-5}}",
        "{{retry_after=soon}}",
        "{{retry_after=1e9}}",
        "{{retry_after=Thu, 01 Jan 1970 00:00:00 GMT}}",
    ];
    let mut charged = 0;
    for model in MODELS {
        for (number, form) in forms.iter().enumerate() {
            let name = format!("fox {number} of {model}");
            let began = Instant::now();
            let made = ask(&shell, model, &format!("{name} {form}{{{{rate_limit_times=1}}}}"));
            assert_eq!(made["data"]["jobs"][0]["state"], "done", "{form}: {made}");
            assert_eq!(made["data"]["jobs"][0]["attempts"], 2, "{form}: {made}");
            assert_eq!(submits(&vendor, &name), 2, "{form}");
            charged += 1;
            assert_eq!(vendor.charged_images(), charged, "{model} {form}");
            if *form == "{{rate_limit=1}}" {
                assert!(began.elapsed() >= Duration::from_secs(1), "{model}: it was asked to wait a second");
            }
        }
    }
}

#[test]
fn a_limit_of_hours_ends_the_job_unpaid_and_the_hint_asks_again() {
    let (vendor, shell) = with_vendor();
    let forms = [
        "{{rate_limit=900}}",
        "{{retry_after=86400}}",
        "{{retry_after=99999999999999999999999999}}",
        "{{retry_after=Fri, 31 Dec 9999 23:59:59 GMT}}",
    ];
    let mut charged = 0;
    for model in MODELS {
        for (number, form) in forms.iter().enumerate() {
            // Google says it in a field of its own, which knows no dates and no such numbers.
            let name = format!("fox {number} of {model}");
            let said = ask(&shell, model, &format!("{name} {form}{{{{rate_limit_times=1}}}}"));
            let error = &said["error"];
            assert_eq!(error["code"], "rate_limited", "{form}: {said}");
            assert!(error["message"].as_str().unwrap().contains("not charged"), "{said}");
            assert_eq!(submits(&vendor, &name), 1, "{form}");
            let id = error["jobIds"][0].to_string();
            let hint = error["hint"].as_str().unwrap();
            let wait = if *form == "{{rate_limit=900}}" { "15 min" } else { "an hour or longer" };
            let expected =
                format!("it wants to be left alone for {wait}; then `pixery jobs retry {id}` asks again");
            assert_eq!(hint, expected, "{form}");
            assert_eq!(shell.json(["jobs", "show", &id])["data"]["cost"]["kind"], "not_charged");
            let again = shell.json(["jobs", "retry", &id, "--yes"]);
            assert_eq!(again["ok"], true, "{form}: {again}");
            charged += 1;
            assert_eq!(vendor.charged_images(), charged, "{model} {form}");
        }
    }
}

#[test]
fn a_limit_that_never_ends_is_asked_five_times_and_costs_nothing() {
    let (vendor, shell) = with_vendor();
    for model in MODELS {
        let said = ask(&shell, model, &format!("fox of {model} {{{{retry_after=0}}}}"));
        assert_eq!(said["error"]["code"], "rate_limited", "{said}");
        assert_eq!(submits(&vendor, &format!("fox of {model}")), 5);
    }
    assert_eq!(vendor.charged_images(), 0);
    let total = &shell.json(["cost"])["data"]["total"];
    assert_eq!((&total["reported"], &total["estimated"], &total["held"]), (&json!(0), &json!(0), &json!(0)));
}
