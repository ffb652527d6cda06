import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { Client } from "../api/client";
import { ClientProvider } from "../api/context";
import { newQueryClient } from "../api/queries";
import { keepFresh } from "../api/refresh";
import { Tiles, TilesProvider } from "../api/tiles";
import { useConnection } from "../state/connection";
import { heardProgress } from "../state/progress";
import { CommandKeys } from "./CommandKeys";
import { Fallback } from "./Fallback";
import { Shell } from "./Shell";
import { useTheme } from "./useTheme";
import { WindowShell } from "./WindowShell";

type Props = { client: Client };

export function App({ client }: Props) {
  const [queries] = useState(newQueryClient);
  const [tiles] = useState(() => new Tiles(client));
  useTheme();
  useEffect(
    () =>
      keepFresh(
        client,
        queries,
        (news) => tiles.refresh(news),
        (connected) => useConnection.setState({ connected }),
        heardProgress,
      ),
    [client, queries, tiles],
  );
  return (
    <QueryClientProvider client={queries}>
      <ClientProvider client={client}>
        <TilesProvider value={tiles}>
          <CSPProvider disableStyleElements>
            <Tooltip.Provider delay={500}>
              <CommandKeys />
              <WindowShell />
              <Fallback>
                <Shell />
              </Fallback>
            </Tooltip.Provider>
          </CSPProvider>
        </TilesProvider>
      </ClientProvider>
    </QueryClientProvider>
  );
}
