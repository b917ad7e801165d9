/**
 * A report's text is cut into paragraphs of pieces, so that marks may nest and overlap freely.
 *
 * What comes in: the text and marks over spans of it, counted in code points as the service counts. What goes out: paragraphs of pieces
 * inside which no mark begins or ends. Joined again, the pieces are the text, character for character.
 */
export interface Mark<T = string> {
  readonly start: number;
  readonly end: number;
  readonly what: T;
}

export interface Piece<T = string> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The marks that cover it, the shortest first. */
  readonly marks: readonly Mark<T>[];
}

export interface Paragraph<T = string> {
  readonly start: number;
  readonly end: number;
  readonly keepsLines: boolean;
  readonly pieces: readonly Piece<T>[];
}

/** A text whose positions are code points, as the service's are; JavaScript's own are UTF-16 units. */
export class CodePoints {
  private readonly units: Uint32Array | null;
  readonly length: number;

  constructor(readonly text: string) {
    if (!/[\ud800-\udfff]/.test(text)) {
      this.units = null;
      this.length = text.length;
      return;
    }
    const units: number[] = [];
    let unit = 0;
    for (const point of text) {
      units.push(unit);
      unit += point.length;
    }
    units.push(unit);
    this.units = Uint32Array.from(units);
    this.length = units.length - 1;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  /** Return the UTF-16 position of a code point. */
  unit(point: number): number {
    return this.units ? (this.units[Math.min(point, this.length)] ?? this.text.length) : point;
  }

  /** Return the code point at a UTF-16 position. */
  point(unit: number): number {
    if (!this.units) return unit;
    let [low, high] = [0, this.units.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.units[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const WRAPPED_AT = 50;

export function splitText<T>(points: CodePoints, marks: readonly Mark<T>[]): Paragraph<T>[] {
  const kept = marks
    .filter((mark) => mark.start >= 0 && mark.start < mark.end && mark.end <= points.length)
    .sort((one, other) => one.start - other.start);
  let next = 0;
  let met: Mark<T>[] = [];
  return blocks(points).map(({ start, end }) => {
    for (let mark = kept[next]; mark && mark.start < end; mark = kept[++next]) met.push(mark);
    met = met.filter((mark) => mark.end > start);
    const lines = points.slice(start, end).split('\n');
    const wrapped = lines.slice(0, -1).every((line) => line.length >= WRAPPED_AT);
    return { start, end, keepsLines: lines.length > 1 && !wrapped, pieces: cut(points, start, end, met) };
  });
}

function cut<T>(points: CodePoints, start: number, end: number, marks: readonly Mark<T>[]): Piece<T>[] {
  const cuts = new Set([start, end]);
  for (const mark of marks) {
    for (const at of [mark.start, mark.end]) if (at > start && at < end) cuts.add(at);
  }
  const ends = [...cuts].sort((one, other) => one - other);
  return ends.slice(0, -1).map((from, index) => {
    const until = ends[index + 1] ?? end;
    return {
      start: from,
      end: until,
      text: points.slice(from, until),
      marks: marks
        .filter((mark) => mark.start <= from && mark.end >= until)
        .sort((one, other) => one.end - one.start - (other.end - other.start)),
    };
  });
}

/** Return the spans of the paragraphs: between blank lines where there are any, else between line ends. */
function blocks(points: CodePoints): { start: number; end: number }[] {
  const { text } = points;
  const between = /\n[^\S\n]*\n/.test(text.trim()) ? /\s*\n[^\S\n]*\n\s*/g : /[^\S\n]*\n\s*/g;
  const found: { start: number; end: number }[] = [];
  let from = 0;
  for (const gap of text.matchAll(between)) {
    found.push({ start: from, end: gap.index });
    from = gap.index + gap[0].length;
  }
  found.push({ start: from, end: text.length });
  return found
    .filter(({ start, end }) => text.slice(start, end).trim() !== '')
    .map(({ start, end }) => ({ start: points.point(start), end: points.point(end) }));
}
