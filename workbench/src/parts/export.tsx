/** The forms in which the case can be taken along. */
import { service } from '../api/service';
import { saved } from '../saving';
import { Icon } from './icon';

const FORMS: readonly (readonly [string, string])[] = [
  ['html', 'Dossier (HTML)'],
  ['pdf', 'Dossier (PDF)'],
  ['xlsx', 'Tables (Excel)'],
  ['csv', 'Tables (CSV)'],
  ['ftm', 'FollowTheMoney'],
  ['graphml', 'Graph (GraphML)'],
  ['annotations', 'Web Annotations'],
  ['prov', 'Provenance (PROV-O)'],
];

export function Export() {
  return (
    <details class="menu">
      <summary class="button">
        <Icon name="save" />
        Export
      </summary>
      <ul>
        {FORMS.map(([form, words]) => (
          <li key={form}>
            <a href={service.exportAddress(form)} download="" onClick={saved}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
