/** A claim in words: its sentence in parts, and the chain of those who say it, drawn. */
import type { ClaimCard, Part, Speaker } from '../api/shapes';
import { CERTAINTY, interval } from '../words';

export function Statement({ parts, colours }: { readonly parts: readonly Part[]; readonly colours?: ReadonlyMap<string, number> }) {
  return (
    <>
      {parts.map((part, index) => {
        const gap = index === 0 || /^[,)]/.test(part.text) || parts[index - 1]?.text === '(' ? '' : ' ';
        if (!part.role) return `${gap}${part.text}`;
        return (
          <span key={index}>
            {gap}
            <bdi class={`filler r${colours?.get(part.role) ?? 0}`}>{part.text}</bdi>
            {part.known_as && <span class="known"> [{part.known_as}]</span>}
          </span>
        );
      })}
    </>
  );
}

export function plain(parts: readonly Part[]): string {
  return parts
    .map((part) => (part.known_as ? `${part.text} [${part.known_as}]` : part.text))
    .join(' ')
    .replaceAll(' ,', ',')
    .replaceAll('( ', '(')
    .replaceAll(' )', ')');
}

/** Who says it, outermost first: a dot for each, filled where the report names it, hollow where it does not. */
export function Chain({ chain, publisher }: { readonly chain: readonly Speaker[]; readonly publisher?: string | null }) {
  if (chain.length === 0) {
    return (
      <p class="chain">
        <span class="link own">{publisher ?? 'the report itself'}</span>
        <span class="says"> says</span>
      </p>
    );
  }
  return (
    <ol class="chain" aria-label="Who says it, outermost first">
      {chain.map((speaker, index) => (
        <li key={index} class={`link ${speaker.named ? '' : 'unnamed'}`}>
          <bdi>{speaker.text}</bdi>
          {speaker.known_as && <span class="known"> [{speaker.known_as}]</span>}
          {!speaker.named && <span class="tag">unnamed</span>}
          <span class="heard">{index < chain.length - 1 ? ', quoting ' : ' says'}</span>
        </li>
      ))}
      <li class="says" aria-hidden="true">
        says
      </li>
    </ol>
  );
}

export function whoSays(chain: readonly Speaker[]): string {
  if (chain.length === 0) return 'the report itself';
  return chain.map((speaker) => (speaker.known_as ? `${speaker.text} [${speaker.known_as}]` : speaker.text) + (speaker.named ? '' : ' (unnamed)')).join(' › ');
}

/** Kind, denial, certainty and time, as small marks that words carry and colour only repeats. */
export function ClaimMarks({ claim }: { readonly claim: ClaimCard }) {
  return (
    <span class="marks">
      <span class="kind">{claim.kind}</span>
      {claim.polarity === 'negative' && <span class="chip deny">says no</span>}
      {claim.certainty !== 'certain' && <span class={`chip ${claim.certainty}`}>{CERTAINTY[claim.certainty] ?? claim.certainty}</span>}
      {claim.tense === 'future' && <span class="chip">planned</span>}
    </span>
  );
}

export function When({ time }: { readonly time: { readonly text: string; readonly from: string | null; readonly to: string | null } | null }) {
  if (!time) return null;
  const dates = time.from && time.to ? interval(time.from, time.to) : null;
  return (
    <p class="when">
      {time.text}
      {dates && dates !== time.text && ` (${dates})`}
      {!dates && ' (no date settled)'}
    </p>
  );
}
