/** A decision is sent with what its maker saw; it can be taken back at once, and nothing is decided in silence. */
import { service } from './api/service';
import type { DecisionRow, Outcome } from './api/shapes';
import { forget } from './asking';

export interface Wanted {
  readonly subject: readonly string[];
  readonly outcome: Outcome;
  readonly seen?: string | null;
  readonly note?: string;
}

export async function decide({ subject, outcome, seen, note }: Wanted): Promise<DecisionRow> {
  const made = await service.decide({ subject: [...subject], outcome, note: note ?? '', seen: seen === undefined ? '*' : seen });
  forget();
  return made;
}

export function withdraw(subject: readonly string[]): Promise<DecisionRow> {
  return decide({ subject, outcome: 'withdrawn' });
}
