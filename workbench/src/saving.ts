/** A file of the service is saved: by its address where the browser may follow it, and through a request where a token must go with it. */
import { readToken } from './api/token';

/** On a link's click: with a token, fetch what the link names and save it; without one, the browser follows the link itself. */
export function saved(event: MouseEvent & { readonly currentTarget: HTMLAnchorElement }): void {
  const token = readToken();
  if (!token) return;
  event.preventDefault();
  void save(event.currentTarget.href, token);
}

async function save(address: string, token: string): Promise<void> {
  const response = await fetch(address, { headers: { Authorization: `Bearer ${token}`, 'X-Hearsay': '1' } });
  if (!response.ok) return;
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'hearsay-case';
  const place = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = place;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(place);
  }, 10_000);
}
