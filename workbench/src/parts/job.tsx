/** Long work as it stands: how much is done, how fast, what failed and why, and a way to stop it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { service } from '../api/service';
import type { Job } from '../api/shapes';
import { to } from '../routing';
import { count } from '../words';

const OVER = ['done', 'failed', 'cancelled'];

/** Follow a job until it is over; `ended` is called once then. */
export function useJob(job: Job | null, ended: (job: Job) => void): Job | null {
  const [now, setNow] = useState<Job | null>(job);
  const tell = useRef(ended);
  tell.current = ended;
  useEffect(() => {
    setNow(job);
    if (!job || OVER.includes(job.state)) return undefined;
    const stop = new AbortController();
    let last = job;
    service
      .watch(job.id, (state) => { last = state; setNow(state); }, stop.signal)
      .then(() => { tell.current(last); }, () => undefined);
    return () => {
      stop.abort();
    };
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the stream tells of every later state of the same job
  }, [job?.id]);
  return now;
}

const STATES: Readonly<Record<string, string>> = { waiting: 'waits', running: 'works', done: 'done', failed: 'failed', cancelled: 'stopped' };

export function JobCard({ job }: { readonly job: Job }) {
  const over = OVER.includes(job.state);
  const left = job.total && job.rate && !over ? Math.ceil((job.total - job.done) / job.rate) : null;
  return (
    <article class={`card job ${job.state}`} aria-live="polite">
      <header class="card-head">
        <b class="job-what"><bdi>{job.what}</bdi></b>
        <span class={`chip ${job.state === 'failed' ? 'deny' : ''}`}>{STATES[job.state]}</span>
      </header>
      {job.total !== null && <progress max={job.total || 1} value={over && job.state === 'done' ? (job.total || 1) : job.done} aria-label="Done" />}
      <p class="small soft number">
        {job.done.toLocaleString('en')}
        {job.total !== null && ` of ${job.total.toLocaleString('en')}`} done
        {job.rate !== null && ` · ${job.rate < 10 ? job.rate.toFixed(1) : Math.round(job.rate)} a second`}
        {left !== null && ` · about ${left < 90 ? `${left} seconds` : `${Math.round(left / 60)} minutes`} left`}
        {job.failures.length > 0 && ` · ${count(job.failures.length, 'failure')}`}
      </p>
      {!over && <button type="button" onClick={() => { void service.cancelJob(job.id); }}>Stop</button>}
      {job.failures.length > 0 && (
        <ul class="failures">
          {job.failures.map((one, index) => (
            <li key={index}><bdi>{one.about}</bdi>: {one.message}</li>
          ))}
        </ul>
      )}
      {over && job.reports.length > 0 && (
        <p class="small">
          {job.reports.slice(0, 6).map((report, index) => (
            <span key={report}>{index > 0 && ' · '}<a href={to(['reports', report])}>open report {index + 1}</a></span>
          ))}
          {job.reports.length > 6 && ` and ${job.reports.length - 6} more`}
        </p>
      )}
    </article>
  );
}
