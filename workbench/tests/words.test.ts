import { expect, test } from 'vitest';
import { count, followable, interval } from '../src/words';

test('an interval is written as people write it, and never as a day that it is not', () => {
  expect(interval('2025-05-12', '2025-05-12')).toBe('12 May 2025');
  expect(interval('2025-05-01', '2025-05-31')).toBe('May 2025');
  expect(interval('2024-01-01', '2024-12-31')).toBe('2024');
  expect(interval('2025-05-01', '2025-05-09')).toBe('1 to 9 May 2025');
  expect(interval('2022-01-01', '2023-12-31')).toBe('2022 to 2023');
  expect(interval('soon', 'later')).toBe('soon to later');
});

test('only addresses of the web may be followed', () => {
  expect(followable('https://news.example/a')).toBe('https://news.example/a');
  expect(followable('javascript:alert(1)')).toBeNull();
  expect(followable('data:text/html,x')).toBeNull();
});

test('one is one and several are several', () => {
  expect(count(1, 'claim')).toBe('1 claim');
  expect(count(1204, 'report')).toBe('1,204 reports');
});
