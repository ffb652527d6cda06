/** Two hundred strings that would run a script, leave the page or break it, wherever one is put in as it is. Each sets `__hit`. */
const HIT = "window.__hit=1";

const forty = [
  `<script>${HIT}</script>`,
  `<img src=x onerror="${HIT}">`,
  `<svg onload=${HIT}>`,
  `<svg><script>${HIT}</script></svg>`,
  `"><img src=x onerror=${HIT}>`,
  `'><svg/onload=${HIT}>`,
  `" autofocus onfocus=${HIT} x="`,
  `' onmouseover='${HIT}`,
  `</title><script>${HIT}</script>`,
  `</textarea><script>${HIT}</script>`,
  `</style><script>${HIT}</script>`,
  `<!--><script>${HIT}</script>`,
  `<iframe src="javascript:parent.__hit=1"></iframe>`,
  `<iframe srcdoc="<script>parent.__hit=1</script>"></iframe>`,
  `<object data="javascript:${HIT}"></object>`,
  `<embed src="javascript:${HIT}">`,
  `<a href="javascript:${HIT}">look</a>`,
  `[look](javascript:${HIT})`,
  `[look](JaVaScRiPt:${HIT})`,
  `[look](data:text/html,<script>opener.__hit=1</script>)`,
  `![look](javascript:${HIT})`,
  `![look](https://example.com/beacon.png)`,
  `[look]: javascript:${HIT}\n\n[look]`,
  `<javascript:${HIT}>`,
  `<https://example.com/> https://example.com/`,
  `<base href="https://example.com/">`,
  `<meta http-equiv="refresh" content="0;url=https://example.com/">`,
  `<link rel=stylesheet href="https://example.com/x.css">`,
  `<style>*{background:url(https://example.com/x)}</style>`,
  `<form action="https://example.com/"><button autofocus>go</button></form>`,
  `<body onload=${HIT}>`,
  `<details open ontoggle=${HIT}>`,
  `<video><source onerror=${HIT}></video>`,
  `<math><mtext><img src=x onerror=${HIT}></mtext></math>`,
  `<template><script>${HIT}</script></template>`,
  `{{constructor.constructor('${HIT}')()}}`,
  `\${${HIT}}`,
  `__proto__`,
  `\u202e>tpircs/<1=tih__.wodniw>tpircs<`,
  `<scr\u200bipt>${HIT}</scr\u200bipt> <<script>script>${HIT}<</script>/script>`,
];

/** Ways in which a text comes to be somewhere else than where it was thought of. */
const ways = [
  (words) => words,
  (words) => `a fox ${words}`,
  (words) => `"'><b title='${words}'>`,
  (words) => `[${words}](${words})`,
  (words) => `\`\`\`html\n${words}\n\`\`\``,
];

/** Each of the forty in each way; five that follow each other are of different ones. */
export const hostile = forty.flatMap((_, image) => ways.map((way, i) => way(forty[(image + i * 8) % forty.length])));

/** How many go to one image: prompt, note, title, tag, collection. */
export const perImage = ways.length;
