/** What is claimed to have happened when: intervals as wide as the words leave them, and what has no date said as such. */
import { useMemo } from 'preact/hooks';
import { service } from '../api/service';
import type { TimelineItem } from '../api/shapes';
import { useAsked } from '../asking';
import { PagedList } from '../parts/paged_list';
import { Failed, Head, Waiting } from '../parts/said';
import { adjust, to, type Place } from '../routing';
import { axisFor, barOf, dayNumber, isoDay, ticks, type Axis } from '../time_axis';
import { count, CREDIBILITY, interval, KINDS } from '../words';
import { useKeys } from '../keys';

export function Timeline({ place }: { readonly place: Place }) {
  const { kind = '', from = '', to: until = '' } = place.query;
  const { data, problem, again } = useAsked(`timeline ${kind}`, (signal) => service.timeline({ kind, from: '', to: '', entity: '' }, signal));
  const whole = useMemo(() => axisFor(data?.items ?? []), [data]);
  const axis = useMemo<Axis | null>(() => {
    const [first, last] = [dayNumber(from), dayNumber(until)];
    if (!whole) return null;
    const wanted = { from: Number.isNaN(first) ? whole.from : first, to: Number.isNaN(last) ? whole.to : last + 1 };
    return wanted.to > wanted.from ? wanted : whole;
  }, [whole, from, until]);
  const shown = useMemo(
    () => (data && axis ? data.items.filter((item) => barOf(item, axis)).sort((one, other) => one.from.localeCompare(other.from) || one.to.localeCompare(other.to)) : []),
    [data, axis],
  );
  const zoom = (factor: number) => {
    if (!axis) return;
    const [middle, half] = [(axis.from + axis.to) / 2, ((axis.to - axis.from) * factor) / 2];
    adjust({ from: isoDay(Math.round(middle - half)), to: isoDay(Math.round(middle + half)) });
  };
  useKeys('Timeline', [
    { key: '+', what: 'Look closer', run: () => { zoom(0.5); } },
    { key: '-', what: 'Look wider', run: () => { zoom(2); } },
    { key: '0', what: 'All of it', run: () => { adjust({ from: null, to: null }); } },
  ]);
  return (
    <div class="page timeline-page">
      <Head title="Timeline" about={data ? `${count(shown.length, 'dated finding')} in sight${data.undated ? `; ${count(data.undated, 'finding')} without a date` : ''}` : ' '} />
      <form class="filters" onSubmit={(event) => { event.preventDefault(); }}>
        <label class="field">
          Kind
          <select value={kind} onChange={(event) => { adjust({ kind: event.currentTarget.value }); }}>
            <option value="">any</option>
            {KINDS.map((one) => <option key={one}>{one}</option>)}
          </select>
        </label>
        <label class="field">
          From
          <input type="date" value={from} onChange={(event) => { adjust({ from: event.currentTarget.value }); }} />
        </label>
        <label class="field">
          To
          <input type="date" value={until} onChange={(event) => { adjust({ to: event.currentTarget.value }); }} />
        </label>
        <div class="zoom" role="group" aria-label="Zoom">
          <button type="button" onClick={() => { zoom(0.5); }} aria-label="Look closer">+</button>
          <button type="button" onClick={() => { zoom(2); }} aria-label="Look wider">−</button>
          <button type="button" onClick={() => { adjust({ from: null, to: null }); }}>All</button>
        </div>
      </form>
      {problem && !data && <Failed problem={problem} again={again} />}
      {!data && !problem && <Waiting />}
      {data && axis && (
        <>
          <p class="legend timeline-legend">
            <span class="sample exact" aria-hidden="true" /> a day
            <span class="sample" aria-hidden="true" /> within an interval
            <span class="sample unsure" aria-hidden="true" /> doubtful, improbable or not to be judged
            <span class="sample denied" aria-hidden="true" /> denied
          </p>
          <div class="time-head" aria-hidden="true">
            <div class="lane">
              {ticks(axis).map((tick) => (
                <span key={tick.at} class="tick" style={{ left: `${tick.at * 100}%` }}>{tick.label}</span>
              ))}
            </div>
          </div>
          <PagedList<TimelineItem>
            name={`timeline ${kind} ${axis.from} ${axis.to} ${data.items.length}`}
            label="Timeline"
            height={[58, 96]}
            ask={(offset, limit) => Promise.resolve({ total: shown.length, items: shown.slice(offset, offset + limit) })}
            row={(item) => <Row item={item} axis={axis} />}
            empty="Nothing is dated in this stretch of time."
          />
        </>
      )}
      {data && !axis && <p class="none empty">No finding of this case has a date yet.</p>}
    </div>
  );
}

function Row({ item, axis }: { readonly item: TimelineItem; readonly axis: Axis }) {
  const bar = barOf(item, axis);
  const where = item.about === 'finding' ? to(['findings', item.id]) : to(['reports', item.report ?? ''], { claim: item.id });
  const unsure = !['1', '2', '3'].includes(item.credibility);
  return (
    <a class={`time-row ${item.denied ? 'denied' : ''}`} href={where}>
      <span class="time-words">
        <span class="row-title">{item.statement}</span>
        <span class="row-under">
          <span class="kind">{item.kind}</span>
          <span>{interval(item.from, item.to)}</span>
          <span>{CREDIBILITY[item.credibility] ?? ''}</span>
          {item.denied && <span class="deny-word">denied</span>}
        </span>
      </span>
      <span class="lane" aria-hidden="true">
        {ticks(axis).map((tick) => <i key={tick.at} class="grid" style={{ left: `${tick.at * 100}%` }} />)}
        {bar && (
          <i
            class={`bar ${bar.exact ? 'exact' : ''} ${unsure ? 'unsure' : ''} ${bar.before ? 'before' : ''} ${bar.after ? 'after' : ''}`}
            style={{ left: `${bar.left * 100}%`, width: `${bar.width * 100}%` }}
          />
        )}
      </span>
    </a>
  );
}
