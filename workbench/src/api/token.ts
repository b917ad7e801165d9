/** The token, where the service wants one; it is kept for the browser's session and sent as a header, never in an address. */
const KEPT = 'hearsay.token';
let held: string | null = null;

export function readToken(): string | null {
  if (held !== null) return held;
  try {
    held = sessionStorage.getItem(KEPT);
  } catch {
    held = null;
  }
  return held;
}

export function keepToken(token: string): void {
  held = token;
  try {
    sessionStorage.setItem(KEPT, token);
  } catch {
    // A browser that keeps nothing asks again when the page is loaded anew.
  }
}
