/** What went wrong, in words, with what to do next. */
export class Problem extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** The answer's own body, for those who know its shape: a refused decision says what changed. */
    readonly body?: unknown,
  ) {
    super(message);
    this.name = 'Problem';
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) return new Problem('The service does not answer. Is "hearsay serve" still running?', 0);
  return new Problem(error instanceof Error ? error.message : String(error), 0);
}
