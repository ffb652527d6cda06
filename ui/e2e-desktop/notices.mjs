/** A session bus of its own, and on it a desktop that shows notifications and says which. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Only what a test starts is on the bus: no keyring, no desktop of this machine. */
const config = (socket) => `<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`;

export class Bus {
  /** Opens a bus in a folder. */
  static async open(folder) {
    const bus = new Bus();
    const [file, socket] = [join(folder, "bus.conf"), join(folder, "bus")];
    writeFileSync(file, config(socket));
    bus.daemon = spawn("dbus-daemon", [`--config-file=${file}`, "--print-address", "--nofork"], { stdio: ["ignore", "pipe", "ignore"] });
    bus.daemon.on("error", (error) => {
      throw new Error("dbus-daemon can't be started: `scripts/install-test-tools.sh` installs it", { cause: error });
    });
    [bus.address] = await once(createInterface({ input: bus.daemon.stdout }), "line");
    return bus;
  }

  close() {
    this.daemon.kill();
  }
}

export class Notices {
  /** Begins to show notifications on a bus. */
  static async open(bus) {
    const notices = new Notices();
    /** Every notification so far, oldest first. */
    notices.shown = [];
    /** The ids of those that the window took back. */
    notices.closed = [];
    const words = [fileURLToPath(new URL("notices.py", import.meta.url))];
    const env = { PATH: process.env["PATH"], DBUS_SESSION_BUS_ADDRESS: bus.address };
    notices.program = spawn("/usr/bin/python3", words, { env, stdio: ["pipe", "pipe", "inherit"] });
    notices.lines = createInterface({ input: notices.program.stdout });
    await once(notices.lines, "line");
    notices.lines.on("line", (line) => {
      const said = JSON.parse(line);
      if (said.closed === undefined) notices.shown.push(said);
      else notices.closed.push(said.closed);
    });
    return notices;
  }

  /** Clicks a notification, as a person does. */
  click({ id }) {
    this.program.stdin.write(`click ${id}\n`);
  }

  close() {
    this.program.kill();
  }
}
