import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import { mayNotInTriggers } from '../../../shared/domain/escalation/trigger-rights.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { SECTIONS_CONTENT, SECTIONS_PAGE } from '../../design/sections-layout.ts';
import { ActionBar } from '../../design/action-bar.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { notify } from '../../design/notices.ts';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import type { VirtualListHandle } from '../../design/virtual-list.tsx';
import { askAgain } from '../../door/ask-again.ts';
import { isKeptOnDisk, type RulesWork } from '../../workspace/rules-draft.ts';
import { setRulesWork } from '../../workspace/workspace.ts';
import { BehindNote } from './behind-note.tsx';
import { ChangeList } from './change-list.tsx';
import { CheckSection } from './check-section.tsx';
import { HistorySection } from './history-section.tsx';
import { NewDialog } from './new-dialog.tsx';
import { changesBetween, unitKey, withoutChange, type Unit } from './rule-changes.ts';
import { placeOf, type RuleFinding } from './rule-findings.ts';
import { ruleRows } from './rule-rows.ts';
import { listActions, ruleActions, sectionActions } from './rules-actions.tsx';
import { RulesHead } from './rules-head.tsx';
import { goInRules, rulesPlace } from './rules-place.ts';
import { RulesSection } from './rules-section.tsx';
import { NOTHING_NEW, SaveDialogs, type Saving } from './save-dialogs.tsx';
import { sectionTabs } from './section-tabs.ts';
import { TrySection } from './try-section.tsx';
import { useCheck } from './use-check.ts';
import { sayDone, useRuleDeeds, whyNoRoom } from './use-rule-deeds.ts';
import { useRuleNames } from './use-rule-names.ts';
import type { useRules } from './use-rules.ts';
import { changeWork, isChanged, workFrom } from './use-work.ts';
import { WorkBar } from './work-bar.tsx';

interface RulesDeskProps {
  actor: AccountActor;
  city: City;
  rules: ReturnType<typeof useRules>;
  work: RulesWork | null;
}

const NONE_YET = 'This city has no rules that escalate cases: only people escalate.';

/** The rules with everything that can be done about them. */
export function RulesDesk({ actor, city, rules, work }: RulesDeskProps) {
  const client = useQueryClient();
  const { timeZone } = city;
  const { isOffline, failure } = rules;
  const newest = rules.newest ?? null;
  const place = useSyncExternalStore(rulesPlace.subscribe, rulesPlace.get);
  const names = useRuleNames(city);
  const list = useRef<VirtualListHandle>(null);
  const [isAdding, setAdding] = useState(false);
  const [saving, setSaving] = useState<Saving | null>(null);

  const whyNoWrite = mayNotInTriggers(actor, 'save')?.message ?? null;
  const mayWrite = whyNoWrite === null;
  const isWork = mayWrite && place.source === 'work';
  const copy = isWork ? work : null;
  const document = isWork ? (work?.edited ?? null) : (newest?.document ?? null);
  const checked = useCheck(copy?.edited ?? null, city);
  const { findings } = checked;
  const changes = useMemo(() => (work === null ? [] : changesBetween(work.before, work.edited)), [work]);
  const rows = useMemo(
    () => (document === null ? [] : ruleRows(document, isWork ? changes : [], findings)),
    [document, isWork, changes, findings],
  );
  const at = Math.max(0, Math.min(place.row, rows.length - 1));
  const isBehind = work !== null && newest !== null && newest.version !== work.base;
  const whyNoSave =
    whyNoWrite ??
    (work === null || !isChanged(work)
      ? NOTHING_NEW
      : isBehind
        ? 'Somebody saved another version. Go on from that first.'
        : null);

  const goTo = (unit: Unit, field: string | null) => {
    const to = rows.findIndex((one) => unitKey(one.unit) === unitKey(unit));
    goInRules({ section: 'rules', row: Math.max(0, to), field });
  };
  const goToFinding = (finding: RuleFinding) => {
    const { part, field } = placeOf(finding);
    if (part.of === 'rule') goInRules({ section: 'rules', row: part.index, field: field || 'name.en' });
    else if (part.of !== 'whole') goTo(part, field || 'words');
    else goInRules({ section: 'rules' });
  };
  const deeds = useRuleDeeds({
    place: { ...place, row: at },
    newest,
    work,
    isWork,
    rows,
    whyNoWrite,
    whyNoSave,
    list,
    onNew: () => setAdding(true),
    onSave: () => setSaving({ of: 'work' }),
  });
  const tabs = sectionTabs({
    mayWrite,
    isWork: copy !== null,
    errors: findings.length,
    changes: changes.length,
  });
  const section =
    tabs.find((one) => one.section === place.section && one.whyNot === null)?.section ?? 'rules';
  const below = ruleActions(deeds);
  const ofScreen = sectionActions(tabs, deeds);
  useActions([
    ...ofScreen,
    ...(section === 'rules' ? listActions(deeds) : []),
    ...(mayWrite && section === 'rules' ? below : []),
  ]);

  const refresh = () => {
    for (const name of ['trigger.version', 'trigger.versions']) void askAgain(client, { queryKey: [name] });
  };
  const discard = () => {
    setRulesWork(null);
    goInRules({ source: 'saved' });
    if (work !== null && isChanged(work))
      sayDone('The working copy is discarded. The rules that hold stay as they are.', work);
  };
  const saved = (version: number) => {
    const wasWork = saving?.of === 'work';
    setSaving(null);
    if (wasWork) {
      setRulesWork(null);
      goInRules({ source: 'saved', section: 'rules' });
    }
    notify({ meaning: 'done', text: `Version ${version} holds now, for what happens from here on.` });
    refresh();
  };
  const behind = (message: string) => {
    setSaving(null);
    notify({ meaning: 'attention', text: message });
    refresh();
  };

  const begin = (label: string): Action | undefined => {
    const edit = below.find(({ id }) => id === 'rules.edit');
    return edit === undefined ? undefined : { ...edit, label };
  };
  const empty = (): ReactNode => {
    if (!isWork && rules.newest === undefined && failure !== null)
      return <ErrorState failure={failure} onRetry={rules.refetch} />;
    if (rules.newest === undefined) return <SkeletonRows rows={8} label="Loading the rules" />;
    const first = begin(newest === null ? 'Write the first rules' : 'Begin a working copy');
    return (
      <EmptyState
        icon={newest === null ? <RuleOutlined /> : <EditNoteOutlined />}
        title={newest === null ? 'No rules yet' : 'No working copy is begun'}
        because={
          newest === null
            ? NONE_YET
            : 'In it you change rules and try them on past cases. It stays at this desk, and nothing holds before it is saved.'
        }
        actions={mayWrite && first !== undefined ? [first] : []}
      />
    );
  };

  const content = (): ReactNode => {
    if (section === 'history')
      return (
        <HistorySection
          newest={newest?.version ?? 0}
          names={names}
          timeZone={timeZone}
          whyNot={whyNoWrite}
          onBringBack={(shown) => setSaving({ of: 'version', shown })}
          onEdit={(shown) => {
            const was = work;
            setRulesWork({ ...workFrom(newest), edited: { ...shown.document } });
            goInRules({ source: 'work', section: 'changes' });
            sayDone(`Version ${shown.version} is in the working copy. Nothing is saved yet.`, was);
          }}
        />
      );
    if (document === null) return empty();
    switch (section) {
      case 'rules':
        return (
          <RulesSection
            rows={rows}
            active={at}
            document={document}
            copy={copy}
            findings={findings}
            names={names}
            field={place.field}
            handle={list}
            onOpen={() => (copy === null ? undefined : deeds.edit())}
            onChange={(change) => changeWork(newest, change)}
          />
        );
      case 'check':
        return <CheckSection checked={checked} document={document} onOpen={goToFinding} />;
      case 'changes':
        return (
          <ScrollArea label="Changes">
            <Box sx={{ p: 4 }}>
              {copy !== null && (
                <ChangeList
                  before={copy.before}
                  after={copy.edited}
                  names={names}
                  none={`The working copy says the same as version ${copy.base}.`}
                  onTakeBack={(change) =>
                    changeWork(newest, (edited) => withoutChange(copy.before, edited, change))
                  }
                  onOpen={({ unit }) => goTo(unit, null)}
                />
              )}
            </Box>
          </ScrollArea>
        );
      case 'try':
        return (
          <TrySection
            actor={actor}
            city={city}
            names={names}
            newest={newest}
            work={work !== null && isChanged(work) ? work : null}
            errors={copy === null ? 0 : findings.length}
            isOffline={isOffline}
          />
        );
    }
  };

  const when = newest === null ? '' : dateTime(newest.savedAt, timeZone);
  const who =
    newest?.savedBy == null
      ? `which came with the city on ${when}`
      : `saved on ${when} by ${newest.savedBy.name}: “${newest.note}”`;
  const on = newest?.document.rules.filter(({ active }) => active).length ?? 0;
  const about = isWork
    ? 'What is changed here holds for nobody until it is saved.'
    : newest === null
      ? NONE_YET
      : `Version ${newest.version}, ${who}. ${on} of ${newest.document.rules.length} rules are switched on.`;
  const begun = (work ?? workFrom(newest)).edited;
  const save = ofScreen.find(({ id }) => id === 'rules.save');
  return (
    <Box sx={SECTIONS_PAGE}>
      <RulesHead
        about={
          isOffline ? `${about} The hub is away: what is written stays here, saving and trying wait.` : about
        }
        source={isWork ? 'work' : 'saved'}
        section={section}
        tabs={tabs}
        changes={mayWrite ? changes.length : null}
        onSource={(source) => {
          if (source !== (isWork ? 'work' : 'saved')) deeds.flip();
        }}
      />
      {copy !== null && save !== undefined && (
        <WorkBar
          base={copy.base}
          changes={changes.length}
          errors={findings.length}
          isOnDisk={isKeptOnDisk(copy)}
          save={save}
          onDiscard={discard}
        />
      )}
      {copy !== null && newest !== null && isBehind && (
        <BehindNote
          work={copy}
          newest={newest}
          names={names}
          saved={`${dateTime(newest.savedAt, timeZone)} by ${newest.savedBy?.name ?? 'somebody'}`}
        />
      )}
      <Box sx={SECTIONS_CONTENT}>{content()}</Box>
      {mayWrite && section === 'rules' && document !== null && (
        <ActionBar label="What can be done with the chosen rule" actions={below} />
      )}
      {isAdding && (
        <NewDialog
          whyNoRule={whyNoRoom(begun)}
          sets={Object.keys(begun.sets)}
          onClose={() => setAdding(false)}
          onRule={(code) => {
            setAdding(false);
            deeds.begin(code);
          }}
          onSet={(name) => {
            setAdding(false);
            deeds.beginSet(name);
          }}
        />
      )}
      <SaveDialogs
        saving={saving}
        work={work}
        newest={newest}
        findings={findings}
        names={names}
        isOffline={isOffline}
        onClose={() => setSaving(null)}
        onSaved={saved}
        onBehind={behind}
      />
    </Box>
  );
}
