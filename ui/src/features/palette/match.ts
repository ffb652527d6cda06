/** Finding a command by a few of its letters. */

/** Returns how well `typed` stands for `title` (higher is better), or `null` where its letters don't all come in order. */
export function score(title: string, typed: string): number | null {
  const letters = title.toLowerCase();
  const wanted = typed.toLowerCase().replace(/\s+/g, " ").trim();
  if (wanted === "") return 0;
  const whole = letters.indexOf(wanted);
  if (whole >= 0) return 1_000 - whole - (isWordStart(letters, whole) ? 0 : 100);
  let points = 0;
  let at = 0;
  for (const letter of wanted) {
    if (letter === " ") continue;
    const found = letters.indexOf(letter, at);
    if (found < 0) return null;
    points += isWordStart(letters, found) ? 8 : found === at ? 4 : 1;
    at = found + 1;
  }
  return points - letters.length / 100;
}

function isWordStart(letters: string, at: number): boolean {
  return at === 0 || /\W/.test(letters[at - 1] ?? "");
}
