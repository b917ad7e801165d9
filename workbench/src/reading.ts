/** A report's marks and what leads where: from words to the claims that use them, and from a claim to its words. */
import type { ReportClaim, ReportPage } from './api/shapes';
import { CodePoints, splitText, type Mark, type Paragraph } from './pieces';

export type Marked =
  | { readonly is: 'mention'; readonly id: string; readonly kind: string }
  | { readonly is: 'source' | 'cue' | 'content'; readonly id: string }
  | { readonly is: 'evidence'; readonly id: string }
  | { readonly is: 'time' | 'trigger'; readonly id: string };

export interface Chosen {
  readonly claim: string;
  /** The colour and the name of the role that a mention plays in the chosen claim. */
  readonly roles: ReadonlyMap<string, { readonly colour: number; readonly role: string }>;
  readonly colours: ReadonlyMap<string, number>;
  readonly sources: ReadonlySet<string>;
  readonly attribution: string | null;
  /** The claims of this report that deny it, or that it denies. */
  readonly denials: ReadonlySet<string>;
}

export interface Reading {
  readonly page: ReportPage;
  readonly paragraphs: readonly Paragraph<Marked>[];
  readonly claims: ReadonlyMap<string, ReportClaim>;
  /** The numbers that stand behind the words of each claim, by where they stand. */
  readonly refs: ReadonlyMap<number, readonly ReportClaim[]>;
  readonly byMention: ReadonlyMap<string, readonly string[]>;
  readonly byEntity: ReadonlyMap<string, readonly string[]>;
  readonly byAttribution: ReadonlyMap<string, readonly string[]>;
}

export const COLOURS = 6;

export function readReport(page: ReportPage): Reading {
  const marks: Mark<Marked>[] = [];
  for (const { id, kind, start, end } of page.mentions) marks.push({ start, end, what: { is: 'mention', id, kind } });
  for (const { id, source, cue, content } of page.attributions) {
    for (const span of source) marks.push({ ...span, what: { is: 'source', id } });
    for (const span of cue) marks.push({ ...span, what: { is: 'cue', id } });
    for (const span of content) marks.push({ ...span, what: { is: 'content', id } });
  }
  const byMention = new Map<string, string[]>();
  const byEntity = new Map<string, string[]>();
  const byAttribution = new Map<string, string[]>();
  const refs = new Map<number, ReportClaim[]>();
  const entities = new Map(page.mentions.map((mention) => [mention.id, mention.entity]));
  for (const claim of page.claims) {
    for (const span of claim.evidence) marks.push({ start: span.start, end: span.end, what: { is: 'evidence', id: claim.id } });
    if (claim.trigger) marks.push({ ...claim.trigger, what: { is: 'trigger', id: claim.id } });
    const used = new Set([...claim.roles.flatMap((role) => role.mentions), ...claim.source_mentions]);
    for (const mention of used) {
      gather(byMention, mention, claim.id);
      const entity = entities.get(mention);
      if (entity) gather(byEntity, entity, claim.id);
    }
    if (claim.attribution) gather(byAttribution, claim.attribution, claim.id);
    const end = claim.evidence[0]?.end;
    if (end !== undefined) gather(refs, end, claim);
  }
  return {
    page,
    paragraphs: splitText(new CodePoints(page.text), marks),
    claims: new Map(page.claims.map((claim) => [claim.id, claim])),
    refs,
    byMention,
    byEntity,
    byAttribution,
  };
}

export function chosen(claim: ReportClaim): Chosen {
  const filled = claim.roles.filter((role) => role.mentions.length > 0);
  const colours = new Map(filled.map(({ role }, index) => [role, 1 + (index % COLOURS)]));
  const roles = new Map(filled.flatMap(({ role, mentions }) => mentions.map((id) => [id, { role, colour: colours.get(role) ?? 0 }] as const)));
  const near = [...claim.denied_by, ...claim.denies].filter((other) => other.report === claim.report);
  return {
    claim: claim.id,
    roles,
    colours,
    sources: new Set(claim.source_mentions),
    attribution: claim.attribution,
    denials: new Set(near.map((other) => other.claim)),
  };
}

/** Return the claims that the words of a piece lead to, the likeliest first. */
export function claimsBehind(reading: Reading, marks: readonly Mark<Marked>[]): string[] {
  const found = new Set<string>();
  const add = (claims: readonly string[] | undefined) => {
    for (const claim of claims ?? []) found.add(claim);
  };
  for (const { what } of marks) if (what.is === 'mention') add(reading.byMention.get(what.id));
  if (found.size === 0) {
    for (const { what } of marks) {
      const entity = what.is === 'mention' ? reading.page.mentions.find((mention) => mention.id === what.id)?.entity : null;
      if (entity) add(reading.byEntity.get(entity));
    }
  }
  if (found.size === 0) for (const { what } of marks) if (what.is === 'source' || what.is === 'cue') add(reading.byAttribution.get(what.id));
  if (found.size === 0) for (const { what } of marks) if (what.is === 'evidence') found.add(what.id);
  return [...found];
}

/** Say whether anything in a paragraph belongs to the chosen claim, so that the others need not be drawn anew. */
export function touches(paragraph: Paragraph<Marked>, chosen: Chosen): boolean {
  return paragraph.pieces.some((piece) => piece.marks.some(({ what }) => light(what, chosen) !== null));
}

/** Return what a mark means under the chosen claim: the number of a role's colour, or a word; null where it means nothing. */
export function light(what: Marked, chosen: Chosen): { readonly as: string; readonly label: string | null } | null {
  if (what.is === 'mention') {
    const role = chosen.roles.get(what.id);
    if (role) return { as: `r${role.colour}`, label: role.role };
    return chosen.sources.has(what.id) ? { as: 'source', label: 'source' } : null;
  }
  if (what.is === 'source' || what.is === 'cue') {
    return chosen.attribution === what.id ? { as: what.is, label: what.is } : null;
  }
  if (what.is === 'evidence') {
    if (what.id === chosen.claim) return { as: 'evidence', label: null };
    return chosen.denials.has(what.id) ? { as: 'denial', label: null } : null;
  }
  return null;
}

function gather<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const held = into.get(key);
  if (!held) into.set(key, [value]);
  else if (!held.includes(value)) held.push(value);
}
