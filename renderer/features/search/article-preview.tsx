import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ArticleLanguage } from '../../../shared/domain/article.ts';
import { departmentName, useCity } from '../../door/use-city.ts';
import { Fact, Facts } from './preview-parts.tsx';

/** What to say, without leaving the box: for many calls that is all there is to do. */
export function ArticlePreview({ id, language }: { id: string; language: ArticleLanguage }) {
  const city = useCity();
  const article = city?.pack.articles?.find((one) => one.id === id);
  if (article === undefined) return null;
  const { title, say, transfer, body } = article;
  const to =
    transfer === undefined
      ? null
      : transfer.to === 'outside'
        ? [transfer.name, transfer.phone].filter((one) => one !== null).join(', ')
        : departmentName(city, transfer.department);
  const notToFile = body.find((one) => one.kind === 'not-to-file');
  return (
    <>
      <Typography variant="h2" lang={language}>
        {title[language]}
      </Typography>
      <Box sx={{ pl: 3, borderLeft: 3, borderColor: 'primary.main' }} lang={language}>
        <Typography>{say[language]}</Typography>
      </Box>
      <Facts>
        {to !== null && <Fact name="Pass on to">{to}</Fact>}
        {notToFile !== undefined && (
          <Fact name="Don’t file">
            <span lang={language}>{notToFile.lines.map((line) => line[language]).join(' ')}</span>
          </Fact>
        )}
      </Facts>
    </>
  );
}
