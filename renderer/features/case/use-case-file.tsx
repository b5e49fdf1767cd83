import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import { useMemo } from 'react';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { download } from '../../design/downloads.ts';

const NOT_THERE = 'The hub makes the file, and it has not seen this case yet.';

/** The file of a case as PDF: for the public, or with internal notes for use inside the house. */
export function useCaseFile({ id, number }: Pick<CaseFacts, 'id' | 'number'>): readonly Action[] {
  const actions = useMemo(() => {
    const save = (internal: boolean) => () =>
      void download({
        label: `Case file of ${number ?? 'the case'}`,
        path: 'case.pdf',
        ask: { caseId: id, internal },
        name: `case-${number ?? id}${internal ? '-internal' : ''}.pdf`,
      });
    const one = {
      group: 'Case',
      icon: <PictureAsPdfOutlined />,
      whyNot: number === null ? NOT_THERE : null,
    } as const;
    return [
      {
        ...one,
        id: 'case.file-public',
        label: 'Save the case file as PDF',
        keys: ['z'],
        words: ['export', 'print', 'council', 'history', 'download'],
        perform: save(false),
      },
      {
        ...one,
        id: 'case.file-internal',
        label: 'Save the case file with internal notes',
        keys: ['shift+z'],
        words: ['export', 'print', 'pdf', 'names', 'download'],
        perform: save(true),
      },
    ] satisfies Action[];
  }, [id, number]);
  useActions(actions);
  return actions;
}
