/** Answers of the service are kept for a while, shown at once when asked for again, and forgotten when something was decided. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { problemOf, type Problem } from './problems';

export interface Asked<T> {
  /** What is known so far: the last answer stays while a newer one is on its way. */
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  readonly waiting: boolean;
  readonly again: () => void;
}

interface Kept {
  readonly data: unknown;
  readonly at: number;
}

const FRESH = 15_000;
const MOST = 200;
const kept = new Map<string, Kept>();
const watching = new Set<(prefix: string) => void>();

/** Forget the answers whose name begins so, and let every page that shows one ask again. */
export function forget(prefix = ''): void {
  for (const name of [...kept.keys()]) if (name.startsWith(prefix)) kept.delete(name);
  for (const watch of [...watching]) watch(prefix);
}

/** Ask the service by `ask` and keep the answer under `name`; null asks nothing. */
export function useAsked<T>(name: string | null, ask: (signal: AbortSignal) => Promise<T>): Asked<T> {
  const [, redraw] = useState(0);
  const [turn, setTurn] = useState(0);
  const held = useRef<{ name: string | null; problem: Problem | undefined; waiting: boolean; data: T | undefined }>({
    name: null, problem: undefined, waiting: false, data: undefined,
  });
  const asking = useRef(ask);
  asking.current = ask;
  if (held.current.name !== name) {
    const known = name === null ? undefined : (kept.get(name)?.data as T | undefined);
    held.current = { name, problem: undefined, waiting: name !== null && known === undefined, data: known };
  }
  useEffect(() => {
    if (name === null) return undefined;
    const before = kept.get(name);
    if (before && Date.now() - before.at < FRESH) return undefined;
    const stop = new AbortController();
    held.current.waiting = true;
    asking.current(stop.signal).then(
      (data) => {
        if (stop.signal.aborted) return;
        keep(name, data);
        held.current = { name, problem: undefined, waiting: false, data };
        redraw((drawn) => drawn + 1);
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        held.current = { ...held.current, problem: problemOf(error), waiting: false };
        redraw((drawn) => drawn + 1);
      },
    );
    return () => {
      stop.abort();
    };
  }, [name, turn]);
  useEffect(() => {
    const watch = (prefix: string) => {
      if (name?.startsWith(prefix)) setTurn((before) => before + 1);
    };
    watching.add(watch);
    return () => {
      watching.delete(watch);
    };
  }, [name]);
  const again = useCallback(() => {
    if (name !== null) kept.delete(name);
    setTurn((before) => before + 1);
  }, [name]);
  const { data, problem, waiting } = held.current;
  return { data, problem, waiting, again };
}

function keep(name: string, data: unknown): void {
  kept.delete(name);
  kept.set(name, { data, at: Date.now() });
  if (kept.size > MOST) {
    const oldest = kept.keys().next();
    if (!oldest.done) kept.delete(oldest.value);
  }
}
