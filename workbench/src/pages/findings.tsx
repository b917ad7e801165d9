/** What several claims say together, how many origins stand behind it, and who says otherwise; each leads down to the words. */
import { useState } from 'preact/hooks';
import { service } from '../api/service';
import type { FindingPage, FindingRow, Origin, TrailClaim } from '../api/shapes';
import { useAsked } from '../asking';
import { useKeys } from '../keys';
import { Chain, ClaimMarks, plain, Statement, When } from '../parts/claim_words';
import { PagedList } from '../parts/paged_list';
import { Reasons } from '../parts/reasons';
import { Chip, Failed, Head, Waiting } from '../parts/said';
import { adjust, go, to, type Place } from '../routing';
import { count, CREDIBILITY, dayWords, interval, KINDS } from '../words';

export function Findings({ place }: { readonly place: Place }) {
  const id = place.path[1];
  return id ? <Finding id={id} /> : <AllFindings place={place} />;
}

function AllFindings({ place }: { readonly place: Place }) {
  const [total, setTotal] = useState<number>();
  const { kind = '', grade = '', contradicted = '' } = place.query;
  const set = (name: string) => (event: { currentTarget: HTMLSelectElement }) => {
    adjust({ [name]: event.currentTarget.value });
  };
  return (
    <div class="page">
      <Head title="Findings" about={total === undefined ? ' ' : `${count(total, 'finding')}: what claims say together, and how far they bear each other out`} />
      <form class="filters" onSubmit={(event) => { event.preventDefault(); }}>
        <label class="field">
          Kind
          <select value={kind} onChange={set('kind')}>
            <option value="">any</option>
            {KINDS.map((one) => <option key={one}>{one}</option>)}
          </select>
        </label>
        <label class="field">
          Credibility
          <select value={grade} onChange={set('grade')}>
            <option value="">any</option>
            {Object.entries(CREDIBILITY).map(([value, words]) => <option key={value} value={value}>{value} · {words}</option>)}
          </select>
        </label>
        <label class="field">
          Said otherwise
          <select value={contradicted} onChange={set('contradicted')}>
            <option value="">either</option>
            <option value="yes">denied or in conflict</option>
            <option value="no">by nobody</option>
          </select>
        </label>
      </form>
      <PagedList<FindingRow>
        name={`findings ${kind} ${grade} ${contradicted}`}
        label="Findings"
        height={[104, 168]}
        ask={(offset, limit, signal) => service.findings({ offset, limit, kind, grade, contradicted }, signal)}
        onTotal={setTotal}
        row={(finding) => <Row finding={finding} />}
        empty={kind || grade || contradicted ? 'No finding is like this.' : 'Nothing has been weighed yet. Findings come with the first report that makes a claim.'}
      />
    </div>
  );
}

function Row({ finding }: { readonly finding: FindingRow }) {
  return (
    <a class="row finding-row" href={to(['findings', finding.id])}>
      <Grade value={finding.credibility} />
      <span class="row-title serif">{plain(finding.statement)}</span>
      <span class="row-under">
        <span class="kind">{finding.kind}</span>
        <OriginsWords finding={finding} />
        {finding.time?.from && finding.time.to && <span>{interval(finding.time.from, finding.time.to)}</span>}
      </span>
      <span class="row-marks">{finding.contradicted && <Chip kind="deny">{finding.denied_by.length > 0 ? `denied by ${finding.denied_by[0] ?? ''}${finding.denied_by.length > 1 ? ` and ${finding.denied_by.length - 1} more` : ''}` : 'in conflict'}</Chip>}</span>
    </a>
  );
}

export function OriginsWords({ finding }: { readonly finding: FindingRow }) {
  return (
    <span class="origins-words">
      {count(finding.reports, 'report')}, {count(finding.origins, 'origin')}
      {finding.independent > 1 && ` (${finding.independent} independent)`}
    </span>
  );
}

/** The Admiralty Code's grade: the number, its words, and bars that say the same without colour. */
export function Grade({ value }: { readonly value: string }) {
  const words = CREDIBILITY[value] ?? '';
  return (
    <span class="grade" title={`Credibility ${value}: ${words}`}>
      <b class="number">{value}</b>
      <span class="bars" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((bar) => <i key={bar} class={value !== '6' && bar <= 6 - Number(value) ? 'on' : ''} />)}
      </span>
      <span class="grade-words">{words}</span>
    </span>
  );
}

function Finding({ id }: { readonly id: string }) {
  const { data, problem, again } = useAsked(`finding ${id}`, (signal) => service.finding(id, signal));
  useKeys('Finding', [{ key: 'Escape', what: 'Back to the findings', run: () => { go(to(['findings'])); } }]);
  if (problem && !data) return <Failed problem={problem} again={again} />;
  if (!data) return <Waiting what="Opening the finding" />;
  return <Trail finding={data} />;
}

function Trail({ finding }: { readonly finding: FindingPage }) {
  return (
    <div class="page finding-page">
      <header class="report-head">
        <p class="crumb"><a href={to(['findings'])}>Findings</a></p>
        <h1><Statement parts={finding.statement} /></h1>
        <div class="report-counts">
          <Grade value={finding.credibility} />
          <span class="kind">{finding.kind}</span>
          <OriginsWords finding={finding} />
        </div>
        <When time={finding.time} />
        <p class="finding-words">{finding.words}</p>
      </header>
      <div class="two-sides">
        <section aria-labelledby="said-title">
          <h2 id="said-title">Said by</h2>
          <ol class="trail">
            {finding.trail.map((origin, index) => <OriginTrail key={index} origin={origin} />)}
          </ol>
        </section>
        <section aria-labelledby="against-title" class="against-side">
          <h2 id="against-title">Said otherwise</h2>
          {finding.conflicts.length > 0 && (
            <ul class="conflicts">{finding.conflicts.map((words) => <li key={words}>{words}</li>)}</ul>
          )}
          {finding.against.map((claim) => <TrailCard key={claim.id} claim={claim} />)}
          {finding.against.length === 0 && finding.conflicts.length === 0 && <p class="none">Nobody in these reports says otherwise. That does not make it true.</p>}
        </section>
      </div>
      {finding.reasons.length > 0 && (
        <section class="reasons-section" aria-labelledby="reasons-title">
          <h2 id="reasons-title">Why this grade</h2>
          <Reasons reasons={finding.reasons} />
        </section>
      )}
    </div>
  );
}

function OriginTrail({ origin }: { readonly origin: Origin }) {
  return (
    <li class={`origin ${origin.established ? '' : 'not-established'}`}>
      <p class="origin-name">
        <span class="soft small">origin</span> <bdi>{origin.name}</bdi>
        {!origin.established && <Chip>not established</Chip>}
      </p>
      {origin.via.length > 0 && <p class="small soft">by way of {origin.via.join(', ')}</p>}
      {origin.claims.map((claim) => <TrailCard key={claim.id} claim={claim} />)}
    </li>
  );
}

/** A claim with the report that makes it and the words, which are one step away. */
export function TrailCard({ claim }: { readonly claim: TrailClaim }) {
  const head = claim.report_head;
  return (
    <article class={`card trail-card ${claim.polarity}`}>
      <header class="card-head"><ClaimMarks claim={claim} /></header>
      <Chain chain={claim.chain} publisher={head.publisher} />
      <p class="statement"><Statement parts={claim.statement} /></p>
      <When time={claim.time} />
      {claim.quotes.slice(0, 1).map((quote) => <blockquote key={quote}>{quote}</blockquote>)}
      <p class="to-words">
        <a href={to(['reports', claim.report], { claim: claim.id })}>To the words</a>
        <span class="soft small">
          {' '}in <bdi>{head.title}</bdi>
          {head.publisher && <>, <bdi>{head.publisher}</bdi></>}
          {head.published_at && <>, {dayWords(head.published_at)}</>}
        </span>
      </p>
    </article>
  );
}
