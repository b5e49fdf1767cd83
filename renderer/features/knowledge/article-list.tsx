import { styled } from '@mui/material/styles';
import { useEffect } from 'react';
import type { ListedArticle, ListedGroup } from './use-listed-articles.ts';

const List = styled('div')(({ theme }) => ({
  '& .heading': {
    padding: '12px 16px 4px',
    fontSize: theme.typography.caption.fontSize,
    lineHeight: '16px',
    fontWeight: 600,
    color: theme.palette.text.secondary,
    position: 'sticky',
    top: 0,
    backgroundColor: theme.palette.background.paper,
  },
  '& .heading > span': { fontWeight: 400, marginLeft: 8 },
  '& .option': {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
    columnGap: 16,
    alignItems: 'baseline',
    minHeight: theme.rowHeight,
    padding: '6px 16px',
    scrollMarginTop: 32,
    cursor: 'pointer',
  },
  '& .option > [lang="es"]': { color: theme.palette.text.secondary },
  '& .option:hover': { backgroundColor: theme.palette.surface.hover },
  '& .option[data-active="true"]': {
    backgroundColor: theme.palette.surface.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  '@media (forced-colors: active)': {
    '& .option[data-active="true"]': { outline: '2px solid', outlineOffset: -2 },
  },
}));

/** The id of an article's element, for aria-activedescendant. */
export function rowId(listId: string, { article }: ListedArticle): string {
  return `${listId}-${article.id}`;
}

interface ArticleListProps {
  id: string;
  groups: readonly ListedGroup[];
  active: ListedArticle | null;
  onOpen: (row: ListedArticle) => void;
}

/** Articles by group, in both languages. The focus stays in the field above; the active one is marked and scrolled to. */
export function ArticleList({ id, groups, active, onOpen }: ArticleListProps) {
  const activeId = active === null ? null : rowId(id, active);
  useEffect(() => {
    if (activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <List
      id={id}
      role="listbox"
      aria-label="Articles"
      // The focus stays in the field, so that typing goes on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={({ target }) => {
        const option = target instanceof Element ? target.closest('.option') : null;
        const row = groups.flatMap(({ rows }) => rows).find((one) => rowId(id, one) === option?.id);
        if (row !== undefined) onOpen(row);
      }}
    >
      {groups.map((group) => (
        <div key={group.title} role="group" aria-label={group.title}>
          <div className="heading" aria-hidden="true">
            {group.title}
            <span>{group.rows.length}</span>
          </div>
          {group.rows.map((row) => (
            <div
              key={row.article.id}
              className="option"
              id={rowId(id, row)}
              role="option"
              aria-selected={row === active}
              data-active={row === active}
            >
              <span>{row.article.title.en}</span>
              <span lang="es">{row.article.title.es}</span>
            </div>
          ))}
        </div>
      ))}
    </List>
  );
}
