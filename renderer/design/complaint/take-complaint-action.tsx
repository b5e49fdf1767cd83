import AddCommentOutlined from '@mui/icons-material/AddCommentOutlined';
import type { Action } from '../../actions/action.ts';
import { takeComplaint } from '../../workspace/complaint-shown.ts';

/** Takes a complaint, wherever one is; whoever is on the line comes along. */
export const TAKE_COMPLAINT: Action = {
  id: 'take-complaint',
  label: 'Take a complaint',
  group: 'Go',
  keys: ['alt+v'],
  icon: <AddCommentOutlined />,
  words: ['complain', 'dissatisfied', 'not done', 'rude', 'grievance', 'queja'],
  whyNot: null,
  perform: () => takeComplaint(),
};
