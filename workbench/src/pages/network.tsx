/** Who is said to have done what with whom: parties and what is said between them, by kind; what is denied is dashed. */
import type { Core, ElementDefinition, StylesheetJson } from 'cytoscape';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { service } from '../api/service';
import type { NetworkEdge, NetworkNode, NetworkPage } from '../api/shapes';
import { useAsked } from '../asking';
import { useKeys } from '../keys';
import { Icon } from '../parts/icon';
import { Failed, Head, Waiting } from '../parts/said';
import { adjust, to, type Place } from '../routing';
import { count, KINDS } from '../words';

const COLOURS: Readonly<Record<string, string>> = {
  transfer: '--r4', produce: '--r5', modify: '--r5', cooperate: '--r3', recruit: '--r2', train: '--r2', deploy: '--r2',
  attack: '--deny', support: '--r3', sanction: '--r1', evade: '--deny', finance: '--r5', control: '--r6', seize: '--r1',
};

export function Network({ place }: { readonly place: Place }) {
  const { kind = '', from = '', to: until = '', source = '', around = '' } = place.query;
  const [extra, setExtra] = useState<readonly NetworkPage[]>([]);
  const name = `network ${kind} ${from} ${until} ${source} ${around}`;
  const ask = { kinds: kind ? [kind] : [], from, to: until, source, limit: 60 };
  const { data, problem, again } = useAsked(name, (signal) => service.network({ ...ask, around }, signal));
  useEffect(() => {
    setExtra([]);
  }, [name]);
  const [chosen, setChosen] = useState<string | null>(null);
  const whole = useMemo(() => (data ? joined([data, ...extra]) : null), [data, extra]);
  const expand = (id: string) => {
    service.network({ ...ask, around: id }, new AbortController().signal).then((page) => { setExtra((before) => [...before, page]); }, () => undefined);
  };
  const set = (key: string) => (event: { currentTarget: HTMLSelectElement | HTMLInputElement }) => {
    adjust({ [key]: event.currentTarget.value });
  };
  return (
    <div class="page network-page">
      <Head title="Network" about={whole ? `${count(whole.nodes.length, 'party', 'parties')}, ${count(whole.edges.length, 'link')}${whole.left_off ? `; ${count(whole.left_off, 'party', 'parties')} with less said of them left off` : ''}` : ' '} />
      <form class="filters" onSubmit={(event) => { event.preventDefault(); }}>
        <label class="field">
          Kind
          <select value={kind} onChange={set('kind')}>
            <option value="">any</option>
            {KINDS.map((one) => <option key={one}>{one}</option>)}
          </select>
        </label>
        <label class="field">From<input type="date" value={from} onChange={set('from')} /></label>
        <label class="field">To<input type="date" value={until} onChange={set('to')} /></label>
        <label class="field">Said by<input type="search" value={source} onChange={set('source')} /></label>
        {around && <button type="button" onClick={() => { adjust({ around: null }); }}>All parties</button>}
      </form>
      {problem && !data && <Failed problem={problem} again={again} />}
      {!data && !problem && <Waiting />}
      {whole?.nodes.length === 0 && <p class="none empty">No two named parties are linked by what is said here.</p>}
      {whole && whole.nodes.length > 0 && <Drawing page={whole} chosen={chosen} choose={setChosen} expand={expand} />}
    </div>
  );
}

function joined(pages: readonly NetworkPage[]): NetworkPage {
  const nodes = new Map(pages.flatMap((page) => page.nodes).map((node) => [node.id, node]));
  const edges = new Map(pages.flatMap((page) => page.edges).map((edge) => [edge.id, edge]));
  return { nodes: [...nodes.values()], edges: [...edges.values()].filter((edge) => nodes.has(edge.from) && nodes.has(edge.to)), left_off: pages[0]?.left_off ?? 0 };
}

interface DrawingProps {
  readonly page: NetworkPage;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
  readonly expand: (id: string) => void;
}

function Drawing({ page, chosen, choose, expand }: DrawingProps) {
  const holder = useRef<HTMLDivElement>(null);
  const graph = useRef<Core | null>(null);
  const [loaded, setLoaded] = useState<typeof import('cytoscape') | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('cytoscape').then((module) => {
      if (wanted) setLoaded(() => module.default);
    });
    return () => {
      wanted = false;
    };
  }, []);
  useEffect(() => {
    if (!loaded || !holder.current) return undefined;
    const made = loaded({ container: holder.current, style: styles(), minZoom: 0.15, maxZoom: 3 });
    made.on('tap', 'node', (event) => { choose((event.target as { id: () => string }).id()); });
    made.on('tap', 'edge', (event) => { choose((event.target as { id: () => string }).id()); });
    made.on('tap', (event) => { if (event.target === made) choose(null); });
    made.on('dbltap', 'node', (event) => { expand((event.target as { id: () => string }).id()); });
    graph.current = made;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const recolour = () => { made.style(styles()); };
    dark.addEventListener('change', recolour);
    const watch = new MutationObserver(recolour);
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      dark.removeEventListener('change', recolour);
      watch.disconnect();
      made.destroy();
      graph.current = null;
    };
  // eslint-disable-next-line react-hooks/exhaustive-deps -- drawn once; what it calls reads the newest state
  }, [loaded]);
  useEffect(() => {
    const made = graph.current;
    if (!made) return;
    const wanted = elements(page);
    const ids = new Set(wanted.map((one) => one.data.id));
    made.batch(() => {
      made.elements().filter((one) => !ids.has(one.id())).remove();
      made.add(wanted.filter((one) => made.getElementById(String(one.data.id)).empty()));
    });
    made.layout({ name: 'cose', animate: false, randomize: false, nodeRepulsion: () => 6000, idealEdgeLength: () => 70, componentSpacing: 50, padding: 30, nodeDimensionsIncludeLabels: true }).run();
  }, [page, loaded]);
  useEffect(() => {
    graph.current?.elements().removeClass('chosen');
    if (chosen) graph.current?.getElementById(chosen).addClass('chosen');
  }, [chosen, page, loaded]);

  const picture = () => {
    const made = graph.current;
    if (!made) return;
    const link = document.createElement('a');
    link.href = made.png({ full: true, scale: 2, bg: colour('--card') });
    link.download = 'hearsay-network.png';
    link.click();
  };
  const around = (by: number) => {
    const order = page.nodes.map((node) => node.id);
    const at = chosen ? order.indexOf(chosen) : -1;
    const next = order[(at + by + order.length) % order.length];
    if (next) choose(next);
  };
  useKeys('Network', [
    { key: 'j', what: 'Next party', run: () => { around(1); } },
    { key: 'k', what: 'Previous party', run: () => { around(-1); } },
    { key: 'x', what: 'Show more around the chosen party', run: () => { if (chosen) expand(chosen); } },
    { key: '0', what: 'All of it in sight', run: () => { graph.current?.fit(undefined, 40); } },
    { key: 's', what: 'Save the picture', run: picture },
    { key: 'Escape', what: 'Choose none', run: () => { choose(null); } },
  ]);
  const kinds = [...new Set(page.edges.map((edge) => edge.kind))];
  return (
    <div class="network-spread">
      <div class="network-frame">
        <div class="network-drawing" ref={holder} role="img" aria-label={`A drawing of ${count(page.nodes.length, 'party', 'parties')}; the list beside it says the same in words`} />
        <p class="legend network-legend">
          {kinds.map((kind) => (
            <span key={kind}><span class={`swatch kind-${kind}`} aria-hidden="true" />{kind}</span>
          ))}
          <span><span class="swatch dashed" aria-hidden="true" />denied by somebody</span>
        </p>
        <div class="network-tools">
          <button type="button" onClick={() => { graph.current?.fit(undefined, 40); }}>Fit</button>
          <button type="button" onClick={picture}><Icon name="save" />Picture</button>
        </div>
      </div>
      <aside class="network-words" aria-label="In words">
        <Words page={page} chosen={chosen} choose={choose} expand={expand} />
      </aside>
    </div>
  );
}

function Words({ page, chosen, choose, expand }: DrawingProps) {
  const names = new Map(page.nodes.map((node) => [node.id, node]));
  const node = chosen ? names.get(chosen) : undefined;
  const edges = page.edges.filter((edge) => !chosen || edge.id === chosen || edge.from === chosen || edge.to === chosen);
  return (
    <>
      {node && (
        <header class="network-chosen">
          <h2><a href={to(['entities', node.id])}><bdi>{node.name}</bdi></a></h2>
          <p class="small soft">{node.kind}{node.listed && ' · has a likely possible match'} · {count(node.claims, 'finding')}</p>
          <p><button type="button" onClick={() => { expand(node.id); }}>Show more around it</button></p>
        </header>
      )}
      {!node && (
        <ul class="plain-list">
          {page.nodes.slice(0, 40).map((one) => <NodeLine key={one.id} node={one} choose={choose} />)}
        </ul>
      )}
      {(node ?? chosen) && edges.map((edge) => <EdgeWords key={edge.id} edge={edge} names={names} choose={choose} />)}
    </>
  );
}

function NodeLine({ node, choose }: { readonly node: NetworkNode; readonly choose: (id: string) => void }) {
  return (
    <li>
      <button type="button" class="link" onClick={() => { choose(node.id); }}><bdi>{node.name}</bdi></button>{' '}
      <span class="soft small">{count(node.claims, 'finding')}</span>
    </li>
  );
}

function EdgeWords({ edge, names, choose }: { readonly edge: NetworkEdge; readonly names: ReadonlyMap<string, NetworkNode>; readonly choose: (id: string) => void }) {
  const end = (id: string) => <button type="button" class="link" onClick={() => { choose(id); }}><bdi>{names.get(id)?.name ?? id}</bdi></button>;
  return (
    <section class={`edge-words ${edge.denied ? 'negative' : ''}`}>
      <h3>{end(edge.from)} <span class="kind">{edge.kind}</span> {end(edge.to)}</h3>
      <ul class="plain-list">
        {edge.findings.map((one) => (
          <li key={one.id}>
            <a href={to(['findings', one.id])}>{one.statement}</a>
            {one.denied && <span class="chip deny">denied</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function elements(page: NetworkPage): ElementDefinition[] {
  return [
    ...page.nodes.map((node) => ({ data: { id: node.id, label: node.name.length > 34 ? `${node.name.slice(0, 33)}…` : node.name, size: 14 + 6 * Math.sqrt(node.claims) }, classes: node.listed ? 'listed' : '' })),
    ...page.edges.map((edge) => ({ data: { id: edge.id, source: edge.from, target: edge.to, kind: edge.kind, width: 1.4 + Math.min(5, 0.7 * edge.findings.length) }, classes: `${edge.denied ? 'denied' : ''} ${edge.kind}` })),
  ];
}

function colour(name: string): string {
  // The palette's colours are written with light-dark(), which only a computed colour settles.
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const settled = getComputedStyle(probe).color;
  probe.remove();
  return settled;
}

function styles(): StylesheetJson {
  return [
    { selector: 'node', style: { 'background-color': colour('--ink'), width: 'data(size)', height: 'data(size)', label: 'data(label)', color: colour('--ink'), 'font-size': 20, 'font-family': 'Inter, system-ui, sans-serif', 'text-valign': 'top', 'text-margin-y': -4, 'text-outline-color': colour('--card'), 'text-outline-width': 4, 'min-zoomed-font-size': 5 } },
    { selector: 'node.listed', style: { 'border-width': 4, 'border-color': colour('--cue') } },
    { selector: 'edge', style: { width: 'data(width)', 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', 'arrow-scale': 0.9, opacity: 0.8 } },
    ...KINDS.map((kind) => ({ selector: `edge.${kind}`, style: { 'line-color': colour(COLOURS[kind] ?? '--soft'), 'target-arrow-color': colour(COLOURS[kind] ?? '--soft') } })),
    { selector: 'edge.cooperate', style: { 'target-arrow-shape': 'none' } },
    { selector: 'edge.denied', style: { 'line-style': 'dashed' } },
    { selector: '.chosen', style: { 'overlay-color': colour('--focus'), 'overlay-opacity': 0.22, 'overlay-padding': 6 } },
  ] as StylesheetJson;
}
