/** The case that is open: its name and how much is in it, asked for once and again after something changed. */
import { service } from './api/service';
import { useAsked } from './asking';

export function useCase() {
  return useAsked('case', (signal) => service.caseState(signal));
}
