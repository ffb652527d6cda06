/** Shows a component over a host of the test's own, with everything that the window puts around it. */
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import type { ReactElement } from "react";

import { ClientProvider } from "../api/context";
import type { MemoryClient } from "../api/memory";
import { newQueryClient } from "../api/queries";
import { Tiles, TilesProvider } from "../api/tiles";

export function show(client: MemoryClient, element: ReactElement) {
  // Without globals the library can't take down by itself what the test before showed.
  cleanup();
  const queries = newQueryClient();
  return render(
    <QueryClientProvider client={queries}>
      <ClientProvider client={client}>
        <TilesProvider value={new Tiles(client)}>
          <Tooltip.Provider>{element}</Tooltip.Provider>
        </TilesProvider>
      </ClientProvider>
    </QueryClientProvider>,
  );
}
