export {
  PATH_WORDS,
  CHANNEL_WORDS,
  TRY_WORDS,
  RETURN_WORDS,
  TELL_WORDS,
  TURN_WORDS,
} from '../../shared/domain/case-words/escalation-words.ts';
