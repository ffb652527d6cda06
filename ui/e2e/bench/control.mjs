// What the machine can do at all: a page as tall as the gallery, with the same images in the same places as plain elements that the
// browser loads by itself, and without a script.

const ADDRESS = "/control";
/** A page of tens of thousands of elements is slow by itself: of more than this many, evenly spread ones stand for all. */
const MOST = 3_000;

/** Opens the control with the tiles that a recorded scroll of the gallery saw. */
export async function openControl(context, origin, { height, seen }) {
  const page = await context.newPage();
  const apart = Math.max(1, seen.length / MOST);
  const shown = Array.from({ length: Math.floor(seen.length / apart) }, (_, i) => seen[Math.floor(i * apart)]);
  const images = shown.map(
    ({ transform, width, height: tall, address }) =>
      `<img alt="" loading="lazy" decoding="async"${address === null ? "" : ` src="${address}"`} style="transform:${transform};width:${width};height:${tall}">`,
  );
  const body = `<!doctype html><style>
    body{margin:0;background:#161514}
    [data-grid]{position:absolute;inset:56px 0 0;overflow:hidden auto;background:#161514}
    [data-grid] div{position:relative;left:16px;height:${height}px;contain:strict}
    img{position:absolute;top:0;left:0;border-radius:4px;background:#24211f}
  </style><div data-grid><div>${images.join("")}</div></div>`;
  // The gallery's own policy allows no style of a page's own.
  await page.route(origin + ADDRESS, (route) => route.fulfill({ body, contentType: "text/html" }));
  await page.goto(origin + ADDRESS);
  await page.unrouteAll();
  await page.waitForTimeout(1_500);
  return page;
}
