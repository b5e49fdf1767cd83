/** What a checker says of some bytes. */
export type Verdict = { readonly clean: true } | { readonly clean: false; readonly found: string };

/** Looks into files for what would harm whoever opens them. */
export interface AttachmentChecker {
  /** For the log. */
  readonly name: string;
  /** Rejects with CheckerAway when it can't be asked now: the file stays in quarantine and is asked about again. */
  check(bytes: Uint8Array): Promise<Verdict>;
}

/** The checker can't be asked, or gave no answer that can be understood. */
export class CheckerAway extends Error {
  constructor(why: string, cause?: unknown) {
    super(`the checker of files is away: ${why}`, { cause });
    this.name = 'CheckerAway';
  }
}
