export { shownLine, shownName } from '../../shared/domain/case-words/shown-name.ts';
