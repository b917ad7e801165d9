/** What every page says in the same way: that it waits, that something failed and what to do, who says a thing. */
import type { ComponentChildren } from 'preact';
import type { Problem } from '../problems';

export function Waiting({ what = 'Loading' }: { readonly what?: string }) {
  return (
    <p class="waiting" role="status">
      <span class="spinner" aria-hidden="true" />
      {what}…
    </p>
  );
}

export function Failed({ problem, again }: { readonly problem: Problem; readonly again?: () => void }) {
  return (
    <div class="failed" role="alert">
      <p>{problem.message}</p>
      {again && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

export function Head({ title, children, about }: { readonly title: string; readonly about?: ComponentChildren; readonly children?: ComponentChildren }) {
  return (
    <header class="head">
      <div>
        <h1>{title}</h1>
        {about && <p class="about">{about}</p>}
      </div>
      {children && <div class="head-tools">{children}</div>}
    </header>
  );
}

export function Chip({ children, kind = '' }: { readonly children: ComponentChildren; readonly kind?: string }) {
  return <span class={`chip ${kind}`}>{children}</span>;
}
