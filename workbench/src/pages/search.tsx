/** Words in texts, claims and names of the case; and the same words as a name, compared with the lists however it is spelled. */
import { useEffect, useState } from 'preact/hooks';
import { service } from '../api/service';
import type { Found, Snippet } from '../api/shapes';
import { useAsked } from '../asking';
import { MatchCard } from '../parts/match_card';
import { Failed, Head, Waiting } from '../parts/said';
import { adjust, to, type Place } from '../routing';
import { count, dayWords } from '../words';
import { Row } from './entities';
import { TrailCard } from './findings';

type Where = 'everything' | 'text' | 'claims' | 'names';
const WHERE: readonly (readonly [Where, string])[] = [['everything', 'Everything'], ['text', 'Texts'], ['claims', 'Claims'], ['names', 'Names and lists']];

export function Search({ place }: { readonly place: Place }) {
  const q = place.query.q ?? '';
  const where: Where = WHERE.find(([one]) => one === place.query.in)?.[0] ?? 'everything';
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    setTyped(q);
  }, [q]);
  useEffect(() => {
    const wait = setTimeout(() => {
      if (typed.trim() !== q) adjust({ q: typed.trim() });
    }, 250);
    return () => {
      clearTimeout(wait);
    };
  }, [typed, q]);
  const { data, problem, waiting, again } = useAsked(q ? `search ${where} ${q}` : null, (signal) => service.search(q, where, signal));
  return (
    <div class="page search-page">
      <Head title="Search" about="Words of the reports, and names on the lists in any spelling or script." />
      <form class="filters" role="search" onSubmit={(event) => { event.preventDefault(); adjust({ q: typed.trim() }); }}>
        <label class="field grow">
          Words or a name
          <input id="search-words" type="search" autocomplete="off" maxLength={300} value={typed} onInput={(event) => { setTyped(event.currentTarget.value); }} />
        </label>
        <div class="tabs" role="group" aria-label="Where">
          {WHERE.map(([one, words]) => (
            <button key={one} type="button" class="tab" aria-pressed={one === where} onClick={() => { adjust({ in: one === 'everything' ? null : one }); }}>
              {words}
            </button>
          ))}
        </div>
      </form>
      {problem && <Failed problem={problem} again={again} />}
      {waiting && !data && <Waiting what="Searching" />}
      {data && <Results found={data} where={where} />}
    </div>
  );
}

function Results({ found, where }: { readonly found: Found; readonly where: Where }) {
  const names = where === 'everything' || where === 'names';
  const nothing = found.reports.length + found.claims.length + found.entities.length + found.matches.length === 0;
  return (
    <div class="results" aria-live="polite">
      {nothing && <p class="none empty">Nothing was found.</p>}
      {found.matches.length > 0 && (
        <section aria-labelledby="m-title">
          <h2 id="m-title">On the lists</h2>
          {found.matches.map((match) => <MatchCard key={match.id} match={match} />)}
        </section>
      )}
      {names && found.not_checked && <p class="none">Not compared with any list: {found.not_checked}</p>}
      {found.entities.length > 0 && (
        <section aria-labelledby="e-title">
          <h2 id="e-title">{count(found.entities.length, 'party', 'parties')} of the case</h2>
          <ul class="rows">{found.entities.map((entity) => <li key={entity.id}><Row entity={entity} /></li>)}</ul>
        </section>
      )}
      {found.claims.length > 0 && (
        <section aria-labelledby="c-title">
          <h2 id="c-title">{count(found.claims.length, 'claim')}</h2>
          {found.claims.map((claim) => <TrailCard key={`${claim.report}${claim.id}`} claim={claim} />)}
        </section>
      )}
      {found.reports.length > 0 && (
        <section aria-labelledby="r-title">
          <h2 id="r-title">{count(found.reports.length, 'report')}</h2>
          <ul class="rows">
            {found.reports.map((report) => (
              <li key={report.id}>
                <a class="row tall" href={to(['reports', report.id])}>
                  <span class="row-title"><bdi>{report.title}</bdi></span>
                  <span class="row-under">
                    {report.publisher && <bdi>{report.publisher}</bdi>}
                    {report.published_at && <time dateTime={report.published_at}>{dayWords(report.published_at)}</time>}
                  </span>
                  {report.snippets.slice(0, 2).map((snippet, index) => <Words key={index} snippet={snippet} />)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Found words, the sought ones marked by their places; places count code points. */
function Words({ snippet }: { readonly snippet: Snippet }) {
  const letters = Array.from(snippet.text);
  const parts = [];
  let at = 0;
  for (const { start, end } of snippet.marks) {
    parts.push(letters.slice(at, start).join(''), <mark key={start}>{letters.slice(start, end).join('')}</mark>);
    at = end;
  }
  parts.push(letters.slice(at).join(''));
  return <span class="snippet serif">{parts}</span>;
}
