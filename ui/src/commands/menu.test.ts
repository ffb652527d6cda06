import { expect, it } from "vitest";

import { menuGroups } from "./menu";
import { commands } from "./registry";

it("puts every command into the native menu once, with the key that counts", () => {
  const [first] = commands;
  if (first === undefined) throw new Error("no commands");
  const items = menuGroups(commands, { [first.id]: ["mod+j"] }).flatMap((group) => group.items);
  expect(items.map(({ id }) => id).toSorted()).toEqual(commands.map(({ id }) => id).toSorted());
  expect(items.find(({ id }) => id === first.id)?.key).toBe("mod+j");
});
