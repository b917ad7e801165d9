import { expect, test } from 'vitest';
import { axisFor, barOf, dayNumber, isoDay } from '../src/time_axis';

test('a day and its number are each other’s', () => {
  expect(isoDay(dayNumber('2025-05-31'))).toBe('2025-05-31');
});

test('an interval keeps its width on the axis, and a day is exact', () => {
  const items = [{ from: '2025-01-01', to: '2025-12-31' }, { from: '2025-06-15', to: '2025-06-15' }];
  const axis = axisFor(items);
  if (!axis) throw new Error('there is no axis');
  const [year, day] = items.map((item) => barOf(item, axis));
  expect(day?.exact).toBe(true);
  expect(year?.exact).toBe(false);
  expect((year?.width ?? 0) > 0.8).toBe(true);
  expect(axisFor([])).toBeNull();
});
