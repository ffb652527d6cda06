/** The gallery in a browser: `pixery serve` answers. */
import {
  type Added,
  addedOf,
  type Allowed,
  CallError,
  type Client,
  entryHeader,
  type Heard,
  type Variant,
  variantPath,
} from "./client";
import type { AddedFile, Event, JournalId } from "./generated/operations";

type Session = { allow: Allowed };

/** How long to wait before the stream is opened anew, in ms, by how often it failed in a row. */
const PATIENCE = [250, 500, 1_000, 2_000, 5_000];

async function refusal(response: Response): Promise<CallError> {
  if (response.status === 401) {
    return new CallError("signed_out", "this page is not signed in any more", null);
  }
  try {
    const body = (await response.json()) as { code: CallError["code"]; message: string; hint?: string | null };
    return new CallError(body.code, body.message, body.hint ?? null);
  } catch {
    return new CallError("internal", `the server answered ${response.status}`, null);
  }
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...init });
  } catch {
    throw new CallError("unreachable", "Pixery doesn't answer", null);
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

function post(path: string, body: unknown): Promise<Response> {
  return ask(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Hands in the one-time code of the link, if there is one, and says what this page may do. */
export async function signIn(): Promise<Allowed> {
  const code = new URLSearchParams(window.location.hash.slice(1)).get("code");
  if (code !== null) {
    // Taken from the address bar before anything else can read it.
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    try {
      await post("/api/session", { code });
    } catch (error) {
      // A link that was used before: whoever is signed in stays signed in.
      if (!(error instanceof CallError) || error.code === "unreachable") throw error;
    }
  }
  const response = await ask("/api/session", { method: "GET" });
  const session = (await response.json()) as Session;
  return session.allow;
}

export function httpClient(allowed: Allowed): Client {
  return {
    host: "browser",
    allowed,
    shell: null,
    async call(name, input) {
      const response = await post(`/api/call/${name}`, input);
      return response.json();
    },
    async bytes(name, input) {
      const response = await post(`/api/bytes/${name}`, input);
      return response.arrayBuffer();
    },
    media(id, variant: Variant, version) {
      const address = `/media/${id}/${variantPath(variant)}`;
      return version === undefined ? address : `${address}?v=${version}`;
    },
    reference(id, variant) {
      return `/media/reference/${id}/${variantPath(variant)}`;
    },
    listen,
    addImage,
    openLink(address) {
      if (address.startsWith("https://")) window.open(address, "_blank", "noopener,noreferrer");
    },
  };
}

async function addImage(file: File, entry: JournalId | null): Promise<Added> {
  try {
    const response = await ask("/api/images", {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "x-file-name": encodeURIComponent(file.name),
        ...entryHeader(entry),
      },
      body: file,
    });
    return addedOf(file.name, (await response.json()) as AddedFile);
  } catch (error) {
    return { file: file.name, entry: null, kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

function listen(heard: (event: Heard) => void): () => void {
  let source: EventSource | null = null;
  let cursor: string | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  function open() {
    source = new EventSource(cursor === null ? "/api/events" : `/api/events?after=${encodeURIComponent(cursor)}`);
    source.addEventListener("open", () => {
      failures = 0;
      heard({ kind: "connected" });
    });
    source.addEventListener("hello", (message) => {
      if (message.lastEventId !== "") cursor = message.lastEventId;
    });
    source.addEventListener("message", (message) => {
      if (message.lastEventId !== "") cursor = message.lastEventId;
      heard(JSON.parse(message.data as string) as Event);
    });
    source.addEventListener("error", () => {
      source?.close();
      heard({ kind: "lost" });
      if (ended) return;
      timer = setTimeout(open, PATIENCE[Math.min(failures, PATIENCE.length - 1)]);
      failures += 1;
    });
  }

  open();
  return () => {
    ended = true;
    clearTimeout(timer);
    source?.close();
  };
}
