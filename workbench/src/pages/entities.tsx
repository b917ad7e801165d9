/** Whom and what the reports speak of; for each, its names in all scripts, who lists it, and what is claimed about it. */
import { useState } from 'preact/hooks';
import { service } from '../api/service';
import type { EntityPage, EntityRow, ListedParty } from '../api/shapes';
import { useAsked } from '../asking';
import { useKeys } from '../keys';
import { ListedBy, OutcomeMark, Score } from '../parts/match_card';
import { PagedList } from '../parts/paged_list';
import { Reasons } from '../parts/reasons';
import { Chip, Failed, Head, Waiting } from '../parts/said';
import { adjust, go, to, type Place } from '../routing';
import { count, dayWords, MENTION_KINDS } from '../words';
import { TrailCard } from './findings';

export function Entities({ place }: { readonly place: Place }) {
  const id = place.path[1];
  return id ? <Entity id={id} /> : <AllEntities place={place} />;
}

function AllEntities({ place }: { readonly place: Place }) {
  const [total, setTotal] = useState<number>();
  const { q = '', kind = '', listed = '' } = place.query;
  return (
    <div class="page">
      <Head title="Entities" about={total === undefined ? ' ' : `${count(total, 'entity', 'entities')} that the reports speak of`} />
      <form class="filters" role="search" onSubmit={(event) => { event.preventDefault(); }}>
        <label class="field grow">
          Name
          <input type="search" value={q} onInput={(event) => { adjust({ q: event.currentTarget.value }); }} />
        </label>
        <label class="field">
          Kind
          <select value={kind} onChange={(event) => { adjust({ kind: event.currentTarget.value }); }}>
            <option value="">any</option>
            {MENTION_KINDS.filter((one) => !['time', 'quantity', 'money'].includes(one)).map((one) => <option key={one}>{one}</option>)}
          </select>
        </label>
        <label class="check">
          <input type="checkbox" checked={listed !== ''} onChange={(event) => { adjust({ listed: event.currentTarget.checked ? 'yes' : null }); }} />
          with possible matches
        </label>
      </form>
      <PagedList<EntityRow>
        name={`entities ${q} ${kind} ${listed}`}
        label="Entities"
        height={[64, 96]}
        ask={(offset, limit, signal) => service.entities({ offset, limit, q, kind, listed }, signal)}
        onTotal={setTotal}
        row={(entity) => <Row entity={entity} />}
        empty="No entity is like this."
      />
    </div>
  );
}

export function Row({ entity }: { readonly entity: EntityRow }) {
  return (
    <a class="row" href={to(['entities', entity.id])}>
      <span class="row-title"><bdi>{entity.name}</bdi></span>
      <span class="row-under">
        <span class="kind">{entity.kind}</span>
        <span>{count(entity.reports, 'report')}, {count(entity.findings, 'finding')}</span>
        {entity.aliases.length > 0 && <span class="cut">also <bdi>{entity.aliases.slice(0, 3).join(', ')}</bdi></span>}
      </span>
      <span class="row-marks">
        {entity.confirmed > 0 && <Chip kind="good">matched</Chip>}
        {entity.matches > 0 && <Chip>{count(entity.matches, 'possible match', 'possible matches')}</Chip>}
      </span>
    </a>
  );
}

function Entity({ id }: { readonly id: string }) {
  const { data, problem, again } = useAsked(`entity ${id}`, (signal) => service.entity(id, signal));
  useKeys('Entity', [
    { key: 'n', what: 'Its network', run: () => { go(to(['network'], { around: id })); } },
    { key: 'Escape', what: 'Back to the entities', run: () => { go(to(['entities'])); } },
  ]);
  if (problem && !data) return <Failed problem={problem} again={again} />;
  if (!data) return <Waiting what="Opening the entity" />;
  return <Known entity={data} />;
}

function Known({ entity }: { readonly entity: EntityPage }) {
  return (
    <div class="page entity-page">
      <header class="report-head">
        <p class="crumb"><a href={to(['entities'])}>Entities</a></p>
        <h1><bdi>{entity.name}</bdi></h1>
        <div class="report-counts">
          <span class="kind">{entity.kind}</span>
          <span>{count(entity.reports, 'report')}</span>
          <span>{count(entity.findings, 'finding')}</span>
          <a class="button" href={to(['network'], { around: entity.id })}>Its network</a>
        </div>
      </header>
      <div class="two-sides">
        <div>
          <section aria-labelledby="names-title">
            <h2 id="names-title">Names</h2>
            <ul class="names">
              {entity.names.map((name) => (
                <li key={name.text}>
                  <bdi class="serif">{name.text}</bdi>
                  <span class="soft small">
                    {name.script && name.script !== 'Latin' && `${name.script} script`}
                  </span>
                </li>
              ))}
            </ul>
            {entity.joined.length > 0 && (
              <details class="why">
                <summary>Why these names are taken as one</summary>
                <ul>{entity.joined.map((reason) => <li key={reason}>{reason}</li>)}</ul>
              </details>
            )}
          </section>
          <section aria-labelledby="listings-title">
            <h2 id="listings-title">Listings like it</h2>
            {entity.listings.map((match) => (
              <article key={match.id} class={`card match ${match.outcome === 'not matched' ? 'is-rejected' : ''}`}>
                <h3>
                  <span class="with">{match.outcome === 'matched' ? 'matched with' : 'possible match with'}</span>
                  <bdi>{match.name}</bdi>
                </h3>
                <ListedBy match={match} />
                {match.party && <Party party={match.party} />}
                <Score value={match.score} />
                <Reasons reasons={match.reasons} />
                <p class="outcome">
                  <OutcomeMark outcome={match.outcome} />{' '}
                  {match.outcome === 'not checked' && <a href={to(['review'])}>Decide</a>}
                </p>
              </article>
            ))}
            {entity.listings.length === 0 && <p class="none">No possible match. That says no more than that these editions of these lists hold no similar name.</p>}
          </section>
        </div>
        <section aria-labelledby="told-title">
          <h2 id="told-title">Claims about it</h2>
          {entity.told.map((claim) => <TrailCard key={`${claim.report}${claim.id}`} claim={claim} />)}
          {entity.told.length === 0 && <p class="none">It is named, but no claim has it as a party.</p>}
        </section>
      </div>
    </div>
  );
}

export function Party({ party }: { readonly party: ListedParty }) {
  const others = party.names.slice(0, 8);
  const lines: [string, readonly string[]][] = [
    ['authority', [party.authority]],
    ['since', party.listed_on ? [dayWords(party.listed_on)] : []],
    ['measures', party.measures],
    ['programmes', party.programmes],
    ['born', party.birth_dates],
    ['countries', party.countries.map((country) => (country.length === 2 ? country.toUpperCase() : country))],
    ['identifiers', party.identifiers.map(({ type, value }) => `${type} ${value}`)],
    ['addresses', party.addresses.slice(0, 3)],
  ];
  return (
    <dl class="facts">
      <div>
        <dt>names</dt>
        <dd>
          {others.map((name) => (
            <div key={name.text + name.kind}><bdi>{name.text}</bdi> {name.kind !== 'primary' && <span class="soft small">{name.kind}</span>}</div>
          ))}
          {party.names.length > others.length && <div class="soft small">and {party.names.length - others.length} more</div>}
        </dd>
      </div>
      {lines.filter(([, values]) => values.length > 0).map(([name, values]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{values.map((value) => <div key={value}><bdi>{value}</bdi></div>)}</dd>
        </div>
      ))}
    </dl>
  );
}
