/** Choosing image files to add: a command or a button asks, whoever takes files in answers. */

let answer: () => void = () => undefined;

/** Answers whoever asks from now on, until the returned function is called. */
export function answerChoice(choose: () => void): () => void {
  answer = choose;
  return () => {
    if (answer === choose) answer = () => undefined;
  };
}

/** Asks for files. Has to be called while a key or a click is handled: browsers show no dialog of their own accord. */
export function chooseFiles(): void {
  answer();
}
