import CheckOutlined from '@mui/icons-material/CheckOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import TranslateOutlined from '@mui/icons-material/TranslateOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useRef, useSyncExternalStore, type RefObject } from 'react';
import type { Article, ArticleLanguage } from '../../../shared/domain/article.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { departmentName, useCity } from '../../door/use-city.ts';
import { articleShown, closeArticle, setArticleLanguage } from '../../workspace/article-shown.ts';
import { isArticleUsed, markArticleUsed, unmarkArticleUsed } from '../../workspace/articles-used.ts';
import { useWorkspace } from '../../workspace/use-workspace.ts';
import { ArticleServices } from './article-services.tsx';
import { ArticleText } from './article-text.tsx';
import { LANGUAGE_NAMES } from './article-words.ts';
import { HandOver } from './hand-over.tsx';

const CLOSE_ICON = <CloseOutlined />;
const LANGUAGE_ICON = <TranslateOutlined />;
const USE_ICON = <CheckOutlined />;
const USED_ICON = <TaskAltOutlined />;

const action = (
  one: Pick<Action, 'id' | 'label' | 'icon' | 'keys' | 'words' | 'perform'> & Partial<Action>,
): Action => ({ group: 'Help', whyNot: null, ...one });

function useArticleActions({ id, version }: Article, language: ArticleLanguage) {
  const used = useWorkspace(({ contact }) => isArticleUsed(contact, { id, version }));
  const isOnContact = useWorkspace(({ contact }) => contact !== null && contact.wrappedUpAt === null);
  const other = language === 'en' ? 'es' : 'en';
  const actions = useMemo(
    () => ({
      close: action({
        id: 'article.close',
        label: 'Close the article',
        keys: ['escape'],
        icon: CLOSE_ICON,
        words: ['back'],
        perform: closeArticle,
      }),
      translate: action({
        id: 'article.language',
        label: LANGUAGE_NAMES[other],
        keys: ['alt+shift+s'],
        icon: LANGUAGE_ICON,
        words: ['language', 'spanish', 'english', 'read in'],
        perform: () => setArticleLanguage(other),
      }),
      use: action({
        id: 'article.used',
        label: used ? 'Kept as the answer' : 'This was the answer',
        keys: ['alt+g'],
        icon: used ? USED_ICON : USE_ICON,
        words: ['answer', 'contact', 'used'],
        whyNot: isOnContact ? null : 'Start a contact first: the answer is kept with it.',
        perform: () => (used ? unmarkArticleUsed(id) : markArticleUsed({ id, version })),
      }),
    }),
    [id, version, other, used, isOnContact],
  );
  useActions(useMemo(() => Object.values(actions), [actions]));
  return { ...actions, used };
}

/** What had the focus in the work last, however one got from there to an article. */
function useLastInWork(): RefObject<HTMLElement | null> {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest('main :focus') === target) last.current = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  return last;
}

/** Takes the focus when an article opens, and gives it back to the work. */
function useFocusOn(id: string, work: RefObject<HTMLElement | null>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(
    () => () => {
      const last = work.current?.isConnected === true ? work.current : document.querySelector('main');
      // Whoever went elsewhere already stays there.
      if (document.activeElement?.matches('body, main') === true) last?.focus({ preventScroll: true });
    },
    [work],
  );
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [id]);
  return heading;
}

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

interface OpenArticleProps {
  article: Article;
  language: ArticleLanguage;
  city: City;
  /** Where the focus was before. */
  work: RefObject<HTMLElement | null>;
}

function OpenArticle({ article, language, city, work }: OpenArticleProps) {
  const { close, translate, use, used } = useArticleActions(article, language);
  const heading = useFocusOn(article.id, work);
  const { transfer, title, version, owner, reviewedOn } = article;
  return (
    <>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr) auto',
          alignItems: 'start',
          gap: 2,
          p: 4,
          pb: 2,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography variant="h2" component="h2" ref={heading} tabIndex={-1} lang={language}>
          {title[language]}
        </Typography>
        <ActionButton action={close} iconOnly />
        <Box sx={{ gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <ActionButton action={translate} />
          <ActionButton action={use} variant={used ? 'contained' : 'outlined'} />
        </Box>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <ScrollArea label="The words of the article">
          <Box sx={{ p: 4, display: 'grid', gap: 5, alignContent: 'start' }}>
            <ArticleText article={article} language={language} />
            {transfer !== undefined && (
              <HandOver
                key={article.id}
                article={article}
                transfer={transfer}
                language={language}
                city={city}
              />
            )}
            <ArticleServices article={article} city={city} />
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              Version {version}, reviewed {DAY.format(Date.parse(reviewedOn))} for{' '}
              {departmentName(city, owner)}
            </Typography>
          </Box>
        </ScrollArea>
      </Box>
    </>
  );
}

/** The open article beside whatever is being worked on; nothing when none is open. */
export function ArticlePanel() {
  const shown = useSyncExternalStore(articleShown.subscribe, articleShown.get);
  const city = useCity();
  const work = useLastInWork();
  const article = city?.pack.articles?.find((one) => one.id === shown?.id);
  if (shown === null || city === null || article === undefined) return null;
  return (
    <Box
      component="aside"
      aria-label="Article"
      sx={{
        width: 420,
        flex: 'none',
        display: 'flex',
        flexDirection: 'column',
        minHeight: 0,
        borderLeft: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
        // Where there is no room beside the work it stands in its place.
        '@media (max-width: 1199.95px)': { width: 'auto', minWidth: 0, flex: 1 },
      }}
    >
      <OpenArticle article={article} language={shown.language} city={city} work={work} />
    </Box>
  );
}
