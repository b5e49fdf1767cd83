import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Kept } from '../../design/use-command.ts';
import type { CaseWords } from '../use-case-words.ts';

/** What every dialog of the case page is given. */
export interface CaseDialogProps {
  readonly view: CaseView;
  readonly city: City;
  readonly actor: AccountActor;
  readonly words: CaseWords;
  onClose(): void;
  /** Says what was done, offers to undo it where that is possible, and closes. */
  onDone(done: string, kept: Kept, command: CaseCommand): void;
}
