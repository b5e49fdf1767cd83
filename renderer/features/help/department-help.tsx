import { KeyHint } from '../../design/key-hint.tsx';
import { P, Part } from './help-parts.tsx';

/** The department's desk, and what is done to several cases at once. */
export function DepartmentHelp() {
  return (
    <>
      <Part topic="department">
        <P>
          <KeyHint keys="alt+shift+d" /> shows the open cases of your department, and those other departments
          refer to it, by due time and on a map. The list has the keys and the map follows.{' '}
          <KeyHint keys="o" /> goes from the chosen case to the nearest that is left, and so on;{' '}
          <KeyHint keys="f" /> narrows the list.
        </P>
        <P>
          <KeyHint keys="y" /> takes the chosen case, or confirms a referral; <KeyHint keys="shift+r" /> sends
          a referral back with the reason. <KeyHint keys="v" /> records a visit and its crew,{' '}
          <KeyHint keys="shift+v" /> adds photos of before or after the work. Beside the map stands what is
          still missing before the case can be closed as done.
        </P>
        <P>On a phone the same page has one column; its bar has the visit, the photo and the closing.</P>
      </Part>
      <Part topic="several">
        <P>
          <KeyHint keys="x" /> selects a case of a list, <KeyHint keys="shift+j" /> and{' '}
          <KeyHint keys="shift+k" /> go on selecting, <KeyHint keys="shift+x" /> takes all of the group,{' '}
          <KeyHint keys="escape" /> lets all go. Then the keys for one case work for all selected. Before
          anything is done you see which will go and which can’t, and why. What was refused stays under the
          top bar, also after a restart, until you put it away.
        </P>
        <P>
          A macro is several steps under one name. <KeyHint keys="alt+shift+m" /> on an open case shows yours
          and your department’s, with every command and text as it will be. It stops at the first refusal and
          says which step that was. A note you have half written is neither sent nor lost.
        </P>
        <P>
          Away from the hub the first 25 commands are kept as unsent work, and the others follow when the hub
          is back; until then they can be cancelled.
        </P>
      </Part>
    </>
  );
}
