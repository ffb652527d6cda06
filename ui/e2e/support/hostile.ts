/** Strings that would do harm where a text is taken for something else. */
const payloads: readonly string[] = [
  "<script>window.__harm=1</script>",
  "<img src=x onerror=window.__harm=1>",
  '"><svg/onload=window.__harm=1>',
  "'-window.__harm=1-'",
  "javascript:window.__harm=1",
  "[click](javascript:window.__harm=1)",
  "![see](http://127.0.0.1:9/leak.png)",
  "![see](//127.0.0.1:9/leak.png)",
  "<iframe src=http://127.0.0.1:9/></iframe>",
  "<style>@import 'http://127.0.0.1:9/leak.css';</style>",
  "<link rel=stylesheet href=http://127.0.0.1:9/leak.css>",
  "<base href=http://127.0.0.1:9/>",
  "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
  "{{constructor.constructor('window.__harm=1')()}}",
  "${window.__harm=1}",
  "<a href=javascript:window.__harm=1 autofocus onfocus=window.__harm=1>x</a>",
  "<details open ontoggle=window.__harm=1>",
  "__proto__",
  "constructor",
  "'; DROP TABLE generations; --",
  "../../../../etc/passwd",
  "..\\..\\windows",
  "%2e%2e%2f%00",
  "\u202Egnp.exe",
  "\u200B\u200D\uFEFF",
  "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309".repeat(6),
  "𝕳𝖔𝖘𝖙𝖎𝖑𝖊 👩‍👩‍👧‍👦🏳️‍🌈",
  "W".repeat(90),
  "سلام ".repeat(15),
  "漢字".repeat(40),
  "tag:x OR 1=1",
  '-"',
  "url(http://127.0.0.1:9/leak)",
  "red;background:url(http://127.0.0.1:9/leak)",
  "data:text/html,<script>window.__harm=1</script>",
  "<!--",
  "]]>",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=window.__harm=1>",
  "`window.__harm=1`",
  "&lt;img src=x onerror=window.__harm=1&gt;",
];

/** Returns that many of them, each different. */
export function hostile(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const payload = payloads[i % payloads.length] ?? "";
    return i < payloads.length ? payload : `${Math.floor(i / payloads.length)} ${payload}`;
  });
}
