import { afterEach, expect, test, vi } from 'vitest';
import { service } from '../src/api/service';
import { keepToken } from '../src/api/token';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('every request says that it comes from the workbench, and carries the token', async () => {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request);
    return Promise.resolve(new Response('{"name":"a","scopes":["read"]}', { headers: { 'content-type': 'application/json' } }));
  });
  keepToken('hearsay_x');
  await service.me(new AbortController().signal);
  expect(asked[0]?.headers.get('X-Hearsay')).toBe('1');
  expect(asked[0]?.headers.get('Authorization')).toBe('Bearer hearsay_x');
});

test('what the service says of a refusal is what the reader is told', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"detail":"Not you."}', { status: 403, headers: { 'content-type': 'application/json' } })));
  await expect(service.me(new AbortController().signal)).rejects.toMatchObject({ message: 'Not you.', status: 403 });
});
