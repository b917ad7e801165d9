/** Where the reader is, kept in the address's hash: `#/reports/r12?claim=c3`. The service sees none of it, and needs no fallback. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Place {
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

export function readPlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return {
    path: path.split('/').filter(Boolean).map(decode),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** Return the address of a place inside the workbench; empty values are left out. */
export function to(path: readonly string[], query: Readonly<Record<string, string | number | null | undefined>> = {}): string {
  const said = Object.entries(query).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  const search = new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

export function go(address: string): void {
  location.hash = address;
}

/** Change the query of the place without a step in the browser's history: a filter is not a page. */
export function adjust(query: Readonly<Record<string, string | number | null | undefined>>): void {
  const here = readPlace(location.hash);
  const address = to(here.path, { ...here.query, ...query });
  if (address !== location.hash) {
    history.replaceState(history.state, '', address);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

export function usePlace(): Place {
  const drawn = useRef(location.hash);
  const [place, setPlace] = useState(() => readPlace(location.hash));
  useLayoutEffect(() => {
    const follow = () => {
      setPlace(readPlace(location.hash));
    };
    addEventListener('hashchange', follow);
    // The address may have changed between the first drawing and now.
    if (location.hash !== drawn.current) follow();
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  return place;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
