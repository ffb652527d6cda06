import { CircleAlert, CircleHelp, RotateCw, X } from "lucide-react";
import { memo, useEffect, useRef } from "react";

import { attempt } from "../../api/changes";
import { useClient } from "../../api/context";
import type { Job, JobState } from "../../api/generated/operations";
import { Button } from "../../components/Button";
import { IconButton } from "../../components/IconButton";
import { useNow } from "../../state/clock";
import { useProgress } from "../../state/progress";
import { text } from "../../text/jobTiles";
import styles from "./JobTile.module.css";
import { shareOf, usualTime } from "./jobWords";

type Props = {
  job: Job;
  /** All that are known: what ended tells how long one takes. */
  jobs: readonly Job[];
  /** In px, within the runway. */
  x: number;
  y: number;
  w: number;
  h: number;
};

const waiting: ReadonlySet<JobState> = new Set(["queued", "submitting", "submitted", "downloading", "done"]);

/** A job in the place of the image that it makes. */
export const JobTile = memo(function JobTile({ job, jobs, x, y, w, h }: Props) {
  const isWaiting = waiting.has(job.state);
  return (
    <div
      role="listitem"
      className={styles.tile}
      data-job={job.id}
      data-state={job.state}
      data-small={w < 140 || h < 120 || undefined}
      style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
    >
      {isWaiting ? <Running job={job} jobs={jobs} /> : <Ended job={job} />}
    </div>
  );
});

function Running({ job, jobs }: { job: Job; jobs: readonly Job[] }) {
  const client = useClient();
  const heard = useProgress((state) => state.byJob.get(job.id));
  const elapsed = useElapsed(job.startedAt);
  const usual = usualTime(jobs, job.request.model);
  const progress = { step: heard?.step ?? job.step, steps: heard?.steps ?? job.steps };
  const share = job.state === "queued" ? 0 : shareOf(progress, elapsed ?? 0, usual);
  const place = heard?.queuePosition ?? job.queuePosition;
  return (
    <>
      {heard?.preview !== undefined && <Preview bytes={heard.preview} />}
      <p className={styles.prompt}>{job.request.prompt}</p>
      <p className={styles.state}>{text.state(job, { elapsed, usual, place })}</p>
      <progress className={styles.bar} max={1} {...(share === null ? {} : { value: share })} aria-label={text.progress(job.request.prompt)} />
      {share === null && <span className={styles.sweep} aria-hidden="true" />}
      {client.allowed.write && job.state !== "done" && (
        <IconButton
          label={text.cancel}
          icon={<X />}
          className={styles.close ?? ""}
          disabled={job.cancelAskedAt !== null}
          onClick={() => void attempt(() => client.call("cancel_jobs", { ids: [job.id] }))}
        />
      )}
    </>
  );
}

function Ended({ job }: { job: Job }) {
  const client = useClient();
  const isUncertain = job.state === "uncertain";
  const mayRetry = client.allowed.generate && job.failure?.code !== "policy";
  return (
    <>
      <div className={styles.reason}>
        {isUncertain ? <CircleHelp className={styles.doubt} /> : <CircleAlert className={styles.alarm} />}
        <p className={styles.why} title={job.failure?.message}>
          {text.why(job)}
        </p>
        <p className={styles.state}>{text.charge(job)}</p>
        {isUncertain && client.allowed.write && (
          <Button className={styles.retry} onClick={() => void attempt(() => client.call("resolve_job", { id: job.id, decision: "check" }))}>{text.check}</Button>
        )}
        {!isUncertain && mayRetry && (
          <Button className={styles.retry} icon={<RotateCw />} onClick={() => void attempt(() => client.call("retry_jobs", { ids: [job.id] }))}>
            {text.retry}
          </Button>
        )}
      </div>
      {client.allowed.write && !isUncertain && (
        <IconButton
          label={text.dismiss}
          icon={<X />}
          className={styles.close ?? ""}
          onClick={() => void attempt(() => client.call("dismiss_jobs", { ids: [job.id] }))}
        />
      )}
    </>
  );
}

/** Returns the time since something began, in ms, anew each second. */
function useElapsed(startedAt: string | null): number | null {
  const now = useNow(1_000, startedAt !== null);
  return startedAt === null ? null : Math.max(0, now - new Date(startedAt).getTime());
}

/** The picture so far; drawn, since a data: address would need a hole in the content security policy. */
function Preview({ bytes }: { bytes: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let live = true;
    const blob = new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], { type: "image/jpeg" });
    createImageBitmap(blob).then(
      (picture) => {
        const element = canvas.current;
        if (!live || element === null) return;
        element.width = picture.width;
        element.height = picture.height;
        element.getContext("2d")?.drawImage(picture, 0, 0);
      },
      // A preview that can't be read is none.
      () => undefined,
    );
    return () => {
      live = false;
    };
  }, [bytes]);
  return <canvas ref={canvas} className={styles.preview} width={1} height={1} aria-hidden="true" />;
}
