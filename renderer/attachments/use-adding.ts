import { useCallback, useEffect, useRef, useState } from 'react';
import { MAX_NAME } from '../../shared/domain/attachment.ts';
import { shownFileName } from '../../shared/domain/file-name.ts';
import type { AttachmentId } from '../../shared/domain/ids.ts';
import { ask, DoorError } from '../door/door-client.ts';
import type { DraftFile } from '../workspace/workspace.ts';
import { draftFileOf, freshFileId } from './draft-file.ts';
import { putFile } from './put-file.ts';

/** A file on its way to this desk's disk, or one that was not taken. */
export interface AddingFile {
  readonly id: AttachmentId;
  readonly name: string;
  readonly size: number;
  readonly put: number;
  /** Why it was not taken; null while it is under way. */
  readonly problem: string | null;
}

// oxlint-disable-next-line no-control-regex -- a text of a case takes none of these
const CONTROLS = /[\u0000-\u001f]/g;

/** Why a name is not taken; null for one that is. */
function problemOfName(name: string): string | null {
  const { length } = Array.from(name);
  if (length > MAX_NAME) {
    return `Its name has ${length.toLocaleString('en-US')} characters; ${MAX_NAME} are taken. Give it a shorter one.`;
  }
  return null;
}

/**
 * Takes files in, several at once, each with its progress.
 * @param onKept told of each that is on disk here and is something we take
 */
export function useAdding(onKept: (file: DraftFile) => void) {
  const [adding, setAdding] = useState<readonly AddingFile[]>([]);
  const controllers = useRef(new Map<AttachmentId, AbortController>());
  const kept = useRef(onKept);
  useEffect(() => {
    kept.current = onKept;
  }, [onKept]);

  const change = useCallback((id: AttachmentId, parts: Partial<AddingFile>) => {
    setAdding((all) => all.map((one) => (one.id === id ? { ...one, ...parts } : one)));
  }, []);
  const leave = useCallback((id: AttachmentId) => {
    controllers.current.delete(id);
    setAdding((all) => all.filter((one) => one.id !== id));
  }, []);

  const take = useCallback(
    async (id: AttachmentId, file: File, name: string) => {
      const controller = new AbortController();
      controllers.current.set(id, controller);
      try {
        const looked = await putFile(id, file, (put) => change(id, { put }), controller.signal);
        leave(id);
        kept.current(draftFileOf(id, name, looked));
      } catch (error) {
        if (error instanceof DoorError) change(id, { problem: error.message });
        else if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
      }
    },
    [change, leave],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const id = freshFileId();
        const said = file.name.toWellFormed().replace(CONTROLS, '\u25af');
        const name = said.trim() === '' ? 'unnamed' : said;
        const problem = problemOfName(name);
        const shown = shownFileName(Array.from(name).slice(0, MAX_NAME).join(''));
        setAdding((all) => [...all, { id, name: shown, size: file.size, put: 0, problem }]);
        if (problem === null) void take(id, file, name);
      }
    },
    [take],
  );
  const cancel = useCallback(
    (id: AttachmentId) => {
      controllers.current.get(id)?.abort();
      leave(id);
      void ask('attachment.drop', { id }).catch(() => undefined);
    },
    [leave],
  );
  return { adding, add, cancel };
}
