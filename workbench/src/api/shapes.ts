/** The names by which the pages know what the service answers; the shapes are those of its OpenAPI schema. */
import type { components } from './schema';

type Shapes = components['schemas'];

export type Part = Shapes['Part'];
export type Span = Shapes['SpanForm'];
export type ReportHead = Shapes['ReportHead'];
export type ReportRow = Shapes['ReportRow'];
export type Speaker = Shapes['Speaker'];
export type TimeSaid = Shapes['TimeSaid'];
/** A claim as any card shows it. */
export type ClaimCard = Omit<Shapes['TrailClaim'], 'report_head' | 'start'>;
export type ReportClaim = Shapes['ReportClaim'];
export type Against = Shapes['Against'];
export type Mention = Shapes['MentionForm'];
export type Attribution = Shapes['AttributionForm'];
export type Reason = Shapes['ReasonForm'];
export type Edition = Shapes['EditionForm'];
export type Outcome = Shapes['DecisionIn']['outcome'];
export type PossibleMatch = Shapes['PossibleMatch'];
export type ReportPage = Shapes['ReportPage'];
export type CaseState = Shapes['CaseState'];
export type FindingRow = Shapes['FindingRow'];
export type FindingPage = Shapes['FindingPage'];
export type TrailClaim = Shapes['TrailClaim'];
export type Origin = Shapes['OriginForm'];
export type TimelineItem = Shapes['TimelineItem'];
export type TimelinePage = Shapes['TimelinePage'];
export type NetworkNode = Shapes['NetworkNode'];
export type NetworkEdge = Shapes['NetworkEdge'];
export type NetworkPage = Shapes['NetworkPage'];
export type EntityRow = Shapes['EntityRow'];
export type EntityPage = Shapes['EntityPage'];
export type ListedParty = Shapes['ListedParty'];
export type ReviewItem = Shapes['ReviewItem'];
export type ReviewSide = Shapes['ReviewSide'];
export type DecisionRow = Shapes['DecisionRow'];
export type Job = Shapes['JobForm'];
export type ListRow = Shapes['ListRow'];
export type EditionRow = Shapes['EditionRow'];
export type ListChanges = Shapes['ListChanges'];
export type Change = Shapes['ChangeForm'];
export type Snippet = Shapes['Snippet'];
export type Found = Shapes['Found'];

/** Some of many. */
export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}
