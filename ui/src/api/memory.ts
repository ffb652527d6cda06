/** A host for tests: answers come from the test, events are sent by it. */
import { CallError, type Client, type Heard, type Input, type OperationName, type Output, variantPath } from "./client";

type Answers = { [N in OperationName]?: (input: Input<N>) => Output<N> | Promise<Output<N>> };

export type MemoryClient = Client & {
  /** What was called, in order. */
  readonly calls: { name: string; input: unknown }[];
  /** Sends an event to every listener. */
  send(event: Heard): void;
};

export function memoryClient(
  answers: Answers,
  layout: () => ArrayBuffer = () => layoutBytes([]),
): MemoryClient {
  const listeners = new Set<(event: Heard) => void>();
  const calls: MemoryClient["calls"] = [];
  return {
    host: "memory",
    allowed: { write: true, generate: true, keys: true },
    shell: null,
    calls,
    async call(name, input) {
      calls.push({ name, input });
      const answer = answers[name];
      if (answer === undefined) throw new CallError("not_found", `no answer for ${name}`, null);
      return answer(input);
    },
    async bytes(name, input) {
      calls.push({ name, input });
      return layout();
    },
    media: (id, variant, version) => `/media/${id}/${variantPath(variant)}?v=${version ?? ""}`,
    reference: (id, variant) => `/media/reference/${id}/${variantPath(variant)}`,
    listen(heard) {
      listeners.add(heard);
      heard({ kind: "connected" });
      return () => listeners.delete(heard);
    },
    addImage: async (file) => ({ file: file.name, entry: null, kind: "failed", message: "nothing is kept here" }),
    openLink: () => undefined,
    send(event) {
      for (const heard of listeners) heard(event);
    },
  };
}

export type LayoutRow = { id: number; created: number; width: number; height: number; flags?: number };

/** Returns a layout index as the core would send it. */
export function layoutBytes(rows: readonly LayoutRow[], sequence = 1): ArrayBuffer {
  const count = rows.length;
  const buffer = new ArrayBuffer(32 + 13 * count);
  const view = new DataView(buffer);
  view.setUint32(0, 0x314c5850, true);
  view.setUint32(4, count, true);
  view.setBigUint64(8, BigInt(sequence), true);
  rows.forEach((row, i) => {
    view.setUint32(32 + 4 * i, row.id, true);
    view.setUint32(32 + 4 * count + 4 * i, row.created, true);
    view.setUint16(32 + 8 * count + 2 * i, row.width, true);
    view.setUint16(32 + 10 * count + 2 * i, row.height, true);
    view.setUint8(32 + 12 * count + i, row.flags ?? 0);
  });
  return buffer;
}
