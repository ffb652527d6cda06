/** Hands the host's client down to whoever asks. */
import { createContext, useContext, type ReactNode } from "react";

import type { Client } from "./client";

const ClientContext = createContext<Client | null>(null);

type Props = { client: Client; children: ReactNode };

export function ClientProvider({ client, children }: Props) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error("no client above this component");
  return client;
}
