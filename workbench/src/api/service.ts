/** The service, asked through the client that its own OpenAPI schema types; what it answers is what the pages show. */
import createClient from 'openapi-fetch';
import { Problem } from '../problems';
import type { paths } from './schema';
import type { components } from './schema';
import { readToken } from './token';

type Shapes = components['schemas'];
type Kind = Shapes['FindingRow']['kind'];

const client = createClient<paths>({
  baseUrl: '',
  fetch: (request) => fetch(request),
  querySerializer: { array: { style: 'form', explode: true } },
});
client.use({
  onRequest({ request }) {
    request.headers.set('X-Hearsay', '1');
    const token = readToken();
    if (token) request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  },
});

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

function told<T>({ data, error, response }: Answer<T>): T {
  if (data !== undefined && response.ok) return data;
  throw new Problem(wordsOf(error) ?? `The service answered ${response.status}.`, response.status, error);
}

function wordsOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('detail' in error)) return null;
  const { detail } = error;
  if (typeof detail === 'string') return detail;
  if (Array.isArray(detail)) {
    return detail
      .map((one: unknown) => (typeof one === 'object' && one !== null && 'msg' in one ? String(one.msg) : ''))
      .filter(Boolean)
      .join('; ');
  }
  return null;
}

interface Paging {
  readonly offset: number;
  readonly limit: number;
}

type Sort = 'newest' | 'oldest' | 'title' | 'claims';
const SORTS: readonly string[] = ['newest', 'oldest', 'title', 'claims'];
const yes = (value: string): 'yes' | '' => (value ? 'yes' : '');

export const service = {
  async caseState(signal?: AbortSignal): Promise<Shapes['CaseState']> {
    return told(await client.GET('/api/v1/case', { ...(signal ? { signal } : {}) }));
  },
  async me(signal: AbortSignal): Promise<Shapes['Me']> {
    return told(await client.GET('/api/v1/me', { signal }));
  },
  async reports(asked: Paging & { readonly q: string; readonly sort: string }, signal: AbortSignal) {
    const sort = (SORTS.includes(asked.sort) ? asked.sort : 'newest') as Sort;
    return told(await client.GET('/api/v1/reports', { params: { query: { ...asked, sort } }, signal }));
  },
  async report(report: string, signal: AbortSignal): Promise<Shapes['ReportPage']> {
    return told(await client.GET('/api/v1/reports/{report}', { params: { path: { report } }, signal }));
  },
  async findings(asked: Paging & { readonly kind: string; readonly grade: string; readonly contradicted: string }, signal: AbortSignal) {
    const { kind, grade, contradicted, offset, limit } = asked;
    const query = {
      offset,
      limit,
      kind: kind as Kind | '',
      grade: grade as '' | '1' | '2' | '3' | '4' | '5' | '6',
      contradicted: contradicted as '' | 'yes' | 'no',
    };
    return told(await client.GET('/api/v1/findings', { params: { query }, signal }));
  },
  async finding(finding: string, signal: AbortSignal): Promise<Shapes['FindingPage']> {
    return told(await client.GET('/api/v1/findings/{finding}', { params: { path: { finding } }, signal }));
  },
  async timeline(asked: { readonly from: string; readonly to: string; readonly kind: string; readonly entity: string }, signal: AbortSignal) {
    const query = {
      ...(asked.from ? { from: asked.from } : {}),
      ...(asked.to ? { to: asked.to } : {}),
      kind: asked.kind as Kind | '',
      entity: asked.entity,
      limit: 2000,
    };
    return told(await client.GET('/api/v1/timeline', { params: { query }, signal }));
  },
  async network(asked: { readonly kinds: readonly string[]; readonly from: string; readonly to: string; readonly source: string; readonly around: string; readonly limit: number }, signal: AbortSignal) {
    const query = {
      ...(asked.kinds.length > 0 ? { kind: asked.kinds as Kind[] } : {}),
      ...(asked.from ? { from: asked.from } : {}),
      ...(asked.to ? { to: asked.to } : {}),
      source: asked.source,
      around: asked.around,
      limit: asked.limit,
    };
    return told(await client.GET('/api/v1/network', { params: { query }, signal }));
  },
  async entities(asked: Paging & { readonly q: string; readonly kind: string; readonly listed: string }, signal: AbortSignal) {
    const { q, kind, listed, offset, limit } = asked;
    const query = { q, offset, limit, kind: kind as Shapes['EntityRow']['kind'] | '', listed: yes(listed) };
    return told(await client.GET('/api/v1/entities', { params: { query }, signal }));
  },
  async entity(entity: string, signal: AbortSignal): Promise<Shapes['EntityPage']> {
    return told(await client.GET('/api/v1/entities/{entity}', { params: { path: { entity } }, signal }));
  },
  async queue(kind: 'match' | 'pair' | 'claim', paging: Paging, signal: AbortSignal) {
    return told(await client.GET('/api/v1/queue', { params: { query: { kind, ...paging } }, signal }));
  },
  async decisions(paging: Paging, signal: AbortSignal) {
    return told(await client.GET('/api/v1/decisions', { params: { query: paging }, signal }));
  },
  async decide(body: Shapes['DecisionIn']): Promise<Shapes['DecisionRow']> {
    return told(await client.POST('/api/v1/decisions', { body }));
  },
  async addFiles(files: readonly File[], publisher: string, published: string): Promise<Shapes['JobForm']> {
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    const query = { ...(publisher ? { publisher } : {}), ...(published ? { published } : {}) };
    // The form is sent as it is: its parts' names and bounds are the browser's to write.
    return told(await client.POST('/api/v1/reports/files', { params: { query }, body: { files: [] }, bodySerializer: () => form }));
  },
  async addText(body: Shapes['TextIn']): Promise<Shapes['JobForm']> {
    return told(await client.POST('/api/v1/reports/text', { body }));
  },
  async addAddress(body: Shapes['AddressIn']): Promise<Shapes['JobForm']> {
    return told(await client.POST('/api/v1/reports/address', { body }));
  },
  async jobs(signal: AbortSignal): Promise<readonly Shapes['JobForm'][]> {
    return told(await client.GET('/api/v1/jobs', { signal }));
  },
  async cancelJob(job: string): Promise<Shapes['JobForm']> {
    return told(await client.POST('/api/v1/jobs/{job}/cancel', { params: { path: { job } } }));
  },
  async weigh(): Promise<Shapes['JobForm']> {
    return told(await client.POST('/api/v1/jobs/weigh'));
  },
  async lists(signal: AbortSignal): Promise<readonly Shapes['ListRow'][]> {
    return told(await client.GET('/api/v1/lists', { signal }));
  },
  async editions(name: string, signal: AbortSignal): Promise<readonly Shapes['EditionRow'][]> {
    return told(await client.GET('/api/v1/lists/{name}/editions', { params: { path: { name } }, signal }));
  },
  async changes(name: string, from: string, to: string, signal: AbortSignal): Promise<Shapes['ListChanges']> {
    const query = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
    return told(await client.GET('/api/v1/lists/{name}/changes', { params: { path: { name }, query }, signal }));
  },
  async updateLists(names: readonly string[]): Promise<Shapes['JobForm']> {
    return told(await client.POST('/api/v1/lists/update', { body: { names: [...names] } }));
  },
  async search(q: string, where: 'everything' | 'text' | 'claims' | 'names', signal: AbortSignal): Promise<Shapes['Found']> {
    return told(await client.GET('/api/v1/search', { params: { query: { q, in: where, limit: 20 } }, signal }));
  },
  /** A file of the case, or of some reports. With a token it is fetched as the pages are; without, the browser may follow the address. */
  exportAddress(form: string, reports: readonly string[] = []): string {
    return `/api/v1/export?${new URLSearchParams([['as', form], ...reports.map((one) => ['report', one] as [string, string])]).toString()}`;
  },
  dossierAddress(report: string): string {
    return service.exportAddress('html', [report]);
  },
  /** Hear of a job until it is over; the events are read from the stream, so that a token can go with the request. */
  async watch(job: string, hear: (state: Shapes['JobForm']) => void, signal: AbortSignal): Promise<void> {
    const token = readToken();
    const response = await fetch(`/api/v1/jobs/${encodeURIComponent(job)}/events`, {
      headers: { 'X-Hearsay': '1', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      signal,
    });
    if (!response.ok || !response.body) throw new Problem(`The service answered ${response.status}.`, response.status);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += value;
      const events = rest.split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) if (event.startsWith('data: ')) hear(JSON.parse(event.slice(6)) as Shapes['JobForm']);
    }
  },
};
