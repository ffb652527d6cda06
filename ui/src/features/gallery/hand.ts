/** Where the pointer is and what it does, as far as moving tiles would disturb it. */
import type { GenerationId } from "../../api/generated/operations";

export class Hand {
  #over: GenerationId | null = null;
  #isPressed = false;
  #movedAt = 0;

  /** The tile under it. */
  get over(): GenerationId | null {
    return this.#over;
  }

  get isPressed(): boolean {
    return this.#isPressed;
  }

  /** How long it has been still, in ms. */
  stillFor(now: number): number {
    return now - this.#movedAt;
  }

  moved(over: GenerationId | null, now: number): void {
    this.#over = over;
    this.#movedAt = now;
  }

  left(): void {
    this.#over = null;
  }

  pressed(): void {
    this.#isPressed = true;
  }

  released(): void {
    this.#isPressed = false;
  }
}
