import QuestionAnswerOutlined from '@mui/icons-material/QuestionAnswerOutlined';
import RecordVoiceOverOutlined from '@mui/icons-material/RecordVoiceOverOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

interface AnswerTextProps {
  /** Null when it was erased or is not for this reader. */
  body: string | null;
  /** 311 has to say it to the caller. */
  tell: boolean;
  /** The caller was told. */
  known?: boolean;
}

/** What was answered: large where it has to be said to somebody. */
export function AnswerText({ body, tell, known = false }: AnswerTextProps) {
  const kept = known ? 'The answer; the caller knows it' : 'The answer, for whoever asks';
  const meaning = tell ? 'attention' : 'neutral';
  return (
    <Box
      sx={{
        borderLeft: '3px solid',
        borderColor: `${meaning}.line`,
        bgcolor: `${meaning}.tint`,
        borderRadius: 1,
        px: 3,
        py: 2,
        display: 'grid',
        gap: 1,
      }}
    >
      <Typography
        variant="subtitle2"
        component="p"
        sx={{
          color: `${meaning}.text`,
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          '& svg': { fontSize: 16 },
        }}
      >
        {tell ? <RecordVoiceOverOutlined /> : <QuestionAnswerOutlined />}
        {tell ? 'To be told to the caller' : kept}
      </Typography>
      <Typography
        variant={tell ? 'h2' : 'body1'}
        component="p"
        sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', ...(tell ? { fontWeight: 500 } : {}) }}
      >
        {body ?? 'Erased, or not for you to read.'}
      </Typography>
    </Box>
  );
}
