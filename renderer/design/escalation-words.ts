export {
  PATH_WORDS,
  PATH_TITLES,
  CHANNEL_WORDS,
  TRY_WORDS,
  RETURN_WORDS,
  TELL_WORDS,
  TURN_WORDS,
} from '../../shared/domain/case-words/escalation-words.ts';
