import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";

import { Fallback } from "./Fallback";

function Broken(): never {
  throw new Error("no such tile");
}

it("says what broke instead of going blank", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  render(
    <Fallback>
      <Broken />
    </Fallback>,
  );
  expect(screen.getByRole("alert").textContent).toContain("no such tile");
  expect(screen.getByRole("button")).toBeTruthy();
});
