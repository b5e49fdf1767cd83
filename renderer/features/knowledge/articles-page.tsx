import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState, type KeyboardEvent } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { ListFrame } from '../../design/list-frame.tsx';
import { stepOf } from '../../design/list-step.ts';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { openArticle } from '../../workspace/article-shown.ts';
import { ArticleList, rowId } from './article-list.tsx';
import { useListedArticles, type ListedArticle } from './use-listed-articles.ts';

/** Rows that a Page key passes. */
const PAGE = 12;
/** Letters and their ends belong to the field. */
const FIELD_KEYS = new Set(['j', 'k', 'Home', 'End']);

function open({ article, language }: ListedArticle): void {
  openArticle(article.id, language);
}

function Articles({ city }: { city: City }) {
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const groups = useListedArticles(city, text);
  const rows = groups.flatMap((group) => group.rows);
  const active = rows[Math.min(at, rows.length - 1)] ?? null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      open(active);
      return;
    }
    const next = FIELD_KEYS.has(event.key) ? null : stepOf(event.key, at, rows.length, PAGE);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  };

  return (
    <ListFrame>
      <Box sx={{ px: 4, pt: 4, pb: 3, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 3 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, alignItems: 'baseline' }}>
          <Typography variant="h1">Articles</Typography>
          <Typography sx={{ color: 'text.secondary' }}>
            What to say and whom to call. Much of what 311 answers needs no case.
          </Typography>
        </Box>
        <TextField
          autoFocus
          label="Find an article, in English or Spanish"
          placeholder="trash day, multa, power outage, desalojo…"
          value={text}
          sx={{ maxWidth: 560 }}
          slotProps={{
            htmlInput: {
              role: 'combobox',
              maxLength: 200,
              autoComplete: 'off',
              'aria-expanded': rows.length > 0,
              'aria-controls': listId,
              'aria-autocomplete': 'list',
              'aria-activedescendant': active === null ? undefined : rowId(listId, active),
            },
          }}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Typography variant="caption" role="status" sx={{ color: 'text.secondary' }}>
          {rows.length === 1 ? '1 article' : `${rows.length} articles`}
        </Typography>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {rows.length === 0 ? (
          <EmptyState
            icon={<MenuBookOutlined />}
            title="No article has these words"
            because={
              text.trim() === ''
                ? 'The catalogue of this city has no articles.'
                : 'Try fewer words, or others. 211 and 411 know much of what is not here.'
            }
          />
        ) : (
          <ScrollArea label="List of articles">
            <ArticleList id={listId} groups={groups} active={active} onOpen={open} />
          </ScrollArea>
        )}
      </Box>
    </ListFrame>
  );
}

/** All articles of the city, found as one types. */
export function ArticlesPage() {
  const catalogue = useAsk('catalogue.get', {});
  const city = useCity();
  if (city !== null) return <Articles city={city} />;
  if (catalogue.isError)
    return <ErrorState failure={catalogue.error.failure} onRetry={() => void catalogue.refetch()} />;
  return <SkeletonRows rows={12} label="The catalogue is on its way" />;
}
