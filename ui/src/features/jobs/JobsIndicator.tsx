import { CircleAlert, Loader, X } from "lucide-react";

import { useClient } from "../../api/context";
import type { Job } from "../../api/generated/operations";
import { useOperation } from "../../api/queries";
import { Button } from "../../components/Button";
import { IconButton } from "../../components/IconButton";
import { Popover } from "../../components/Popover";
import { text } from "../../text/jobs";
import { hasFailed, isRunning, meanShare, share } from "./jobs";
import styles from "./JobsIndicator.module.css";

/** A bar while something is made, and a red count of what failed; behind it the jobs themselves. */
export function JobsIndicator() {
  const jobs = useOperation("list_jobs", { limit: 100 }, { keep: true }).data?.items ?? [];
  const atWork = jobs.filter(isRunning);
  const failures = jobs.filter(hasFailed);
  if (atWork.length === 0 && failures.length === 0) return null;
  return (
    <Popover
      label={text.title}
      align="end"
      trigger={
        <button type="button" className={styles.indicator} aria-label={text.indicator(atWork.length, failures.length)}>
          {atWork.length > 0 && (
            <>
              <progress className={styles.bar} max={1} value={meanShare(atWork)} />
              <span>{atWork.length}</span>
            </>
          )}
          {failures.length > 0 && <span className={styles.failed}>{failures.length}</span>}
        </button>
      }
    >
      <Jobs atWork={atWork} failures={failures} />
    </Popover>
  );
}

function Jobs({ atWork, failures }: { atWork: readonly Job[]; failures: readonly Job[] }) {
  const client = useClient();
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{text.title}</h2>
        {failures.length > 1 && client.allowed.write && (
          <Button look="quiet" onClick={() => void client.call("dismiss_jobs", { ids: failures.map(({ id }) => id) })}>
            {text.dismissAll}
          </Button>
        )}
      </div>
      <ul className={styles.jobs}>
        {[...atWork, ...failures].slice(0, 30).map((job) => (
          <Row key={job.id} job={job} />
        ))}
      </ul>
    </div>
  );
}

function Row({ job }: { job: Job }) {
  const client = useClient();
  const running = isRunning(job);
  return (
    <li className={styles.job}>
      {running ? <Loader className={styles.spinner} /> : <CircleAlert className={styles.alarm} />}
      <div className={styles.words}>
        <p className={styles.prompt}>{job.request.prompt}</p>
        <p className={styles.state}>{stateOf(job)}</p>
        {job.failure !== null && job.failure.hint !== "" && <p className={styles.state}>{job.failure.hint}</p>}
        {running && job.steps !== null && <progress className={styles.bar} max={1} value={share(job)} />}
      </div>
      {client.allowed.write && (
        <IconButton
          label={running ? text.cancel : text.dismiss}
          icon={<X />}
          onClick={() => void client.call(running ? "cancel_jobs" : "dismiss_jobs", { ids: [job.id] })}
        />
      )}
    </li>
  );
}

function stateOf(job: Job): string {
  if (job.failure !== null) return job.failure.message;
  if (job.queuePosition !== null) return text.inLine(job.queuePosition);
  if (job.step !== null && job.steps !== null) return text.steps(job.step, job.steps);
  return job.label ?? text.states[job.state];
}
