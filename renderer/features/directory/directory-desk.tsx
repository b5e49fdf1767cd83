import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import { changesBetween } from '../../../shared/domain/directory/directory-change.ts';
import type { Directory } from '../../../shared/domain/directory/directory.ts';
import type { Finding } from '../../../shared/domain/directory/finding.ts';
import { useActions } from '../../actions/use-actions.ts';
import { SECTIONS_CONTENT, SECTIONS_PAGE } from '../../design/sections-layout.ts';
import { ActionBar } from '../../design/action-bar.tsx';
import { cityDate } from '../../../shared/domain/case-words/city-date.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { notify } from '../../design/notices.ts';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { exactTime } from '../../../shared/domain/case-words/time-words.ts';
import type { VirtualListHandle } from '../../design/virtual-list.tsx';
import { askAgain } from '../../door/ask-again.ts';
import type { DeskDirectory } from '../../door/use-directory.ts';
import { useAsk } from '../../door/use-door.ts';
import { BehindNote } from './behind-note.tsx';
import { ChangeList, withoutChange } from './change-list.tsx';
import { CheckSection } from './check-section.tsx';
import type { ConcernChoice } from './concern-fields.tsx';
import { CoverSection } from './cover-section.tsx';
import { entryActions, listActions, sectionActions } from './directory-actions.tsx';
import { DirectoryHead } from './directory-head.tsx';
import { goInDirectory } from './directory-place.ts';
import { DraftBar } from './draft-bar.tsx';
import { discardDraft } from './discard-draft.ts';
import { putDraft } from './draft-keeper.ts';
import { goOnAnew } from './draft-session.ts';
import { EntriesSection, entryRows } from './entries-section.tsx';
import { FileButtons } from './file-buttons.tsx';
import { HistorySection } from './history-section.tsx';
import { MovedNote } from './moved-note.tsx';
import { PublishDraft } from './publish-draft.tsx';
import { RouteSection } from './route-section.tsx';
import { sectionTabs } from './section-tabs.ts';
import { ServiceHours } from './service-hours.tsx';
import type { ShownDirectory } from './shown-directory.ts';
import { WhatIfSection } from './what-if/what-if-section.tsx';
import { useBaseDirectory } from './use-base-directory.ts';
import { useDeeds } from './use-deeds.ts';
import type { PlaceNow } from './use-directory-place.ts';
import type { DirectoryRights } from './use-directory-rights.ts';
import type { Draft } from './use-draft.ts';
import { useFindings } from './use-findings.ts';

interface DirectoryDeskProps {
  actor: AccountActor;
  place: PlaceNow;
  rights: DirectoryRights;
  version: DeskDirectory;
  published: ShownDirectory;
  draft: Draft;
  shownDraft: ShownDirectory | null;
  /** The draft's text once the keys rest. */
  rested: Directory | null;
}

const ABOUT_DRAFTS = 'A draft changes nothing until it is published. It is saved as you write.';

/** The directory with everything that can be done about it. */
export function DirectoryDesk(props: DirectoryDeskProps) {
  const { actor, place, rights, version, published, draft, shownDraft, rested } = props;
  const client = useQueryClient();
  const { session } = draft;
  const { timeZone } = published.names.city;
  const isDraft = place.source === 'draft' && rights.seeDrafts === null;
  const shown = isDraft && shownDraft !== null ? shownDraft : published;
  const { names } = shown;
  const readsOnly = rights.seeHistory !== null;

  const [filter, setFilter] = useState('');
  const [department, setDepartment] = useState(() => actor.department ?? '');
  const [date, setDate] = useState<string | null>(null);
  const [choice, setChoice] = useState<ConcernChoice>(() => ({
    department: actor.department ?? names.city.pack.departments[0]?.code ?? '',
    path: 'emergency',
    service: null,
    district: null,
  }));
  const [publishing, setPublishing] = useState(false);
  const [finding, setFinding] = useState(0);
  const filterField = useRef<HTMLInputElement>(null);
  const list = useRef<VirtualListHandle>(null);
  const findingList = useRef<VirtualListHandle>(null);

  const wantsCheck = !readsOnly && (isDraft || place.section === 'check');
  const checked = useFindings(wantsCheck ? (isDraft ? rested : published.directory) : null);
  const findings = checked.of === null ? NO_FINDINGS : checked.findings;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const base = useBaseDirectory(session, version);
  const changes = useMemo(
    () => (isDraft && base !== null && rested !== null ? changesBetween(base, rested) : NO_CHANGES),
    [isDraft, base, rested],
  );
  const rows = useMemo(
    () =>
      entryRows({
        directory: shown.directory,
        changes,
        findings: isDraft ? findings : NO_FINDINGS,
        filter,
        department,
        names,
      }),
    [shown.directory, changes, findings, isDraft, filter, department, names],
  );
  const drafts = useAsk('directory.drafts', {}, { enabled: !readsOnly }).data?.drafts;

  const goTo = (found: Finding) => {
    if ('department' in found) {
      const [first] = 'when' in found ? found.when.spans : [];
      const { department: code, path, service, district } = found;
      setChoice({ department: code, path, service, district });
      if (first !== undefined) setDate(cityDate(first[0], timeZone));
      goInDirectory({ section: 'cover' });
      return;
    }
    if (!('index' in found) || found.index === null) {
      if (found.code === 'unknown-calendar') goInDirectory({ section: 'cover' });
      return;
    }
    setFilter('');
    setDepartment('');
    goInDirectory({ section: 'entries', entry: found.index, field: found.field.join('.') || 'role' });
  };

  const { deeds, whyNoWrite } = useDeeds({
    place,
    rights,
    draft,
    version,
    published,
    shown,
    rows,
    isDraft,
    list,
    filterField,
    me: actor.id,
    onPublish: () => setPublishing(true),
    onShowAll: () => {
      setFilter('');
      setDepartment((code) => (place.draftOf === null ? '' : code));
    },
  });
  const tabs = sectionTabs({
    readsOnly,
    isDraft,
    errors,
    warnings: findings.length - errors,
    changes: changes.length,
    isChecked: checked.of !== null,
    whyNoLookBack: rights.lookBack,
  });
  const section =
    tabs.find((one) => one.section === place.section && one.whyNot === null)?.section ?? 'entries';
  const below = entryActions(deeds);
  const actions = [
    ...sectionActions(tabs, deeds),
    ...(section === 'entries' ? listActions(deeds) : []),
    ...(readsOnly ? [] : below),
  ];
  useActions(actions);

  const scopes = useMemo(
    () =>
      actor.role === 'lead'
        ? [actor.department]
        : [null, ...published.names.city.pack.departments.map(({ code }) => code)],
    [actor, published.names],
  );
  const change = isDraft && whyNoWrite === null && session !== null ? draft.change : null;

  const content = (): ReactNode => {
    if (isDraft && shownDraft === null && section !== 'history' && section !== 'what-if') {
      if (draft.failure !== null) return <ErrorState failure={draft.failure} onRetry={draft.drop} />;
      if (!draft.isKnown || session !== null) return <SkeletonRows rows={10} label="Loading the draft" />;
      const begin = below.find(({ id }) => id === 'directory.edit');
      return (
        <EmptyState
          icon={<EditNoteOutlined />}
          title={`No draft of ${place.draftOf === null ? 'the whole city' : names.department(place.draftOf)} is begun`}
          because={ABOUT_DRAFTS}
          actions={begin === undefined ? [] : [{ ...begin, label: 'Begin a draft' }]}
        />
      );
    }
    switch (section) {
      case 'entries':
        return (
          <EntriesSection
            actor={actor}
            place={place}
            shown={shown}
            rows={rows}
            filter={filter}
            department={department}
            onFilter={setFilter}
            onDepartment={setDepartment}
            findings={isDraft ? findings : NO_FINDINGS}
            filterField={filterField}
            handle={list}
            onChange={change}
            onOpen={(row) => goInDirectory({ entry: row.index, field: change === null ? null : 'role' })}
          />
        );
      case 'cover':
        return (
          <CoverSection
            choice={choice}
            onChoice={setChoice}
            date={date}
            onDate={setDate}
            published={published}
            draft={isDraft ? shownDraft : null}
            hours={
              <ServiceHours
                directory={shown.directory}
                names={names}
                onChange={place.draftOf === null ? change : null}
              />
            }
          />
        );
      case 'route':
        return (
          <RouteSection
            choice={choice}
            onChoice={setChoice}
            published={published}
            draft={isDraft ? shownDraft : null}
          />
        );
      case 'check':
        return (
          <CheckSection
            checked={checked}
            isBehind={isDraft && checked.of !== session?.edited}
            names={names}
            active={Math.min(finding, Math.max(0, findings.length - 1))}
            handle={findingList}
            onActive={setFinding}
            onOpen={goTo}
          />
        );
      case 'changes':
        return (
          <ScrollArea label="Changes">
            <Box sx={{ p: 4 }}>
              {base === null || rested === null ? (
                <SkeletonRows rows={4} label="Loading the version it grew from" />
              ) : (
                <ChangeList
                  before={base}
                  after={rested}
                  names={names}
                  none={`The draft says the same as version ${session?.base ?? version.version}.`}
                  onTakeBack={change === null ? null : (one) => change(withoutChange(base, rested, one))}
                  onOpen={({ point }) => {
                    setFilter('');
                    setDepartment('');
                    const entry = rested.contactPoints.findIndex(({ id }) => id === point);
                    goInDirectory({ section: 'entries', entry, field: 'role' });
                  }}
                />
              )}
            </Box>
          </ScrollArea>
        );
      case 'history':
        return <HistorySection newest={version.version} names={published.names} whyNot={rights.restore} />;
      case 'what-if':
        return (
          <WhatIfSection
            actor={actor}
            version={version}
            published={published}
            session={session}
            draftOf={place.draftOf === null ? 'the whole city' : names.department(place.draftOf)}
            begin={below.find(({ id }) => id === 'directory.edit')}
          />
        );
    }
  };

  const refresh = () => {
    for (const name of ['directory.drafts', 'directory.draft', 'directory.history', 'directory.get'])
      void askAgain(client, { queryKey: [name] });
  };
  const discard = () =>
    discardDraft(draft.key, session, (done) => {
      notify({
        meaning: 'done',
        text: 'The draft is discarded. What is published stays as it is.',
        action: { label: 'Undo', perform: () => putDraft(draft.key, goOnAnew(done)) },
      });
      refresh();
    });

  return (
    <Box sx={SECTIONS_PAGE}>
      <DirectoryHead
        about={
          isDraft ? ABOUT_DRAFTS : `${published.label}, known as of ${exactTime(version.asOf, timeZone)}.`
        }
        place={{ ...place, section, source: isDraft ? 'draft' : 'published' }}
        tabs={tabs}
        drafts={readsOnly ? null : (drafts ?? [])}
        scopes={scopes}
        names={published.names}
        onSource={(source) => goInDirectory({ source })}
        files={
          readsOnly ? null : (
            <FileButtons
              directory={shown.directory}
              department={place.draftOf}
              whyNotImport={
                whyNoWrite ?? (change === null ? 'Begin a draft first: a file is taken into it.' : null)
              }
              onImport={(directory, count) => {
                change?.(directory);
                goInDirectory({ section: 'changes' });
                notify({
                  meaning: 'done',
                  text: `The file is in the draft: ${count === 1 ? 'one entry differs' : `${count} entries differ`}. Nothing is published yet.`,
                });
              }}
            />
          )
        }
      />
      {isDraft && session !== null && (
        <>
          <DraftBar
            session={session}
            timeZone={timeZone}
            whyNot={whyNoWrite}
            onDiscard={() => void discard()}
          />
          <MovedNote draftKey={draft.key} session={session} names={names} onDrop={draft.drop} />
          {session.head !== null && session.moved === null && session.base < version.version && (
            <BehindNote
              draftKey={draft.key}
              session={session}
              head={session.head}
              newest={version.version}
              names={names}
              whyNot={whyNoWrite}
            />
          )}
        </>
      )}
      <Box sx={SECTIONS_CONTENT}>{content()}</Box>
      {!readsOnly && section === 'entries' && (
        <ActionBar label="What can be done with the chosen entry" actions={below} />
      )}
      {publishing && session !== null && (
        <PublishDraft
          draftKey={draft.key}
          session={session}
          label={shownDraft?.label ?? ''}
          checked={checked}
          names={names}
          onClose={() => setPublishing(false)}
          onPublished={refresh}
        />
      )}
    </Box>
  );
}

const NO_FINDINGS: readonly Finding[] = [];
const NO_CHANGES: ReturnType<typeof changesBetween> = [];
