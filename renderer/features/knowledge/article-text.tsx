import BlockOutlined from '@mui/icons-material/BlockOutlined';
import RecordVoiceOverOutlined from '@mui/icons-material/RecordVoiceOverOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Article, ArticleLanguage } from '../../../shared/domain/article.ts';
import { HEADINGS } from './article-words.ts';

type Block = Article['body'][number];

/** A text of which no telephone number is broken at its dashes. */
function unbroken(text: string): string {
  return text.replaceAll(/(?<=\d)-(?=\d)/g, '\u2011');
}

function Heading({ children }: { children: string }) {
  return (
    <Typography variant="h3" sx={{ mb: 1 }}>
      {children}
    </Typography>
  );
}

function Lines({ block, language }: { block: Block; language: ArticleLanguage }) {
  return (
    <Box
      component={block.kind === 'steps' ? 'ol' : 'ul'}
      sx={{ m: 0, pl: 5, display: 'grid', gap: 1, maxWidth: '68ch' }}
    >
      {block.lines.map((line) => (
        <li key={line.en}>{unbroken(line[language])}</li>
      ))}
    </Box>
  );
}

/** What must not be missed while somebody talks: said in words, with an icon, on a tint. */
function NotToFile({ block, language }: { block: Block; language: ArticleLanguage }) {
  return (
    <Box
      component="section"
      sx={{
        display: 'grid',
        gridTemplateColumns: '20px minmax(0, 1fr)',
        gap: 2,
        p: 3,
        borderRadius: 1,
        bgcolor: 'attention.tint',
        color: 'attention.text',
        '@media (forced-colors: active)': { border: '1px solid' },
      }}
    >
      <BlockOutlined aria-hidden sx={{ fontSize: 18, mt: '1px' }} />
      <div>
        <Heading>{HEADINGS[language]['not-to-file']}</Heading>
        {block.lines.map((line) => (
          <Typography key={line.en}>{unbroken(line[language])}</Typography>
        ))}
      </div>
    </Box>
  );
}

/** The words of an article in one language: first what to say. */
export function ArticleText({ article, language }: { article: Article; language: ArticleLanguage }) {
  return (
    <Box lang={language} sx={{ display: 'grid', gap: 4 }}>
      <Box
        component="section"
        aria-label={HEADINGS[language].say}
        sx={{ pl: 3, borderLeft: 3, borderColor: 'primary.main' }}
      >
        <Typography
          variant="caption"
          component="p"
          sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'text.secondary', fontWeight: 600 }}
        >
          <RecordVoiceOverOutlined aria-hidden sx={{ fontSize: 16 }} />
          {HEADINGS[language].say}
        </Typography>
        <Typography sx={{ fontSize: '1.15em', lineHeight: 1.5, maxWidth: '60ch' }}>
          {unbroken(article.say[language])}
        </Typography>
      </Box>
      {article.body.map((block) =>
        block.kind === 'not-to-file' ? (
          <NotToFile key={block.kind} block={block} language={language} />
        ) : (
          <section key={block.kind}>
            <Heading>{HEADINGS[language][block.kind]}</Heading>
            <Lines block={block} language={language} />
          </section>
        ),
      )}
    </Box>
  );
}
