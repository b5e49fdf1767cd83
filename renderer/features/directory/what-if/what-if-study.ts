import type { DeskDirectory } from '../../../door/use-directory.ts';
import type { Directory } from '../../../../shared/domain/directory/directory.ts';
import { createStudyKeeper } from '../../../design/study/study-keeper.ts';

/** What the directory that holds is compared with: a draft, or a version. */
export type Against = 'draft' | number;

/** What was asked, as its answer is shown with it. */
export interface WhatIfAsked {
  readonly against: Against;
  /** What it was compared with, as a heading: "Draft", "Version 3". */
  readonly name: string;
  /** The same in a sentence: "the draft of the whole city". */
  readonly whole: string;
  /** "Oct 24 – Nov 22, 2026". */
  readonly period: string;
  /** To call contact points by their roles. */
  readonly before: Pick<DeskDirectory, 'version' | 'directory'>;
  readonly after: Directory;
}

/** The what-if of this desk: what came of it is there again when one comes back from a case. */
export const whatIfStudy = createStudyKeeper<'what-if', WhatIfAsked>('what-if');
