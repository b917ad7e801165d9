/** The frame around every page: where one can go, what waits for a decision, light or dark, and the keys that hold everywhere. */
import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Gate } from './gate';
import { hearKeys, useKeys } from './keys';
import { useCase } from './case';
import { Icon, type IconName } from './parts/icon';
import { HelpSheet } from './parts/help_sheet';
import { Waiting } from './parts/said';
import { go, to, usePlace, type Place } from './routing';
import { applyTheme, nextTheme, readTheme } from './theme';
import { count } from './words';

interface Way {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  readonly key: string;
  readonly load: () => Promise<ComponentType<{ readonly place: Place }>>;
}

const WAYS: readonly Way[] = [
  { path: 'reports', title: 'Reports', icon: 'reports', key: 'r', load: async () => (await import('./pages/reports')).Reports },
  { path: 'findings', title: 'Findings', icon: 'findings', key: 'f', load: async () => (await import('./pages/findings')).Findings },
  { path: 'timeline', title: 'Timeline', icon: 'timeline', key: 't', load: async () => (await import('./pages/timeline')).Timeline },
  { path: 'network', title: 'Network', icon: 'network', key: 'n', load: async () => (await import('./pages/network')).Network },
  { path: 'entities', title: 'Entities', icon: 'entities', key: 'e', load: async () => (await import('./pages/entities')).Entities },
  { path: 'review', title: 'Review', icon: 'review', key: 'q', load: async () => (await import('./pages/review')).Review },
  { path: 'lists', title: 'Lists', icon: 'lists', key: 'l', load: async () => (await import('./pages/lists')).Lists },
  { path: 'add', title: 'Add', icon: 'add', key: 'a', load: async () => (await import('./pages/add')).Add },
  { path: 'search', title: 'Search', icon: 'search', key: 's', load: async () => (await import('./pages/search')).Search },
];
/** What a phone shows at the bottom; the rest is behind "More". */
const FIRST = ['reports', 'findings', 'review', 'search'];

export function App() {
  const place = usePlace();
  const here = place.path[0] ?? 'reports';
  const [help, setHelp] = useState(false);
  const [more, setMore] = useState(false);
  const [theme, setTheme] = useState(readTheme);
  useLayoutEffect(() => hearKeys(document), []);
  const switchTheme = () => {
    const next = nextTheme(theme);
    applyTheme(next);
    setTheme(next);
  };
  useEffect(() => {
    setMore(false);
  }, [place]);
  useKeys('Everywhere', [
    { key: '?', what: 'This sheet', run: () => { setHelp(true); } },
    { key: '/', what: 'Search', run: () => { go(to(['search'])); focusSearch(); } },
    ...WAYS.map((way) => ({ key: `g ${way.key}`, what: `Go to ${way.title}`, run: () => { go(to([way.path])); } })),
    { key: 'D', what: 'Light, dark, or as the system', run: switchTheme },
  ]);

  return (
    <div class="shell">
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>
        Skip to the page
      </a>
      <Side here={here} more={more} setMore={setMore} theme={theme} switchTheme={switchTheme} openHelp={() => { setHelp(true); }} />
      <Gate>
        <main id="main" tabIndex={-1}>
          <Page here={here} place={place} />
        </main>
      </Gate>
      {help && <HelpSheet onClose={() => { setHelp(false); }} />}
    </div>
  );
}

interface SideProps {
  readonly here: string;
  readonly more: boolean;
  readonly setMore: (more: boolean) => void;
  readonly theme: string;
  readonly switchTheme: () => void;
  readonly openHelp: () => void;
}

function Side({ here, more, setMore, theme, switchTheme, openHelp }: SideProps) {
  const { data } = useCase();
  const open = data ? data.open_reviews : 0;
  const themeIcon: IconName = theme === 'light' ? 'light' : theme === 'dark' ? 'dark' : 'system';
  return (
    <nav class={`side ${more ? 'is-open' : ''}`} aria-label="Pages">
      <a class="brand" href={to(['reports'])}>
        <b>hearsay</b>
        <span class="case-name">{data?.name ?? ''}</span>
      </a>
      <ul class="ways">
        {WAYS.map(({ path, title, icon, key }) => (
          <li key={path} class={FIRST.includes(path) ? 'first' : 'rest'}>
            <a href={to([path])} aria-current={here === path ? 'page' : undefined} title={`${title} (g ${key})`}>
              <Icon name={icon} />
              <span class="way">{title}</span>
              {path === 'review' && open > 0 && (
                <span class="badge number">
                  {open > 999 ? '999+' : open}
                  <span class="heard"> open</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      <button type="button" class="plain more-button" aria-expanded={more} onClick={() => { setMore(!more); }}>
        <Icon name="more" />
        <span class="way">More</span>
      </button>
      <div class="side-foot">
        {data && (
          <p class="counts-line soft">
            {count(data.reports, 'report')}
            <br />
            {count(data.claims, 'claim')}
          </p>
        )}
        <div class="side-tools">
          <button type="button" class="plain" onClick={switchTheme} title="Light, dark, or as the system (D)">
            <Icon name={themeIcon} />
            <span class="way">{theme === 'system' ? 'As the system' : theme === 'light' ? 'Light' : 'Dark'}</span>
          </button>
          <button type="button" class="plain" onClick={openHelp} title="Keys and words (?)">
            <Icon name="help" />
            <span class="way">Help</span>
          </button>
        </div>
      </div>
    </nav>
  );
}

function Page({ here, place }: { readonly here: string; readonly place: Place }) {
  const way = WAYS.find((one) => one.path === here);
  const [loaded, setLoaded] = useState<{ path: string; page: ComponentType<{ readonly place: Place }> } | null>(null);
  const [broken, setBroken] = useState(false);
  const before = useRef<string>('');
  useEffect(() => {
    if (!way) return undefined;
    let wanted = true;
    way.load().then(
      (page) => {
        if (wanted) setLoaded({ path: way.path, page });
      },
      () => {
        if (wanted) setBroken(true);
      },
    );
    return () => {
      wanted = false;
    };
  }, [way]);
  const spot = place.path.join('/');
  useEffect(() => {
    document.title = way ? `${way.title} · hearsay` : 'hearsay';
    if (before.current && before.current !== spot) {
      scrollTo(0, 0);
      document.getElementById('main')?.focus({ preventScroll: true });
    }
    before.current = spot;
  }, [spot, way]);
  if (!way) {
    return (
      <div class="page">
        <h1>There is no such page</h1>
        <p>
          <a href={to(['reports'])}>Go to the reports</a>
        </p>
      </div>
    );
  }
  if (broken) return <p class="failed" role="alert">This page could not be loaded. Is &quot;hearsay serve&quot; still running?</p>;
  if (loaded?.path !== way.path) return <Waiting />;
  const Loaded = loaded.page;
  return <Loaded place={place} />;
}

function focusSearch(): void {
  let tries = 60;
  const focus = () => {
    const field = document.getElementById('search-words');
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    } else if (tries-- > 0) requestAnimationFrame(focus);
  };
  focus();
}
