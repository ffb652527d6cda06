import { attempt, tell } from "../../api/changes";
import { copyText } from "../../api/clipboard";
import { text } from "../../text/details";

async function copy(words: string, what: string): Promise<void> {
  const done = await attempt(() => copyText(words).then(() => true));
  if (done === true) tell(text.copied(what));
}

/** Returns what copies text and says so; `what` names it. */
export function useCopy(): (words: string, what: string) => void {
  return (words, what) => void copy(words, what);
}
