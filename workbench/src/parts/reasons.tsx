/** The reasons of a score, strongest first, each with what it saw: a number without them is unfinished. */
import type { Reason } from '../api/shapes';

export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <table class="reasons">
      <caption class="heard">Reasons</caption>
      <thead class="heard">
        <tr>
          <th scope="col">Weight</th>
          <th scope="col">Reason</th>
          <th scope="col">What was seen</th>
        </tr>
      </thead>
      <tbody>
        {reasons.map((reason, index) => (
          <tr key={index}>
            <td class="weight number">{signed(reason.weight)}</td>
            <th scope="row">{reason.reason}</th>
            <td>{reason.detail}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function signed(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`;
}
