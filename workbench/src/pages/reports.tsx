/** The reports of the case, or one of them. */
import { service } from '../api/service';
import type { ReportRow } from '../api/shapes';
import { useCase } from '../case';
import { PagedList } from '../parts/paged_list';
import { Export } from '../parts/export';
import { Chip, Head } from '../parts/said';
import { adjust, to, type Place } from '../routing';
import { count, dayWords } from '../words';
import { Report } from './report';
import { useState } from 'preact/hooks';

export function Reports({ place }: { readonly place: Place }) {
  const id = place.path[1];
  return id ? <Report id={id} claim={place.query.claim ?? null} /> : <AllReports place={place} />;
}

const SORTS = { newest: 'Newest first', oldest: 'Oldest first', title: 'By title', claims: 'Most claims' } as const;

function AllReports({ place }: { readonly place: Place }) {
  const { data } = useCase();
  const [total, setTotal] = useState<number>();
  const q = place.query.q ?? '';
  const sort = place.query.sort ?? 'newest';
  return (
    <div class="page">
      <Head title="Reports" about={total === undefined ? ' ' : q ? `${count(total, 'report')} of ${data?.reports.toLocaleString('en') ?? '…'}` : count(total, 'report')}>
        <Export />
        <a class="button" href={to(['add'])}>
          Add reports
        </a>
      </Head>
      <form class="filters" role="search" onSubmit={(event) => { event.preventDefault(); }}>
        <label class="field grow">
          Title or publisher
          <input type="search" value={q} onInput={(event) => { adjust({ q: event.currentTarget.value }); }} />
        </label>
        <label class="field">
          Order
          <select value={sort} onChange={(event) => { adjust({ sort: event.currentTarget.value === 'newest' ? null : event.currentTarget.value }); }}>
            {Object.entries(SORTS).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </form>
      <PagedList<ReportRow>
        name={`reports ${sort} ${q}`}
        label="Reports"
        height={[76, 112]}
        ask={(offset, limit, signal) => service.reports({ offset, limit, q, sort }, signal)}
        onTotal={setTotal}
        row={(report) => <Row report={report} />}
        empty={q ? 'No report has these words in its title or publisher.' : <>The case has no reports yet. <a href={to(['add'])}>Add the first</a>.</>}
      />
    </div>
  );
}

function Row({ report }: { readonly report: ReportRow }) {
  return (
    <a class="row" href={to(['reports', report.id])}>
      <span class="row-title">
        <bdi>{report.title}</bdi>
      </span>
      <span class="row-under">
        {report.publisher && <bdi>{report.publisher}</bdi>}
        {report.published_at && <time dateTime={report.published_at}>{dayWords(report.published_at)}</time>}
      </span>
      <span class="row-marks">
        <span class="number">{count(report.claims, 'claim')}</span>
        {report.version > 1 && <Chip>version {report.version}</Chip>}
        {report.matches > 0 && <Chip>{count(report.matches, 'possible match', 'possible matches')}</Chip>}
      </span>
    </a>
  );
}
