/** Reports come in here: files dropped or chosen, text pasted, an address. What is going on stands below. */
import { useEffect, useState } from 'preact/hooks';
import { service } from '../api/service';
import type { Job } from '../api/shapes';
import { forget, useAsked } from '../asking';
import { useKeys } from '../keys';
import { JobCard, useJob } from '../parts/job';
import { Head } from '../parts/said';
import { problemOf, type Problem } from '../problems';
import { go, to } from '../routing';

export function Add() {
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const [publisher, setPublisher] = useState('');
  const [published, setPublished] = useState('');
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [over, setOver] = useState(false);
  const now = useJob(job, (ended) => {
    forget();
    const only = ended.reports.length === 1 && ended.failures.length === 0 ? ended.reports[0] : undefined;
    if (only) go(to(['reports', only]));
  });
  const start = (work: Promise<Job>) => {
    setProblem(null);
    work.then(setJob, (error: unknown) => { setProblem(problemOf(error)); });
  };
  const facts = { ...(publisher ? { publisher } : {}), ...(published ? { published } : {}) };
  const addFiles = (files: readonly File[]) => {
    if (files.length > 0) start(service.addFiles(files, publisher, published));
  };
  useEffect(() => {
    const stop = (event: DragEvent) => {
      event.preventDefault();
    };
    addEventListener('dragover', stop);
    addEventListener('drop', stop);
    return () => {
      removeEventListener('dragover', stop);
      removeEventListener('drop', stop);
    };
  }, []);
  useKeys('Add', [
    { key: 'o', what: 'Choose files', run: () => { document.getElementById('files')?.click(); } },
    { key: 'p', what: 'To the text field', run: () => { document.getElementById('pasted')?.focus(); } },
  ]);
  return (
    <div class="page add-page">
      <Head title="Add reports" about="Text, HTML, PDF or JSON lines. Everything stays in this case." />
      {problem && <p class="failed" role="alert">{problem.message}</p>}
      {now && <JobCard job={now} />}
      <div class="add-facts filters">
        <label class="field grow">
          Publisher, where a report does not say
          <input type="text" maxLength={300} value={publisher} onInput={(event) => { setPublisher(event.currentTarget.value); }} />
        </label>
        <label class="field">
          Published
          <input type="date" value={published} onInput={(event) => { setPublished(event.currentTarget.value); }} />
        </label>
      </div>
      <div class="add-ways">
        <section class="card" aria-labelledby="files-title">
          <h2 id="files-title">Files</h2>
          <label
            class={`drop ${over ? 'is-over' : ''}`}
            onDragOver={(event) => { event.preventDefault(); setOver(true); }}
            onDragLeave={() => { setOver(false); }}
            onDrop={(event) => { event.preventDefault(); setOver(false); addFiles([...(event.dataTransfer?.files ?? [])]); }}
          >
            <input id="files" type="file" multiple onChange={(event) => { addFiles([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ''; }} />
            <span>Drop files here, or choose them</span>
          </label>
        </section>
        <section class="card" aria-labelledby="address-title">
          <h2 id="address-title">An address</h2>
          <form onSubmit={(event) => { event.preventDefault(); if (url.trim()) start(service.addAddress({ url: url.trim(), ...facts })); }}>
            <label class="field">
              Of a page on the public web
              <input type="url" required placeholder="https://" value={url} onInput={(event) => { setUrl(event.currentTarget.value); }} />
            </label>
            <button type="submit" class="main">Fetch and read</button>
          </form>
        </section>
        <section class="card wide" aria-labelledby="text-title">
          <h2 id="text-title">Text</h2>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim()) start(service.addText({ text, ...(title ? { title } : {}), ...facts }));
            }}
          >
            <label class="field">
              Title (else its first line)
              <input type="text" maxLength={300} value={title} onInput={(event) => { setTitle(event.currentTarget.value); }} />
            </label>
            <label class="field">
              The report’s words
              <textarea id="pasted" required value={text} onInput={(event) => { setText(event.currentTarget.value); }} />
            </label>
            <button type="submit" class="main">Read it</button>
          </form>
        </section>
      </div>
      <Jobs />
    </div>
  );
}

function Jobs() {
  const { data } = useAsked('jobs', (signal) => service.jobs(signal));
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="jobs-title" class="jobs">
      <h2 id="jobs-title">Lately</h2>
      {data.slice(0, 8).map((job) => <JobCard key={job.id} job={job} />)}
    </section>
  );
}
