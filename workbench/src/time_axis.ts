/** Days on a line: an interval's place between two ends, and the marks of an axis. Nothing is made more exact than it is. */
export interface Axis {
  readonly from: number;
  readonly to: number;
}

export interface Dated {
  readonly from: string;
  readonly to: string;
}

const DAY = 86_400_000;

export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
}

export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Return an axis for most of the items: a few that lie far out must not squeeze the others; they are shown as reaching beyond. */
export function axisFor(items: readonly Dated[]): Axis | null {
  const days = items
    .flatMap((item) => [dayNumber(item.from), dayNumber(item.to)])
    .filter((day) => !Number.isNaN(day))
    .sort((one, other) => one - other);
  if (days.length === 0) return null;
  const low = days[Math.floor((days.length - 1) * 0.03)] ?? 0;
  const high = days[Math.ceil((days.length - 1) * 0.97)] ?? low;
  const spare = Math.max(3, Math.round((high - low) * 0.04));
  return { from: low - spare, to: high + spare + 1 };
}

export interface Bar {
  /** Shares of the axis, 0 to 1. */
  readonly left: number;
  readonly width: number;
  readonly before: boolean;
  readonly after: boolean;
  readonly exact: boolean;
}

/** Return where an interval lies; null where all of it is beyond the axis. */
export function barOf(item: Dated, axis: Axis): Bar | null {
  const [start, end] = [dayNumber(item.from), dayNumber(item.to) + 1];
  if (Number.isNaN(start) || Number.isNaN(end) || end <= axis.from || start >= axis.to) return null;
  const span = axis.to - axis.from;
  const [from, until] = [Math.max(start, axis.from), Math.min(end, axis.to)];
  return { left: (from - axis.from) / span, width: (until - from) / span, before: start < axis.from, after: end > axis.to, exact: end - start === 1 };
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Return marks at years, quarters or months, whichever gives at most `most`. */
export function ticks(axis: Axis, most = 9): Tick[] {
  const span = axis.to - axis.from;
  const first = new Date(axis.from * DAY);
  for (const months of [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]) {
    if (span / (months * 30.44) > most) continue;
    const found: Tick[] = [];
    const monthNumber = first.getUTCFullYear() * 12 + first.getUTCMonth();
    for (let next = Math.ceil(monthNumber / months) * months; ; next += months) {
      const day = Math.floor(Date.UTC(Math.floor(next / 12), next % 12, 1) / DAY);
      if (day >= axis.to) break;
      if (day < axis.from) continue;
      const year = Math.floor(next / 12);
      const label = months >= 12 || next % 12 === 0 ? String(year) : `${MONTHS[next % 12] ?? ''}${found.length === 0 ? ` ${year}` : ''}`;
      found.push({ at: (day - axis.from) / span, label });
    }
    return found;
  }
  return [];
}
