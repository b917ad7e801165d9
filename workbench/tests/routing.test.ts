import { expect, test } from 'vitest';
import { readPlace, to } from '../src/routing';

test('an address leads to the place that it was made for', () => {
  const address = to(['reports', 'r/1 ä'], { claim: 'c&1', q: '' });
  expect(readPlace(address)).toEqual({ path: ['reports', 'r/1 ä'], query: { claim: 'c&1' } });
});

test('an address that is broken still leads somewhere', () => {
  expect(readPlace('#/reports/%E0%A4%A')).toEqual({ path: ['reports', '%E0%A4%A'], query: {} });
  expect(readPlace('')).toEqual({ path: [], query: {} });
});
