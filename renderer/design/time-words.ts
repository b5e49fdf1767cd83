export {
  exactTime,
  dateTime,
  dateOnly,
  timeOfDay,
  ageWords,
  relativeTime,
  dueWords,
} from '../../shared/domain/case-words/time-words.ts';
