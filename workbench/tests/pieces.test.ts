import { expect, test } from 'vitest';
import { CodePoints } from '../src/pieces';

test('positions are code points, whatever the letters are made of', () => {
  const text = new CodePoints('a🛩b');
  expect(text.length).toBe(3);
  expect(text.slice(1, 2)).toBe('🛩');
  expect(text.slice(2, 3)).toBe('b');
  expect(new CodePoints('abc').slice(1, 3)).toBe('bc');
});
