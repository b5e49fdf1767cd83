export {
  cityDate,
  cityTime,
  daysFrom,
  cityInstant,
  endOfCityDay,
} from '../../shared/domain/case-words/city-date.ts';
