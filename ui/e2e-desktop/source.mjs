/** Another program on the screen that files are dragged out of. */
import { Other } from "./other.mjs";

export class Source extends Other {
  /** Opens it and waits until it is there. */
  static async open(display) {
    const source = new Source("source.py", display, { x: 850, y: 500 });
    /** Of every drag that is over, whether it was taken. */
    source.ends = [];
    await source.line();
    source.note(source.ends);
    return source;
  }

  /** Says which addresses the next drag carries. */
  async hold(addresses) {
    this.say(addresses);
    await this.line();
  }
}
