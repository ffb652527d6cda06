/** Reads, through the one cache. A query's key is [operation, input]; only events make it old. */
import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from "@tanstack/react-query";

import { CallError, type Input, type OperationName, type Output } from "./client";
import { useClient } from "./context";
import type { LayoutGenerations } from "./generated/operations";
import { type LayoutIndex, readLayoutIndex } from "./layoutIndex";

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) =>
          failures < 3 && error instanceof CallError && error.code === "unreachable",
      },
    },
  });
}

type Options = {
  /** Whether to ask at all. */
  enabled?: boolean;
  /** Whether the answer to the question before stands until this one is answered. */
  keep?: boolean;
};

export function useOperation<N extends OperationName>(
  name: N,
  input: Input<N>,
  options: Options = {},
): UseQueryResult<Output<N>, CallError> {
  const client = useClient();
  return useQuery<Output<N>, CallError>({
    queryKey: [name, input],
    queryFn: () => client.call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Returns the layout index of a view; the one before stands until the new one is read. */
export function useLayoutIndex(input: LayoutGenerations): UseQueryResult<LayoutIndex, CallError> {
  const client = useClient();
  return useQuery<LayoutIndex, CallError>({
    queryKey: ["layout_generations", input],
    queryFn: async () => readLayoutIndex(await client.bytes("layout_generations", input)),
    placeholderData: keepPreviousData,
    // Typed arrays are compared by identity, never walked.
    structuralSharing: false,
    gcTime: 60_000,
  });
}
