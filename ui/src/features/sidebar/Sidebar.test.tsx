import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { memoryClient } from "../../api/memory";
import { useLayout } from "../../state/layout";
import { useSidebar } from "../../state/sidebar";
import { show } from "../../testing/show";
import { text } from "../../text/app";
import { Sidebar } from "./Sidebar";

const client = () =>
  memoryClient({
    count_generations: () => ({ count: 0, exact: true }),
    list_collections: () => ({ items: [], next: null }),
    list_saved_searches: () => ({ items: [], next: null }),
    list_tags: () => ({ items: [], next: null }),
  });

const shown = () => screen.queryByRole("complementary", { name: text.regions.sidebar }) !== null;

function point(type: string, clientX: number, buttons = 0) {
  act(() => void window.dispatchEvent(new PointerEvent(type, { clientX, clientY: 300, buttons })));
}

function wait(ms: number) {
  act(() => void vi.advanceTimersByTime(ms));
}

describe("an unpinned sidebar", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    useLayout.setState({ sidebarPinned: false });
    useSidebar.setState({ peek: false, panel: "library" });
    show(client(), <Sidebar activity={null} />);
  });
  afterEach(() => void vi.useRealTimers());

  it("comes up 120 ms after the pointer enters the left 8 px", () => {
    point("pointermove", 7);
    wait(119);
    expect(shown()).toBe(false);
    wait(1);
    expect(shown()).toBe(true);
  });

  it("stays away when the pointer only crosses the edge, or a button is down", () => {
    point("pointermove", 7);
    wait(100);
    point("pointermove", 40);
    wait(500);
    expect(shown()).toBe(false);
    point("pointermove", 3, 1);
    wait(500);
    expect(shown()).toBe(false);
  });

  it("goes 300 ms after the pointer has left it, and not when it comes back", () => {
    act(() => useSidebar.getState().setPeek(true));
    point("pointermove", 600);
    wait(299);
    expect(shown()).toBe(true);
    point("pointermove", 0);
    wait(500);
    expect(shown()).toBe(true);
    point("pointermove", 600);
    wait(300);
    expect(shown()).toBe(false);
  });

  it("comes up at once under a drag", () => {
    point("dragover", 2);
    expect(shown()).toBe(true);
  });
});
