import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";

import { memoryClient } from "../api/memory";
import { useSelection } from "../state/selection";
import { show } from "../testing/show";
import { ImageMenu } from "./ImageMenu";

function gallery() {
  const client = memoryClient({
    star_generations: () => ({ changed: [], unchanged: [], changedCount: 1, unchangedCount: 0, entry: 1 }),
  });
  show(
    client,
    <ImageMenu
      area={
        <div data-testid="gap">
          {[1, 2, 3].map((id) => (
            <div key={id} data-id={id}>
              <span>image {id}</span>
            </div>
          ))}
        </div>
      }
    />,
  );
  return client;
}

async function starBy(id: number) {
  fireEvent.contextMenu(screen.getByText(`image ${id}`), { button: 2 });
  await userEvent.click(await screen.findByRole("menuitem", { name: /Star/ }));
}

beforeEach(() => useSelection.setState({ cursor: 1, marks: new Set([2, 3]), anchor: null }));

describe("the menu of images", () => {
  it("is about the image alone that it was opened on, when that is not marked; the marks stay", async () => {
    useSelection.setState({ cursor: 2 });
    const client = gallery();
    await starBy(1);
    await waitFor(() => expect(client.calls[0]?.input).toEqual({ selection: { ids: [1] }, starred: true }));
    expect(useSelection.getState()).toMatchObject({ cursor: 1, marks: new Set([2, 3]) });
  });

  it("is about all marks when it was opened on one of them; the cursor stays", async () => {
    const client = gallery();
    await starBy(3);
    await waitFor(() => expect(client.calls[0]?.input).toEqual({ selection: { ids: [2, 3] }, starred: true }));
    expect(useSelection.getState().cursor).toBe(1);
  });

  it("does not come up between the images", () => {
    gallery();
    const went = fireEvent.contextMenu(screen.getByTestId("gap"), { button: 2 });
    expect(went).toBe(false);
    expect(screen.queryByRole("menu")).toBeNull();
  });
});
