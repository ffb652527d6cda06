import "@fontsource-variable/inter/index.css";
import "./styles/tokens.css";
import "./styles/base.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { CallError, type Client } from "./api/client";
import { httpClient, signIn } from "./api/http";
import { isDesktop, tauriClient } from "./api/tauri";
import { App } from "./app/App";
import { NotSignedIn } from "./app/NotSignedIn";

async function connect(): Promise<Client> {
  return isDesktop() ? tauriClient() : httpClient(await signIn());
}

const element = document.getElementById("root");
if (element === null) throw new Error("the page has no #root");
const root = createRoot(element);

connect().then(
  (client) =>
    root.render(
      <StrictMode>
        <App client={client} />
      </StrictMode>,
    ),
  (error: unknown) =>
    root.render(<NotSignedIn away={error instanceof CallError && error.code === "unreachable"} />),
);
