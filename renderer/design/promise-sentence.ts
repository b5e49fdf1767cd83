export { shortDay, promisedTime, promiseSentence } from '../../shared/domain/case-words/promise-sentence.ts';
