/** A possible match: the name in the report, the listing, the edition, and the reasons; what a person decided stands with it. */
import type { PossibleMatch } from '../api/shapes';
import { to } from '../routing';
import { score } from '../words';
import { Reasons } from './reasons';

export function MatchCard({ match }: { readonly match: PossibleMatch }) {
  return (
    <article class={`card match ${match.outcome === 'not matched' ? 'is-rejected' : ''}`}>
      <h3>
        {match.entity ? <a href={to(['entities', match.entity])}><bdi>{match.entity_name}</bdi></a> : <bdi>{match.entity_name}</bdi>}
        <span class="with">possible match with</span>
        <bdi>{match.name}</bdi>
      </h3>
      <ListedBy match={match} />
      <Score value={match.score} />
      <Reasons reasons={match.reasons} />
      <p class="outcome">
        <OutcomeMark outcome={match.outcome} />{' '}
        {match.outcome === 'not checked' && <a href={to(['review'])}>Decide</a>}
      </p>
    </article>
  );
}

export function ListedBy({ match }: { readonly match: PossibleMatch }) {
  return (
    <p class="edition">
      listed by {match.edition.title}, {match.edition.date ? `edition of ${match.edition.date}` : 'edition without a date'}{' '}
      <span class="mono soft" title={match.edition.sha256}>{match.edition.sha256.slice(0, 8)}</span>
    </p>
  );
}

export function Score({ value }: { readonly value: number }) {
  return (
    <p class="score">
      <span class="soft">score</span>
      <meter min={0} max={1} value={value} aria-label="score" />
      <b class="number">{score(value)}</b>
    </p>
  );
}

const SIGNS: Readonly<Record<string, string>> = { matched: '=', right: '✓', 'not matched': '≠', wrong: '✗' };

export function OutcomeMark({ outcome }: { readonly outcome: string }) {
  const kind = outcome === 'matched' || outcome === 'right' ? 'good' : outcome === 'not matched' || outcome === 'wrong' ? 'bad' : 'open';
  return (
    <span class={`outcome-mark ${kind}`}>
      <span aria-hidden="true">{SIGNS[outcome] ?? '○'}</span> {outcome}
    </span>
  );
}
