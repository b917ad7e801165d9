/** One report: its text on the left, what it claims on the right, and each leads to the other. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { service } from '../api/service';
import type { PossibleMatch, ReportClaim, ReportPage } from '../api/shapes';
import { useAsked } from '../asking';
import { useKeys } from '../keys';
import { Card } from '../parts/claim_card';
import { whoSays } from '../parts/claim_words';
import { Icon } from '../parts/icon';
import { MatchCard } from '../parts/match_card';
import { ReportText } from '../parts/report_text';
import { Failed, Waiting } from '../parts/said';
import type { Piece } from '../pieces';
import { chosen, claimsBehind, readReport, type Marked } from '../reading';
import { adjust, go, to } from '../routing';
import { saved } from '../saving';
import { CERTAINTY, count, dayWords, followable } from '../words';

export function Report({ id, claim }: { readonly id: string; readonly claim: string | null }) {
  const { data, problem, again } = useAsked(`report ${id}`, (signal) => service.report(id, signal));
  if (problem && !data) return <Failed problem={problem} again={again} />;
  if (!data) return <Waiting what="Opening the report" />;
  return <Spread key={id} page={data} claim={claim} />;
}

interface Filters {
  readonly kind: string;
  readonly who: string;
  readonly certainty: string;
  readonly polarity: string;
}

const NONE: Filters = { kind: '', who: '', certainty: '', polarity: '' };
const NO_MATCHES: readonly PossibleMatch[] = [];

function Spread({ page, claim }: { readonly page: ReportPage; readonly claim: string | null }) {
  const reading = useMemo(() => readReport(page), [page]);
  const [tab, setTab] = useState<'claims' | 'matches'>('claims');
  const [filters, setFilters] = useState(NONE);
  const [sheet, setSheet] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const current = claim ? reading.claims.get(claim) : undefined;
  const lit = useMemo(() => (current ? chosen(current) : null), [current]);
  const shown = useMemo(() => page.claims.filter((one) => passes(one, filters)), [page, filters]);
  const matchesOf = useMemo(() => byClaim(page), [page]);

  const choose = useCallback((id: string | null) => {
    adjust({ claim: id });
  }, []);
  const onPiece = useCallback(
    (piece: Piece<Marked>) => {
      const behind = claimsBehind(reading, piece.marks);
      if (behind.length === 0) return;
      const now = new URLSearchParams(location.hash.split('?')[1] ?? '').get('claim') ?? '';
      const next = behind[(behind.indexOf(now) + 1) % behind.length];
      setTab('claims');
      setSheet(true);
      if (next) choose(next);
    },
    [reading, choose],
  );

  useEffect(() => {
    if (!current) return;
    if (!passes(current, filters)) setFilters(NONE);
    setTab('claims');
    setSheet(true);
    // Once the card is open, both sides are brought into sight, each by as little as it takes.
    const frame = requestAnimationFrame(() => {
      bringWords(current.id);
      bringCard(current.id, panel.current);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another claim was chosen; a filter that is changed later closes nothing
  }, [current?.id]);

  const step = (by: number) => {
    const at = shown.findIndex((one) => one.id === claim);
    const next = shown[at === -1 ? (by > 0 ? 0 : shown.length - 1) : Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) choose(next.id);
  };
  const toDenial = () => {
    const other = current && [...current.denied_by, ...current.denies][0];
    if (!other) return;
    if (other.report === page.id) choose(other.claim);
    else go(to(['reports', other.report], { claim: other.claim }));
  };
  useKeys('Report', [
    { key: 'j', what: 'Next claim', run: () => { step(1); } },
    { key: 'k', what: 'Previous claim', run: () => { step(-1); } },
    { key: 'w', what: 'To the words of the chosen claim', run: () => { focusRef(claim); } },
    { key: 'c', what: 'To the card of the chosen claim', run: () => { focusCard(claim); } },
    { key: 'd', what: 'To what denies it, or what it denies', run: toDenial },
    { key: 'm', what: 'Claims or possible matches', run: () => { setTab(tab === 'claims' ? 'matches' : 'claims'); setSheet(true); } },
    { key: 'x', what: 'Export the dossier of this report', run: () => { document.getElementById('dossier')?.click(); } },
    { key: 'Escape', what: 'Choose none', run: () => { choose(null); setSheet(false); } },
  ]);

  return (
    <div class="page report-page">
      <ReportHeading page={page} />
        <div class="spread">
          <section class="words" aria-label="The report">
            <Legend />
            <ReportText reading={reading} chosen={lit} onPiece={onPiece} />
          </section>
          <aside class={`panel ${sheet ? 'is-open' : ''}`} ref={panel} aria-label="What it claims">
            <div class="panel-top">
              <div class="tabs" role="group" aria-label="Shown beside the text">
                <button type="button" class="tab" aria-pressed={tab === 'claims'} onClick={() => { setTab('claims'); }}>
                  Claims <span class="number">{page.claims.length}</span>
                </button>
                <button type="button" class="tab" aria-pressed={tab === 'matches'} onClick={() => { setTab('matches'); }}>
                  Possible matches <span class="number">{page.matches.length}</span>
                </button>
              </div>
              <button type="button" class="plain close" onClick={() => { setSheet(false); }} aria-label="Close">
                <Icon name="close" />
              </button>
            </div>
            {tab === 'claims' ? (
              <>
                <ClaimFilters page={page} filters={filters} setFilters={setFilters} shown={shown.length} />
                <div class="cards">
                  {shown.map((one) => (
                    <Card
                      key={one.id}
                      claim={one}
                      page={page}
                      open={one.id === claim}
                      colours={one.id === claim ? lit?.colours : undefined}
                      matches={matchesOf.get(one.id) ?? NO_MATCHES}
                      onChoose={choose}
                    />
                  ))}
                  {page.claims.length === 0 && <p class="none">No claim was read from this report. That says nothing about whether it makes one.</p>}
                </div>
                <Unanchored page={page} />
              </>
            ) : (
              <div class="cards">
                {page.matches.map((match) => (
                  <MatchCard key={match.id} match={match} />
                ))}
                {page.matches.length === 0 && (
                  <p class="none">No possible match. That says no more than that these editions of these lists hold no similar name.</p>
                )}
              </div>
            )}
          </aside>
          <button type="button" class="sheet-button main" onClick={() => { setSheet(true); }}>
            {count(page.claims.length, 'claim')}
          </button>
        </div>
    </div>
  );
}

function ReportHeading({ page }: { readonly page: ReportPage }) {
  const address = followable(page.url);
  const denials = page.claims.filter((one) => one.polarity === 'negative').length;
  return (
    <header class="report-head">
      <p class="crumb">
        <a href={to(['reports'])}>Reports</a>
      </p>
      <h1>
        <bdi>{page.title}</bdi>
      </h1>
      <dl class="line-facts">
        {page.publisher && (
          <div>
            <dt>Publisher</dt>
            <dd><bdi>{page.publisher}</bdi></dd>
          </div>
        )}
        <div>
          <dt>Published</dt>
          <dd>{page.published_at ? <time dateTime={page.published_at}>{dayWords(page.published_at)}</time> : 'not stated'}</dd>
        </div>
        {page.url && (
          <div>
            <dt>Address</dt>
            <dd class="address">{address ? <a href={address} rel="noopener noreferrer" target="_blank">{page.url}</a> : page.url}</dd>
          </div>
        )}
        {page.versions.length > 1 && (
          <div>
            <dt>Versions</dt>
            <dd>
              {page.versions.map((one) => (one.id === page.id ? <b key={one.id}>{one.version} </b> : <a key={one.id} href={to(['reports', one.id])}>{one.version} </a>))}
            </dd>
          </div>
        )}
        <div>
          <dt>SHA-256</dt>
          <dd class="mono" title={page.sha256}>{page.sha256.slice(0, 12)}…</dd>
        </div>
      </dl>
      <div class="report-counts">
        <span><b class="number">{page.claims.length}</b> {page.claims.length === 1 ? 'claim' : 'claims'}</span>
        <span><b class="number">{denials}</b> {denials === 1 ? 'denial' : 'denials'}</span>
        <span><b class="number">{page.matches.length}</b> {page.matches.length === 1 ? 'possible match' : 'possible matches'}</span>
        {page.unanchored.length > 0 && <span><b class="number">{page.unanchored.length}</b> not anchored</span>}
        <a id="dossier" class="button" href={service.dossierAddress(page.id)} download="" onClick={saved}>
          <Icon name="save" />
          Dossier
        </a>
      </div>
    </header>
  );
}

function Legend() {
  return (
    <p class="legend">
      <span class="source">source</span> <span class="cue">cue</span> <span class="content">what is said</span> <span class="mention">named or described</span>
      <span class="refs-legend">the numbers are claims</span>
    </p>
  );
}

function ClaimFilters({ page, filters, setFilters, shown }: { readonly page: ReportPage; readonly filters: Filters; readonly setFilters: (filters: Filters) => void; readonly shown: number }) {
  const kinds = [...new Set(page.claims.map((one) => one.kind))].sort();
  const speakers = [...new Set(page.claims.map((one) => whoSays(one.chain)))];
  const set = (name: keyof Filters) => (event: { currentTarget: HTMLSelectElement }) => {
    setFilters({ ...filters, [name]: event.currentTarget.value });
  };
  const filtered = shown !== page.claims.length;
  return (
    <div class="claim-filters">
      <label class="field">
        Kind
        <select value={filters.kind} onChange={set('kind')}>
          <option value="">any</option>
          {kinds.map((kind) => <option key={kind}>{kind}</option>)}
        </select>
      </label>
      <label class="field">
        Who says it
        <select value={filters.who} onChange={set('who')}>
          <option value="">anyone</option>
          {speakers.map((who) => <option key={who}>{who}</option>)}
        </select>
      </label>
      <label class="field">
        How surely
        <select value={filters.certainty} onChange={set('certainty')}>
          <option value="">any</option>
          {Object.entries(CERTAINTY).map(([value, words]) => <option key={value} value={value}>{words}</option>)}
        </select>
      </label>
      <label class="field">
        Says
        <select value={filters.polarity} onChange={set('polarity')}>
          <option value="">either</option>
          <option value="positive">that it is so</option>
          <option value="negative">that it is not</option>
        </select>
      </label>
      <p class="status soft small" role="status">
        {filtered ? (
          <>
            {shown} of {page.claims.length} shown. <button type="button" class="link" onClick={() => { setFilters(NONE); }}>Show all</button>
          </>
        ) : ''}
      </p>
    </div>
  );
}

function Unanchored({ page }: { readonly page: ReportPage }) {
  if (page.unanchored.length === 0) return null;
  return (
    <section class="unanchored" aria-labelledby="unanchored-title">
      <h3 id="unanchored-title">Could not be anchored</h3>
      <p class="small soft">Proposed, but these words do not stand in the report, or do not bear the claim. Kept so that nothing is dropped in silence; nothing rests on them.</p>
      <ul>
        {page.unanchored.map(({ words, why }, index) => (
          <li key={index}>
            <q>{words}</q>
            <span class="soft small">{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function passes(claim: ReportClaim, filters: Filters): boolean {
  return (
    (!filters.kind || claim.kind === filters.kind) &&
    (!filters.who || whoSays(claim.chain) === filters.who) &&
    (!filters.certainty || claim.certainty === filters.certainty) &&
    (!filters.polarity || claim.polarity === filters.polarity)
  );
}

function byClaim(page: ReportPage): Map<string, readonly PossibleMatch[]> {
  const entities = new Map(page.mentions.map((mention) => [mention.id, mention.entity]));
  return new Map(
    page.claims.map((claim) => {
      const used = new Set([...claim.roles.flatMap((role) => role.mentions), ...claim.source_mentions].map((id) => entities.get(id)));
      return [claim.id, page.matches.filter((match) => match.entity !== null && used.has(match.entity))];
    }),
  );
}

function bringWords(claim: string): void {
  const words = document.querySelector(`[data-ref="${CSS.escape(claim)}"]`);
  if (!words) return;
  const { top, bottom } = words.getBoundingClientRect();
  const lower = matchMedia('(max-width: 56rem)').matches ? innerHeight * 0.4 : innerHeight - 60;
  if (top < 90 || bottom > lower) scrollBy({ top: top - lower * 0.45, behavior: 'smooth' });
}

function bringCard(claim: string, panel: HTMLElement | null): void {
  const card = document.getElementById(`card-${claim}`);
  if (!card || !panel) return;
  const [inside, outside] = [card.getBoundingClientRect(), panel.getBoundingClientRect()];
  const top = panel.querySelector('.panel-top')?.getBoundingClientRect().height ?? 0;
  if (inside.top < outside.top + top || inside.bottom > outside.bottom) {
    panel.scrollBy({ top: inside.top - outside.top - top - 12, behavior: 'smooth' });
  }
}

function focusRef(claim: string | null): void {
  if (claim) document.querySelector<HTMLElement>(`[data-ref="${CSS.escape(claim)}"]`)?.focus();
}

function focusCard(claim: string | null): void {
  if (claim) document.querySelector<HTMLElement>(`[data-claim="${CSS.escape(claim)}"]`)?.focus();
}
