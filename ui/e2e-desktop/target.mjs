/** Another program on the screen that files can be dropped on, which says what it gets. */
import { Other } from "./other.mjs";

export class Target extends Other {
  /** Opens it and waits until it is there. */
  static async open(display) {
    const target = new Target("target.py", display, { x: 850, y: 100 });
    /** The addresses of every drop, in order. */
    target.drops = [];
    await target.line();
    target.note(target.drops);
    return target;
  }
}
