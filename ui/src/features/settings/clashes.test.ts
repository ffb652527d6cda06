import { describe, expect, it } from "vitest";

import { commands } from "../../commands/registry";
import { clashes } from "./clashes";

describe("keys", () => {
  it("mean one thing at one place, as they are shipped", () => {
    const clashing = commands.flatMap((command) => {
      const other = clashes(command, commands, {});
      return other === null ? [] : [`${command.id} and ${other.id}`];
    });
    expect(clashing).toEqual([]);
  });

  it("clash where one is bound to another's", () => {
    const [first, second] = commands.filter(({ keys, scopes, when }) => keys.length > 0 && scopes?.includes("gallery") && when === undefined);
    if (first === undefined || second === undefined) throw new Error("too few commands");
    expect(clashes(first, commands, { [first.id]: second.keys })?.id).toBe(second.id);
  });
});
