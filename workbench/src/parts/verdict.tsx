/** What a person says of a claim's reading: right, wrong or unsure; it stands beside the claim and can be taken back. */
import { useState } from 'preact/hooks';
import type { ClaimCard, Outcome } from '../api/shapes';
import { decide, withdraw } from '../deciding';
import { problemOf } from '../problems';

const WAYS: readonly (readonly [Outcome, string])[] = [
  ['right', 'Read rightly'],
  ['wrong', 'Misread'],
  ['unsure', 'Unsure'],
];

export function ClaimVerdict({ claim }: { readonly claim: ClaimCard }) {
  const [said, setSaid] = useState('');
  const subject = ['claim', claim.report, claim.id];
  const run = (work: Promise<unknown>) => {
    work.then(
      () => { setSaid(''); },
      (error: unknown) => { setSaid(problemOf(error).message); },
    );
  };
  return (
    <div class="verdict">
      {claim.decision ? (
        <p class="small">
          {claim.decision}{' '}
          <button type="button" class="link" onClick={() => { run(withdraw(subject)); }}>
            Take it back
          </button>
        </p>
      ) : (
        <div class="verdict-buttons" role="group" aria-label="Was this read rightly?">
          {WAYS.map(([outcome, words]) => (
            <button key={outcome} type="button" onClick={() => { run(decide({ subject, outcome })); }}>
              {words}
            </button>
          ))}
        </div>
      )}
      {said && <p class="failed small" role="alert">{said}</p>}
    </div>
  );
}
