/** What waits for a person: one question at a time, one key for each answer, and every answer can be taken back. */
import { useEffect, useState } from 'preact/hooks';
import { service } from '../api/service';
import type { DecisionRow, Outcome, ReviewItem, ReviewSide } from '../api/shapes';
import { useAsked } from '../asking';
import { decide, withdraw } from '../deciding';
import { useKeys } from '../keys';
import { Icon } from '../parts/icon';
import { Score } from '../parts/match_card';
import { PagedList } from '../parts/paged_list';
import { Reasons } from '../parts/reasons';
import { Failed, Head, Waiting } from '../parts/said';
import { problemOf, type Problem } from '../problems';
import { adjust, to, type Place } from '../routing';
import { count, dayWords, momentWords } from '../words';

type Sort = 'match' | 'pair' | 'claim';

const SORTS: readonly (readonly [Sort, string])[] = [
  ['match', 'Possible matches'],
  ['pair', 'One party or two'],
  ['claim', 'Disputed claims'],
];
const YES: Readonly<Record<Sort, readonly [Outcome, string]>> = { match: ['matched', 'The same'], pair: ['same', 'One party'], claim: ['right', 'Read rightly'] };
const NO: Readonly<Record<Sort, readonly [Outcome, string]>> = { match: ['not matched', 'Another'], pair: ['not the same', 'Two parties'], claim: ['wrong', 'Misread'] };

export function Review({ place }: { readonly place: Place }) {
  const kind: Sort = SORTS.find(([sort]) => sort === place.query.kind)?.[0] ?? 'match';
  if (place.path[1] === 'history') return <History />;
  return <Queue key={kind} kind={kind} />;
}

function Queue({ kind }: { readonly kind: Sort }) {
  const [at, setAt] = useState(0);
  const [last, setLast] = useState<{ readonly subject: readonly string[]; readonly words: string } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const asked = useAsked(`queue ${kind}`, (signal) => service.queue(kind, { offset: 0, limit: 100 }, signal));
  const items = asked.data?.items ?? [];
  const item = items[Math.min(at, items.length - 1)];
  useEffect(() => {
    setNote('');
  }, [item?.id]);

  const answer = (outcome: Outcome, words: string) => {
    if (!item || busy) return;
    setBusy(true);
    decide({ subject: item.subject, outcome, seen: item.seen, note }).then(
      () => {
        setLast({ subject: item.subject, words: `${item.left.title}${item.right ? ` · ${item.right.title}` : ''}: ${words.toLowerCase()}` });
        setProblem(null);
        setBusy(false);
      },
      (error: unknown) => {
        setProblem(problemOf(error));
        setBusy(false);
        asked.again();
      },
    );
  };
  const yes = () => { answer(...YES[kind]); };
  const no = () => { answer(...NO[kind]); };
  const later = () => { setAt((before) => (items.length > 0 ? (Math.min(before, items.length - 1) + 1) % items.length : 0)); };
  const back = () => { setAt((before) => Math.max(0, before - 1)); };
  const undo = () => {
    if (!last) return;
    withdraw(last.subject).then(() => { setLast(null); }, (error: unknown) => { setProblem(problemOf(error)); });
  };
  useKeys('Review', [
    { key: 'y', what: YES[kind][1], run: yes },
    { key: 'n', what: NO[kind][1], run: no },
    { key: 'l', what: 'Later: the next question', run: later },
    { key: 'h', what: 'The question before', run: back },
    { key: 'u', what: 'Take the last answer back', run: undo },
    ...SORTS.map(([sort, words], index) => ({ key: String(index + 1), what: words, run: () => { adjust({ kind: sort === 'match' ? null : sort }); } })),
  ]);
  return (
    <div class="page review-page">
      <Head title="Review" about={asked.data ? `${count(asked.data.total, 'question')} open` : ' '}>
        <a class="button" href={to(['review', 'history'])}>History</a>
      </Head>
      <div class="tabs" role="group" aria-label="Sort of question">
        {SORTS.map(([sort, words]) => (
          <button key={sort} type="button" class="tab" aria-pressed={sort === kind} onClick={() => { adjust({ kind: sort === 'match' ? null : sort }); }}>
            {words}
          </button>
        ))}
      </div>
      {asked.problem && !asked.data && <Failed problem={asked.problem} again={asked.again} />}
      {problem && <p class="failed" role="alert">{problem.message}</p>}
      {last && (
        <p class="undo-line" role="status">
          <span><bdi>{last.words}</bdi></span>
          <button type="button" onClick={undo}>
            <Icon name="undo" />
            Take it back <kbd>u</kbd>
          </button>
        </p>
      )}
      {!asked.data && !asked.problem && <Waiting />}
      {asked.data && !item && <p class="none empty">Nothing of this sort waits for you.</p>}
      {item && (
        <article class="question" aria-labelledby="question-title">
          <h2 id="question-title">{item.question}</h2>
          <div class={`versus ${item.right ? '' : 'alone'}`}>
            <Side side={item.left} />
            {item.right && <Side side={item.right} />}
          </div>
          {item.score !== null && <Score value={item.score} />}
          <Reasons reasons={item.reasons} />
          <label class="field note">
            Why (kept with the answer)
            <input type="text" maxLength={2000} value={note} onInput={(event) => { setNote(event.currentTarget.value); }} />
          </label>
          <Answers item={item} kind={kind} yes={yes} no={no} later={later} busy={busy} />
          <p class="soft small number">
            {Math.min(at, items.length - 1) + 1} of {asked.data?.total.toLocaleString('en')}
          </p>
        </article>
      )}
    </div>
  );
}

function Answers({ item, kind, yes, no, later, busy }: { readonly item: ReviewItem; readonly kind: Sort; readonly yes: () => void; readonly no: () => void; readonly later: () => void; readonly busy: boolean }) {
  return (
    <div class="answers" role="group" aria-label="Answer">
      <button type="button" class="main" disabled={busy} onClick={yes} data-answer="yes">
        {YES[kind][1]} <kbd>y</kbd>
      </button>
      <button type="button" disabled={busy} onClick={no} data-answer="no">
        {NO[kind][1]} <kbd>n</kbd>
      </button>
      <button type="button" disabled={busy} onClick={later} data-answer="later">
        Later <kbd>l</kbd>
      </button>
      {item.left.report && (
        <a class="button plain" href={to(['reports', item.left.report.id], { claim: item.left.claim })}>
          To the report
        </a>
      )}
    </div>
  );
}

function Side({ side }: { readonly side: ReviewSide }) {
  return (
    <section class="side-card">
      <h3>{side.entity ? <a href={to(['entities', side.entity])}><bdi>{side.title}</bdi></a> : <bdi>{side.title}</bdi>}</h3>
      <p class="soft small">{side.under}</p>
      {side.quote && <blockquote>{side.quote}</blockquote>}
      {side.report && (
        <p class="small soft">
          <bdi>{side.report.title}</bdi>
          {side.report.publisher && <>, <bdi>{side.report.publisher}</bdi></>}
          {side.report.published_at && <>, {dayWords(side.report.published_at)}</>}
        </p>
      )}
      <dl class="facts">
        {side.facts.map((fact) => (
          <div key={fact.name + fact.value}>
            <dt>{fact.name}</dt>
            <dd><bdi>{fact.value}</bdi></dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function History() {
  const [total, setTotal] = useState<number>();
  const [turn, setTurn] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const takeBack = (row: DecisionRow) => {
    withdraw(row.subject).then(() => { setTurn(turn + 1); }, (error: unknown) => { setProblem(problemOf(error)); });
  };
  return (
    <div class="page">
      <Head title="History" about={total === undefined ? ' ' : count(total, 'decision')}>
        <a class="button" href={to(['review'])}>Back to the questions</a>
      </Head>
      {problem && <p class="failed" role="alert">{problem.message}</p>}
      <PagedList<DecisionRow>
        name={`decisions ${turn}`}
        label="Decisions"
        height={[72, 120]}
        ask={(offset, limit, signal) => service.decisions({ offset, limit }, signal)}
        onTotal={setTotal}
        row={(row) => (
          <div class="row">
            <span class="row-title"><bdi>{row.words}</bdi></span>
            <span class="row-under">
              <span class={row.undone ? 'undone' : ''}>{row.outcome}</span>
              <span>{row.by}, {momentWords(row.at)}</span>
              {row.note && <span class="cut">{row.note}</span>}
            </span>
            <span class="row-marks">
              {row.undone || row.outcome === 'withdrawn' ? <span class="soft small">{row.undone ? 'taken back or replaced' : ''}</span> : (
                <button type="button" onClick={() => { takeBack(row); }}>Take back</button>
              )}
            </span>
          </div>
        )}
        empty="Nobody has decided anything in this case yet."
      />
    </div>
  );
}
