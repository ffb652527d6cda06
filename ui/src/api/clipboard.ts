/** What is copied. Browsers take a promise while the key press still counts, so that a row can be read first. */

/** Copies text that may have to be read first; throws where the page may not copy. */
export async function copyText(text: string | Promise<string>): Promise<void> {
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  const blob = text.then((words) => new Blob([words], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

/** Copies an image as PNG, which is what every program pastes. */
export async function copyImage(address: string): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ "image/png": pngOf(address) })]);
}

async function pngOf(address: string): Promise<Blob> {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`the image can't be read (${response.status})`);
  const blob = await response.blob();
  if (blob.type === "image/png") return blob;
  const bitmap = await createImageBitmap(blob);
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((png) => (png === null ? reject(new Error("the image can't be made a PNG")) : resolve(png)), "image/png");
  });
}
