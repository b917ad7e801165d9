/** The help sheet: the keys that this page has, as the page itself says them. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { keysAreOn, turnKeys, useShownKeys } from '../keys';
import { Icon } from './icon';

export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(keysAreOn);
  const groups = useShownKeys();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog class="sheet" ref={dialog} aria-labelledby="keys-title" onClose={onClose} onClick={(event) => { if (event.target === dialog.current) dialog.current?.close(); }}>
      <div class="sheet-inside">
        <header class="sheet-head">
          <h2 id="keys-title">Keys</h2>
          <button type="button" class="plain" onClick={() => dialog.current?.close()} aria-label="Close">
            <Icon name="close" />
          </button>
        </header>
        <div class="key-groups">
          {groups.map(({ name, keys }) => (
            <section key={name}>
              <h3>{name}</h3>
              <dl class="keys">
                {keys.map(({ key, what }) => (
                  <div key={key}>
                    <dt>{key.split(' ').map((one) => <kbd key={one}>{shown(one)}</kbd>)}</dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <label class="keys-switch">
          <input type="checkbox" checked={on} onChange={(event) => { turnKeys(event.currentTarget.checked); setOn(event.currentTarget.checked); }} />
          Single keys do something. Turn this off if you speak to your machine.
        </label>
        <section class="meanings">
          <h3>Words</h3>
          <dl class="roomy">
            <div><dt>possible match</dt><dd>A listing whose names and facts are like those of an entity. It is never more than possible until a person decides.</dd></div>
            <div><dt>claim</dt><dd>One thing that a report states, with who says so. The workbench asserts none of them.</dd></div>
            <div><dt>origin</dt><dd>Where a statement first came from. Ten reports that copy one agency have one origin.</dd></div>
            <div><dt>not checked</dt><dd>Nobody has decided, or it could not be compared. It is neither matched nor not matched.</dd></div>
          </dl>
        </section>
      </div>
    </dialog>
  );
}

function shown(key: string): string {
  return { Escape: 'Esc', ArrowRight: '→', ArrowLeft: '←', ArrowUp: '↑', ArrowDown: '↓' }[key] ?? key;
}
