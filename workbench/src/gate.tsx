/** A service that listens beyond this machine wants a token; it is asked for once and kept until the browser is closed. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { keepToken } from './api/token';
import { forget } from './asking';
import { useCase } from './case';

export function Gate({ children }: { readonly children: ComponentChildren }) {
  const { problem } = useCase();
  const [token, setToken] = useState('');
  const [tried, setTried] = useState(false);
  if (problem?.status !== 401) return <>{children}</>;
  return (
    <main id="main" tabIndex={-1}>
      <form
        class="gate card"
        onSubmit={(event) => {
          event.preventDefault();
          keepToken(token.trim());
          setTried(true);
          forget();
        }}
      >
        <h1>This case is closed</h1>
        <p>The service asks for a token. Whoever runs it makes one with <code>hearsay token new</code>; it is kept only until this browser window is closed.</p>
        <label class="field">
          Token
          <input type="password" autocomplete="off" required value={token} onInput={(event) => { setToken(event.currentTarget.value); }} />
        </label>
        {tried && <p class="failed" role="alert">{problem.message}</p>}
        <button type="submit" class="main">Open the case</button>
      </form>
    </main>
  );
}
