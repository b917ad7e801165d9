/** One place hears the keyboard. A page says which keys it has and what each does; the help sheet shows exactly those. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Key {
  /** The key as `KeyboardEvent.key` names it, or two after each other: `g r`. */
  readonly key: string;
  readonly what: string;
  readonly run: () => void;
  /** The same thing by another key, so it is not shown again. */
  readonly quiet?: boolean;
}

export interface KeyGroup {
  readonly name: string;
  readonly keys: readonly Key[];
}

const groups = new Map<symbol, { current: KeyGroup }>();
const watchers = new Set<() => void>();
const OFF = 'hearsay.keys';
const WAIT = 1200;
let first = '';
let firstAt = 0;

/** Whether single keys do something: those who speak to their machine, or type with few fingers, may turn them off. */
export function keysAreOn(): boolean {
  return read(OFF) !== 'off';
}

export function turnKeys(on: boolean): void {
  try {
    localStorage.setItem(OFF, on ? 'on' : 'off');
  } catch {
    // Without storage it holds for no longer than the page; nothing depends on it.
  }
}

/** The keys of the pages that are open, also of one that opens after whoever shows them. */
export function useShownKeys(): KeyGroup[] {
  const [, again] = useState(0);
  useEffect(() => {
    const watcher = () => {
      again((turn) => turn + 1);
    };
    watchers.add(watcher);
    watcher();
    return () => {
      watchers.delete(watcher);
    };
  }, []);
  return [...groups.values()].map((group) => group.current).map(({ name, keys }) => ({ name, keys: keys.filter((key) => !key.quiet) }));
}

function tell(): void {
  for (const watcher of watchers) watcher();
}

export function useKeys(name: string, keys: readonly Key[]): void {
  const held = useRef<KeyGroup>({ name, keys });
  held.current = { name, keys };
  useLayoutEffect(() => {
    const id = Symbol(name);
    groups.set(id, held);
    tell();
    return () => {
      groups.delete(id);
      tell();
    };
  }, [name]);
}

export function hearKeys(target: Document): () => void {
  const hear = (event: KeyboardEvent) => {
    if (press(event, performance.now())) event.preventDefault();
  };
  target.addEventListener('keydown', hear);
  return () => {
    target.removeEventListener('keydown', hear);
  };
}

function press(event: KeyboardEvent, now: number): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const single = event.key.length === 1;
  if (isTyping(event.target) && event.key !== 'Escape') return false;
  if (single && !keysAreOn()) return false;
  if (document.querySelector('dialog[open]')) return false;
  const both = first && now - firstAt < WAIT ? `${first} ${event.key}` : '';
  first = '';
  const all = [...groups.values()].reverse().flatMap((group) => group.current.keys);
  const found = (both ? all.find((one) => one.key === both) : undefined) ?? all.find((one) => one.key === event.key);
  if (found) {
    found.run();
    return true;
  }
  if (all.some((one) => one.key.startsWith(`${event.key} `))) {
    first = event.key;
    firstAt = now;
    return true;
  }
  return false;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
