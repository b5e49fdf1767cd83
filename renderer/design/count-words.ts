export { counted, countWords } from '../../shared/domain/case-words/count-words.ts';
