/** A claim of a report as a card: who says it, what, when, who denies it, and on opening everything that it rests on. */
import { memo } from './memo';
import type { Against, PossibleMatch, ReportClaim, ReportPage } from '../api/shapes';
import { CERTAINTY } from '../words';
import { Chain, ClaimMarks, Statement, When } from './claim_words';
import { ClaimVerdict } from './verdict';
import { to } from '../routing';

interface Props {
  readonly claim: ReportClaim;
  readonly page: ReportPage;
  readonly open: boolean;
  readonly colours: ReadonlyMap<string, number> | undefined;
  readonly matches: readonly PossibleMatch[];
  readonly onChoose: (id: string | null) => void;
}

export const Card = memo(function Card({ claim, page, open, colours, matches, onChoose }: Props) {
  const choose = () => {
    onChoose(open ? null : claim.id);
  };
  return (
    <article class={`card claim ${claim.polarity}`} id={`card-${claim.id}`} data-open={open ? 'true' : undefined} aria-labelledby={`say-${claim.id}`}>
      <header class="card-head">
        <span class="no number">{claim.number}</span>
        <ClaimMarks claim={claim} />
        {claim.second && <span class="chip second">second reader only</span>}
      </header>
      <Chain chain={claim.chain} />
      <p class="statement" id={`say-${claim.id}`}>
        <button type="button" class="link choose" aria-expanded={open} data-claim={claim.id} onClick={choose}>
          <Statement parts={claim.statement} {...(colours ? { colours } : {})} />
        </button>
      </p>
      <When time={claim.time} />
      <Denials claim={claim} onChoose={onChoose} />
      {open && <More claim={claim} page={page} matches={matches} colours={colours} />}
    </article>
  );
});

function Denials({ claim, onChoose }: { readonly claim: ReportClaim; readonly onChoose: (id: string) => void }) {
  return (
    <>
      {claim.denied_by.map((other) => (
        <Beside key={other.claim} other={other} here={claim.report} word="Denied by" onChoose={onChoose} />
      ))}
      {claim.denies.map((other) => (
        <Beside key={other.claim} other={other} here={claim.report} word="Denies what is said by" onChoose={onChoose} />
      ))}
    </>
  );
}

function Beside({ other, here, word, onChoose }: { readonly other: Against; readonly here: string; readonly word: string; readonly onChoose: (id: string) => void }) {
  return (
    <div class="beside">
      <p class="beside-who">
        {word} <bdi>{other.who}</bdi>
      </p>
      <p>
        {other.report === here ? (
          <button type="button" class="link" onClick={() => { onChoose(other.claim); }}>
            {other.statement}
          </button>
        ) : (
          <a href={to(['reports', other.report], { claim: other.claim })}>
            {other.statement}
            <span class="soft"> · {other.title ?? 'another report'}</span>
          </a>
        )}
      </p>
    </div>
  );
}

function More({ claim, page, matches, colours }: Pick<Props, 'claim' | 'page' | 'matches' | 'colours'>) {
  const mentions = new Map(page.mentions.map((mention) => [mention.id, mention]));
  const words = (id: string) => mentions.get(id)?.text ?? id;
  return (
    <div class="more">
      <dl class="facts">
        {claim.roles.map(({ role, mentions: fillers }) => (
          <div key={role}>
            <dt class={`role r${colours?.get(role) ?? 0}`}>{role}</dt>
            <dd>
              {fillers.map((id) => {
                const entity = mentions.get(id)?.entity;
                return (
                  <div key={id}>
                    {entity ? <a href={to(['entities', entity])}>{words(id)}</a> : <bdi>{words(id)}</bdi>}
                  </div>
                );
              })}
            </dd>
          </div>
        ))}
        <div>
          <dt>how surely</dt>
          <dd>
            {CERTAINTY[claim.certainty] ?? claim.certainty}; {claim.tense}
          </dd>
        </div>
        <div>
          <dt>sourcing</dt>
          <dd>{claim.sourcing === 'publisher' ? 'the report’s own voice' : claim.sourcing}</dd>
        </div>
      </dl>
      {claim.quotes.map((quote, index) => (
        <blockquote key={index}>{quote}</blockquote>
      ))}
      {claim.reasons.length > 0 && (
        <details class="why">
          <summary>Why it was read so</summary>
          <ul>
            {claim.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
      {matches.length > 0 && (
        <p class="see">
          Possible matches:{' '}
          {matches.map((match, index) => (
            <span key={match.id}>
              {index > 0 && ', '}
              <a href={to(['entities', match.entity ?? ''])}>
                {match.entity_name} and {match.name} ({match.edition.title})
              </a>
            </span>
          ))}
        </p>
      )}
      <ClaimVerdict claim={claim} />
    </div>
  );
}
