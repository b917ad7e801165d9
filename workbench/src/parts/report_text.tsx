/** The report's words with their marks; the chosen claim's words are lit and named. */
import { Component } from 'preact';
import type { Chosen, Marked, Reading } from '../reading';
import { light, touches } from '../reading';
import type { Paragraph, Piece } from '../pieces';
import { to } from '../routing';

interface Props {
  readonly reading: Reading;
  readonly chosen: Chosen | null;
  readonly onPiece: (piece: Piece<Marked>) => void;
}

export function ReportText({ reading, chosen, onPiece }: Props) {
  return (
    <div class="text" lang={reading.page.language ?? undefined}>
      {reading.paragraphs.map((paragraph, index) => (
        <Block
          key={index}
          index={index}
          paragraph={paragraph}
          reading={reading}
          chosen={chosen && touches(paragraph, chosen) ? chosen : null}
          onPiece={onPiece}
        />
      ))}
    </div>
  );
}

interface BlockProps extends Props {
  readonly index: number;
  readonly paragraph: Paragraph<Marked>;
}

/** A paragraph; it is drawn anew only when its own words are lit or no longer lit. */
class Block extends Component<BlockProps> {
  override shouldComponentUpdate(next: BlockProps): boolean {
    return next.chosen !== this.props.chosen || next.reading !== this.props.reading;
  }

  override render({ paragraph, reading, chosen, onPiece }: BlockProps) {
    const click = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-piece]') : null;
      const piece = target && !getSelection()?.toString() ? paragraph.pieces[Number(target.dataset.piece)] : undefined;
      if (piece) onPiece(piece);
    };
    let told = '';
    return (
      // The same way is open to the keyboard through the numbers, which are links.
      <p class={paragraph.keepsLines ? 'block lines' : 'block'} onClick={click} dir="auto">
        {paragraph.pieces.map((piece, index) => {
          const lit = chosen ? litBy(piece, chosen) : null;
          const label = lit?.label && lit.owner !== told ? lit.label : undefined;
          if (lit?.label) told = lit.owner;
          const refs = reading.refs.get(piece.end);
          const classes = classesOf(piece);
          return (
            <>
              {classes || lit ? (
                <span data-piece={index} class={`piece ${classes}${lit ? ` lit lit-${lit.as}` : ''}`} data-label={label} data-at={piece.start}>
                  {piece.text}
                </span>
              ) : (
                piece.text
              )}
              {refs && (
                <sup class="refs">
                  {refs.map((claim) => (
                    <a
                      key={claim.id}
                      data-ref={claim.id}
                      class={claim.polarity === 'negative' ? 'deny' : undefined}
                      href={to(['reports', claim.report], { claim: claim.id })}
                      aria-label={`Claim ${claim.number}`}
                      aria-current={chosen?.claim === claim.id ? 'true' : undefined}
                    >
                      {claim.number}
                    </a>
                  ))}
                </sup>
              )}
            </>
          );
        })}
      </p>
    );
  }
}

function classesOf(piece: Piece<Marked>): string {
  const found = new Set<string>();
  for (const { what } of piece.marks) if (what.is !== 'time' && what.is !== 'trigger') found.add(what.is);
  return [...found].join(' ');
}

function litBy(piece: Piece<Marked>, chosen: Chosen): { as: string; label: string | null; owner: string } | null {
  let best: { as: string; label: string | null; owner: string } | null = null;
  for (const { what } of piece.marks) {
    const found = light(what, chosen);
    if (!found) continue;
    // Roles before sources and cues, those before the clause, and the claim's own clause before a denial's.
    const rank = rankOf(found.as);
    if (!best || rank < rankOf(best.as)) best = { ...found, owner: `${what.is}${what.id}` };
  }
  return best;
}

function rankOf(as: string): number {
  const order = ['source', 'cue', 'evidence', 'denial'];
  const at = order.indexOf(as);
  return at === -1 ? 0 : at + 1;
}
