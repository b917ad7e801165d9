/** The lists that names are compared with: which edition is in force, what changed since the one before, and bringing them up to date. */
import { useState } from 'preact/hooks';
import { service } from '../api/service';
import type { Change, Job, ListRow } from '../api/shapes';
import { forget, useAsked } from '../asking';
import { JobCard, useJob } from '../parts/job';
import { Failed, Head, Waiting } from '../parts/said';
import { problemOf, type Problem } from '../problems';
import { to, type Place } from '../routing';
import { count, dayWords, followable, momentWords } from '../words';

export function Lists({ place }: { readonly place: Place }) {
  const name = place.path[1];
  return name ? <Changes name={name} /> : <AllLists />;
}

function AllLists() {
  const { data, problem, again } = useAsked('lists', (signal) => service.lists(signal));
  const [job, setJob] = useState<Job | null>(null);
  const [wrong, setWrong] = useState<Problem | null>(null);
  const now = useJob(job, () => { forget(); });
  const update = (names: readonly string[]) => {
    service.updateLists(names).then(setJob, (error: unknown) => { setWrong(problemOf(error)); });
  };
  const held = data?.filter((one) => one.edition) ?? [];
  const others = data?.filter((one) => !one.edition) ?? [];
  return (
    <div class="page">
      <Head title="Lists" about={data ? `${count(held.length, 'list')} in the case, ${count(held.reduce((sum, one) => sum + one.listings, 0), 'listing')}` : ' '}>
        <button type="button" disabled={held.length === 0} onClick={() => { update([]); }}>Bring all up to date</button>
      </Head>
      {wrong && <p class="failed" role="alert">{wrong.message}</p>}
      {now && <JobCard job={now} />}
      {problem && !data && <Failed problem={problem} again={again} />}
      {!data && !problem && <Waiting />}
      <ul class="list-cards">
        {held.map((one) => <ListCard key={one.name} list={one} update={update} />)}
      </ul>
      {data && held.length === 0 && <p class="none">No list is in the case, so no name is compared with any: <code>hearsay lists import</code> brings one in, or fetch one below.</p>}
      {others.length > 0 && (
        <section aria-labelledby="others-title">
          <h2 id="others-title">Can be fetched</h2>
          <ul class="list-cards">
            {others.map((one) => (
              <li key={one.name} class="card list-card">
                <h3>{one.title}</h3>
                <p class="small soft">{one.authority}</p>
                <p><button type="button" onClick={() => { update([one.name]); }}>Fetch</button></p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function ListCard({ list, update }: { readonly list: ListRow; readonly update: (names: readonly string[]) => void }) {
  const address = followable(list.address);
  return (
    <li class="card list-card">
      <h3>{list.title}</h3>
      <p class="small soft">
        {list.authority}
        {address && <> · <a href={address} rel="noopener noreferrer" target="_blank">{new URL(address).host}</a></>}
      </p>
      <p>
        <b class="number">{list.listings.toLocaleString('en')}</b> listings · {list.edition?.date ? `edition of ${dayWords(list.edition.date)}` : 'edition without a date'}
      </p>
      <p class="small soft">
        brought in {momentWords(list.edition?.imported_at ?? '')} · <span class="mono" title={list.edition?.sha256}>{list.edition?.sha256.slice(0, 12)}</span>
      </p>
      <p class="list-tools">
        <a class="button" href={to(['lists', list.name])}>{count(list.editions, 'edition')}, changes</a>
        {list.updatable && <button type="button" onClick={() => { update([list.name]); }}>Update</button>}
      </p>
    </li>
  );
}

function Changes({ name }: { readonly name: string }) {
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const editions = useAsked(`editions ${name}`, (signal) => service.editions(name, signal));
  const changes = useAsked(`changes ${name} ${from} ${until}`, (signal) => service.changes(name, from, until, signal));
  return (
    <div class="page">
      <p class="crumb"><a href={to(['lists'])}>Lists</a></p>
      <Head title={name} about={editions.data ? count(editions.data.length, 'edition') : ' '} />
      {editions.problem && <Failed problem={editions.problem} again={editions.again} />}
      {editions.data && (
        <form class="filters" onSubmit={(event) => { event.preventDefault(); }}>
          {([['From', from, setFrom, 'the one before'], ['To', until, setUntil, 'the newest']] as const).map(([words, value, set, usual]) => (
            <label key={words} class="field">
              {words}
              <select value={value} onChange={(event) => { set(event.currentTarget.value); }}>
                <option value="">{usual}</option>
                {editions.data?.map((one) => (
                  <option key={one.sha256} value={one.sha256}>
                    {one.date ?? one.sha256.slice(0, 12)} ({one.listings.toLocaleString('en')}){one.in_force ? ', in force' : ''}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </form>
      )}
      {changes.problem && <Failed problem={changes.problem} again={changes.again} />}
      {changes.data && (
        <div class="three-sides">
          <Some title="Added" rows={changes.data.added} total={changes.data.totals.added ?? 0} />
          <Some title="Changed" rows={changes.data.changed} total={changes.data.totals.changed ?? 0} />
          <Some title="Removed" rows={changes.data.removed} total={changes.data.totals.removed ?? 0} />
        </div>
      )}
    </div>
  );
}

function Some({ title, rows, total }: { readonly title: string; readonly rows: readonly Change[]; readonly total: number }) {
  return (
    <section>
      <h2>{title} <span class="number soft">{total.toLocaleString('en')}</span></h2>
      <ul class="plain-list">
        {rows.map((row) => (
          <li key={row.id}>
            <bdi>{row.name}</bdi> <span class="soft small">{title === 'Changed' ? row.what : row.id}</span>
          </li>
        ))}
      </ul>
      {rows.length < total && <p class="soft small">and {(total - rows.length).toLocaleString('en')} more</p>}
      {total === 0 && <p class="none">None.</p>}
    </section>
  );
}
