/** Words of jobs. */
export const text = {
  indicator: (running: number, failed: number) =>
    [running > 0 ? `${running} at work` : "", failed > 0 ? `${failed} failed` : ""].filter((part) => part !== "").join(", "),
  title: "Jobs",
  cancel: "Cancel",
  dismiss: "Dismiss",
  dismissAll: "Dismiss all",
  states: {
    queued: "waiting",
    submitting: "sending",
    submitted: "running",
    downloading: "fetching",
    done: "done",
    uncertain: "uncertain: it may have been charged",
    rejected: "refused",
    failed: "failed",
    expired: "expired",
    cancelled: "cancelled",
  },
  inLine: (place: number) => `${place} in line`,
  steps: (step: number, steps: number) => `step ${step} of ${steps}`,
} as const;
