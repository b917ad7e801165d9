/**
 * A list of thousands, of which only the rows in sight are drawn and only the pages in sight are asked for.
 *
 * Rows have one height, so that the scrollbar is true from the first answer on. `j` and `k` walk through them, Enter opens.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '../keys';
import { problemOf, type Problem } from '../problems';
import { Failed } from './said';

export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}

interface Props<T> {
  /** What is asked for; another name is another list. */
  readonly name: string;
  readonly label: string;
  readonly ask: (offset: number, limit: number, signal: AbortSignal) => Promise<Page<T>>;
  /** The height of a row in pixels, on a wide screen and on a narrow one. */
  readonly height: readonly [number, number];
  readonly row: (item: T, index: number) => ComponentChildren;
  readonly empty: ComponentChildren;
  readonly onTotal?: (total: number) => void;
}

const SIZE = 60;
const SPARE = 6;
const NARROW = '(max-width: 48rem)';

export function PagedList<T>({ name, label, ask, height, row, empty, onTotal }: Props<T>) {
  const { pages, total, problem, want, again } = usePages(name, ask, onTotal);
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  const rowHeight = narrow ? height[1] : height[0];
  const holder = useRef<HTMLUListElement>(null);
  const [range, setRange] = useState<readonly [number, number]>([0, 20]);
  const active = useRef(-1);

  useEffect(() => {
    const query = matchMedia(NARROW);
    const follow = () => {
      setNarrow(query.matches);
    };
    query.addEventListener('change', follow);
    return () => {
      query.removeEventListener('change', follow);
    };
  }, []);

  useLayoutEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const top = holder.current?.getBoundingClientRect().top ?? 0;
      const first = Math.max(0, Math.floor(-top / rowHeight) - SPARE);
      const last = Math.ceil((innerHeight - top) / rowHeight) + SPARE;
      setRange((before) => (before[0] === first && before[1] === last ? before : [first, last]));
    };
    const follow = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    addEventListener('scroll', follow, { passive: true });
    addEventListener('resize', follow);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', follow);
      removeEventListener('resize', follow);
    };
  }, [rowHeight, total]);

  const last = Math.min(range[1], total ?? 0);
  useEffect(() => {
    want(range[0], Math.max(last, 1));
  // eslint-disable-next-line react-hooks/exhaustive-deps -- only where the rows in sight begin and end matters
  }, [name, range[0], last, want]);

  const walk = (step: number) => {
    if (!total) return;
    const focused = holder.current?.querySelector<HTMLElement>('li:focus-within');
    if (focused) active.current = Number(focused.dataset.index);
    active.current = Math.max(0, Math.min(total - 1, active.current + step));
    const target = active.current;
    const top = (holder.current?.getBoundingClientRect().top ?? 0) + target * rowHeight;
    if (top < 80 || top + rowHeight > innerHeight - 80) scrollBy({ top: top - innerHeight / 2 });
    let tries = 20;
    const focus = () => {
      const link = holder.current?.querySelector<HTMLElement>(`li[data-index="${target}"] a, li[data-index="${target}"] button`);
      if (link) link.focus({ preventScroll: true });
      else if (tries-- > 0) requestAnimationFrame(focus);
    };
    requestAnimationFrame(focus);
  };
  useKeys(label, [
    { key: 'j', what: 'Next in the list', run: () => { walk(1); } },
    { key: 'k', what: 'Previous in the list', run: () => { walk(-1); } },
  ]);

  if (problem) return <Failed problem={problem} again={again} />;
  if (total === 0) return <p class="none empty">{empty}</p>;
  const shown: number[] = [];
  for (let index = Math.min(range[0], last); index < last; index += 1) shown.push(index);
  return (
    <ul class="paged" aria-label={label} aria-busy={total === undefined} ref={holder} style={{ height: `${(total ?? 8) * rowHeight}px` }}>
      {total === undefined && [0, 1, 2, 3, 4, 5].map((index) => <Placeholder key={index} top={index * rowHeight} height={rowHeight} />)}
      {shown.map((index) => {
        const item = pages.get(Math.floor(index / SIZE))?.[index % SIZE];
        return item === undefined ? (
          <Placeholder key={index} top={index * rowHeight} height={rowHeight} />
        ) : (
          <li key={index} data-index={index} aria-setsize={total} aria-posinset={index + 1} style={{ top: `${index * rowHeight}px`, height: `${rowHeight}px` }}>
            {row(item, index)}
          </li>
        );
      })}
    </ul>
  );
}

function Placeholder({ top, height }: { readonly top: number; readonly height: number }) {
  return <li class="placeholder" aria-hidden="true" style={{ top: `${top}px`, height: `${height}px` }} />;
}

function usePages<T>(name: string, ask: Props<T>['ask'], onTotal: Props<T>['onTotal']) {
  const [, redraw] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;
  const telling = useRef(onTotal);
  telling.current = onTotal;
  const state = useRef(fresh<T>(name));
  if (state.current.name !== name) {
    state.current.stop.abort();
    state.current = fresh<T>(name);
  }
  const want = useRef((from: number, until: number) => {
    const held = state.current;
    for (let page = Math.floor(from / SIZE); page <= Math.floor(Math.max(from, until - 1) / SIZE); page += 1) {
      if (held.asked.has(page) || held.problem) continue;
      held.asked.add(page);
      asking.current(page * SIZE, SIZE, held.stop.signal).then(
        (answer) => {
          if (held.stop.signal.aborted) return;
          held.pages.set(page, answer.items);
          if (held.total !== answer.total) telling.current?.(answer.total);
          held.total = answer.total;
          redraw((drawn) => drawn + 1);
        },
        (error: unknown) => {
          if (held.stop.signal.aborted) return;
          held.problem = problemOf(error);
          redraw((drawn) => drawn + 1);
        },
      );
    }
  });
  useEffect(() => () => { state.current.stop.abort(); }, []);
  const again = () => {
    state.current = fresh<T>(name);
    want.current(0, 1);
    redraw((drawn) => drawn + 1);
  };
  const { pages, total, problem } = state.current;
  return { pages, total, problem, want: want.current, again };
}

interface Held<T> {
  readonly name: string;
  readonly pages: Map<number, readonly T[]>;
  readonly asked: Set<number>;
  readonly stop: AbortController;
  total: number | undefined;
  problem: Problem | undefined;
}

function fresh<T>(name: string): Held<T> {
  return { name, pages: new Map(), asked: new Set(), stop: new AbortController(), total: undefined, problem: undefined };
}
