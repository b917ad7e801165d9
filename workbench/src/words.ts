/** The words of the workbench, one for each idea, as the glossary has them. */
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export const KINDS = [
  'transfer', 'produce', 'modify', 'cooperate', 'recruit', 'train', 'deploy', 'attack', 'support', 'sanction', 'evade', 'finance', 'control', 'seize',
] as const;

export const MENTION_KINDS = [
  'person', 'organisation', 'country', 'place', 'facility', 'goods', 'vessel', 'group', 'document', 'time', 'quantity', 'money',
] as const;

export const CERTAINTY: Readonly<Record<string, string>> = { certain: 'flatly', probable: 'probably', possible: 'possibly' };

/** The Admiralty Code's words for a finding's credibility. */
export const CREDIBILITY: Readonly<Record<string, string>> = {
  1: 'confirmed',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'cannot be judged',
};

/** Return "1 report", "3 reports", "1,204 reports". */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : several}`;
}

/** Return an interval of ISO days as people write it: "12 May 2025", "May 2025", "2024", "1 to 9 May 2025". */
export function interval(start: string, end: string): string {
  const [first, last] = [parts(start), parts(end)];
  if (!first || !last) return start === end ? start : `${start} to ${end}`;
  if (start === end) return day(first);
  const wholeMonths = first.day === 1 && last.day === lastDay(last);
  if (wholeMonths && first.year === last.year) {
    if (first.month === last.month) return `${month(first)} ${first.year}`;
    if (first.month === 1 && last.month === 12) return String(first.year);
    return `${month(first)} to ${month(last)} ${first.year}`;
  }
  if (wholeMonths && first.month === 1 && last.month === 12) return `${first.year} to ${last.year}`;
  if (first.year === last.year && first.month === last.month) return `${first.day} to ${day(last)}`;
  return `${day(first)} to ${day(last)}`;
}

/** Return a day of ISO form, or a moment's day, as people write it; what is no date stays as it is. */
export function dayWords(date: string): string {
  const found = parts(date.slice(0, 10));
  return found ? day(found) : date;
}

/** Return a moment as "12 May 2025, 14:03" in the reader's own time. */
export function momentWords(moment: string): string {
  const at = new Date(moment);
  if (Number.isNaN(at.valueOf())) return moment;
  return `${at.getDate()} ${MONTHS[at.getMonth()] ?? ''} ${at.getFullYear()}, ${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}

/** Return a score as it is shown everywhere. */
export function score(value: number): string {
  return value.toFixed(2);
}

/** Return an address that may be followed: only the web's own; anything else is shown as words. */
export function followable(url: string | null | undefined): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function parts(date: string): Parts | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!found) return null;
  const [year, monthNumber, dayNumber] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return monthNumber >= 1 && monthNumber <= 12 ? { year, month: monthNumber, day: dayNumber } : null;
}

function month(date: Parts): string {
  return MONTHS[date.month - 1] ?? '';
}

function day(date: Parts): string {
  return `${date.day} ${month(date)} ${date.year}`;
}

function lastDay(date: Parts): number {
  return new Date(Date.UTC(date.year, date.month, 0)).getUTCDate();
}
