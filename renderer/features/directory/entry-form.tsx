import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import {
  ACKNOWLEDGED_BY,
  acknowledgedBy,
  AROUND_THE_CLOCK,
  contactPointId,
  escalationPath,
  TIERS,
  type ContactPoint,
  type ContactPointId,
} from '../../../shared/domain/directory/directory.ts';
import type { AccountId, DepartmentCode } from '../../../shared/domain/ids.ts';
import { LANGUAGES, languageName } from '../../design/caller-words.ts';
import type { FieldNotes } from '../../design/field-notes.ts';
import { focusField } from '../../design/focus-field.ts';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { ChannelRows } from './channel-rows.tsx';
import {
  FieldRow,
  fieldId,
  FormPart,
  GroupNote,
  NotesProvider,
  SelectLine,
  TextLine,
} from '../../design/form-parts.tsx';
import { ListField } from '../../design/list-field.tsx';
import { PersonField } from './person-field.tsx';
import { FIELD_NAMES, fieldValue } from './point-words.ts';
import { RosterEditor } from './roster-editor.tsx';
import type { Names } from './use-names.ts';

interface EntryFormProps {
  point: ContactPoint;
  /** The other entries, for the substitute. */
  others: readonly ContactPoint[];
  /** Whose entries may be written; null: any. */
  department: DepartmentCode | null;
  notes: FieldNotes;
  names: Names;
  /** In the city, "2026-11-23". */
  today: string;
  me: AccountId;
  /** Field that takes the focus. */
  field: string | null;
  onFocused: () => void;
  /** Esc steps back to the list; what is written stays. */
  onLeave: () => void;
  onChange: (point: ContactPoint) => void;
}

/** An entry of a draft, to write. */
export function EntryForm(props: EntryFormProps) {
  const { point, others, department, notes, names, today, me, field, onFocused, onLeave, onChange } = props;
  const { pack } = names.city;
  const set = (parts: Partial<ContactPoint>) => onChange({ ...point, ...parts });
  useEffect(() => {
    if (field === null) return undefined;
    // The panes around it are put up anew once their width is known.
    const timer = setTimeout(() => {
      focusField(field);
      onFocused();
    });
    return () => clearTimeout(timer);
  }, [field, onFocused]);
  const calendars = [
    [AROUND_THE_CLOCK, 'Around the clock'] as const,
    ...pack.calendars.map(({ id, name }) => [id, name] as const),
  ];
  const owner = pack.departments.find(({ code }) => code === point.department);
  const services = pack.services.filter((one) => one.owner === point.department).map(({ code }) => code);
  const unkept = [...notes.values()].filter(({ severity }) => severity === 'unkept').length;
  return (
    <NotesProvider value={notes}>
      <ScrollArea label={`Form of ${point.role}`}>
        <Box
          sx={{ p: 4, display: 'grid', gap: 5 }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return;
            event.preventDefault();
            onLeave();
          }}
        >
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
            <Typography variant="h2" sx={{ flex: '1 1 200px', overflowWrap: 'anywhere' }}>
              {point.role === '' ? 'New entry' : point.role}
            </Typography>
            {unkept > 0 && (
              <Typography role="status" variant="caption" sx={{ color: 'breach.text' }}>
                {unkept === 1 ? 'One field keeps' : `${unkept} fields keep`} the draft from being saved.
              </Typography>
            )}
          </Box>
          <FormPart title="What it is">
            <TextLine
              path="role"
              label="Role, never a person"
              value={point.role}
              max={120}
              onChange={(role) => set({ role })}
            />
            <FieldRow least={200}>
              <SelectLine
                path="department"
                label={FIELD_NAMES.department}
                value={point.department}
                options={pack.departments.map(({ code, shortName }) => [code, shortName] as const)}
                whyNot={department === null ? null : 'You write the draft of your own department.'}
                onChange={(code) => set({ department: code, unit: null, services: 'all' })}
              />
              <SelectLine
                path="unit"
                label="Division or yard"
                value={point.unit ?? ''}
                options={[
                  ['', 'The whole department'],
                  ...(owner?.units ?? []).map(({ code, name }) => [code, name] as const),
                ]}
                onChange={(unit) => set({ unit: unit === '' ? null : unit })}
              />
            </FieldRow>
            <FieldRow least={110}>
              <SelectLine
                path="path"
                label={FIELD_NAMES.path}
                value={point.path}
                options={escalationPath.options.map((path) => [path, PATH_NAMES[path]] as const)}
                onChange={(path) => set({ path })}
              />
              <SelectLine
                path="tier"
                label={FIELD_NAMES.tier}
                value={String(point.tier)}
                options={TIERS.map((tier) => [String(tier), `Tier ${tier}`] as const)}
                onChange={(text) => set({ tier: TIERS.find((one) => String(one) === text) ?? point.tier })}
              />
            </FieldRow>
            <TextLine
              path="id"
              label="Code, unique: lower-case words joined by dashes"
              value={point.id}
              max={60}
              onChange={(text) => set({ id: readId(text) })}
            />
          </FormPart>
          <FormPart title="Who answers">
            <FieldRow least={200}>
              <PersonField
                path="primary"
                label="Primary, when the roster names nobody"
                who={point.primary}
                onChange={(primary) => set({ primary })}
              />
              <PersonField
                path="backup"
                label="Backup, stands in for whoever is on duty"
                who={point.backup}
                onChange={(backup) => set({ backup })}
              />
            </FieldRow>
          </FormPart>
          <FormPart title="Duty roster" path="roster">
            <RosterEditor roster={point.roster} today={today} onChange={(roster) => set({ roster })} />
          </FormPart>
          <FormPart title="Reached by, in this order" path="channels">
            <ChannelRows channels={point.channels} onChange={(channels) => set({ channels })} />
            <TextLine
              path="tty"
              label={FIELD_NAMES.tty}
              value={point.tty ?? ''}
              max={40}
              onChange={(tty) => set({ tty: tty === '' ? null : tty })}
            />
            <ListField
              path="languages"
              label={FIELD_NAMES.languages}
              value={point.languages}
              options={LANGUAGES}
              name={languageName}
              onChange={(languages) => set({ languages: languages === 'all' ? [] : languages })}
            />
          </FormPart>
          <FormPart title="When, and who else">
            <FieldRow least={200}>
              <SelectLine
                path="hours"
                label={FIELD_NAMES.hours}
                value={point.hours}
                options={calendars}
                onChange={(hours) => set({ hours })}
              />
              <SelectLine
                path="substitute"
                label="Substitute while it is closed or has nobody"
                value={point.substitute ?? ('' as const)}
                options={[
                  ['' as const, 'None'],
                  ...others.map((one) => [one.id, `${one.role} (${one.id})`] as const),
                ]}
                onChange={(substitute) => set({ substitute: substitute === '' ? null : substitute })}
              />
              <TextLine
                path="effective.from"
                type="date"
                label="Holds from (none: always)"
                value={point.effective.from ?? ''}
                onChange={(from) =>
                  set({ effective: { ...point.effective, from: from === '' ? null : from } })
                }
              />
              <TextLine
                path="effective.until"
                type="date"
                label="Holds until, that day too"
                value={point.effective.until ?? ''}
                onChange={(until) =>
                  set({ effective: { ...point.effective, until: until === '' ? null : until } })
                }
              />
            </FieldRow>
            <GroupNote path="effective" />
          </FormPart>
          <FormPart title="What for">
            <ListField
              path="services"
              label={FIELD_NAMES.services}
              all="All services of the department"
              value={point.services}
              options={services}
              name={names.service}
              onChange={(chosen) => set({ services: chosen })}
            />
            <ListField
              path="districts"
              label={FIELD_NAMES.districts}
              all="The whole city"
              value={point.districts}
              options={pack.districts.areas.map(({ id }) => id)}
              name={names.district}
              onChange={(districts) => set({ districts })}
            />
          </FormPart>
          <FormPart title="To acknowledge">
            <FieldRow least={200}>
              <TextLine
                path="acknowledge.minutes"
                type="number"
                label="Within, minutes"
                value={point.acknowledge.minutes === 0 ? '' : String(point.acknowledge.minutes)}
                onChange={(text) => set({ acknowledge: { ...point.acknowledge, minutes: Number(text) } })}
              />
              <SelectLine
                path="acknowledge.counted"
                label="Counted"
                value={point.acknowledge.counted}
                options={calendars}
                onChange={(counted) => set({ acknowledge: { ...point.acknowledge, counted } })}
              />
            </FieldRow>
            <Box role="group" aria-label="What counts as acknowledged" sx={{ display: 'grid' }}>
              {acknowledgedBy.options.map((way, place) => (
                <FormControlLabel
                  key={way}
                  control={
                    <Checkbox
                      {...(place === 0 ? { id: fieldId('acknowledge.by') } : {})}
                      checked={point.acknowledge.by.includes(way)}
                      onChange={(_, ticked) => {
                        const rest = point.acknowledge.by.filter((one) => one !== way);
                        set({ acknowledge: { ...point.acknowledge, by: ticked ? [...rest, way] : rest } });
                      }}
                    />
                  }
                  label={`Counts: ${ACKNOWLEDGED_BY[way]}`}
                />
              ))}
              <GroupNote path="acknowledge.by" />
            </Box>
          </FormPart>
          <FormPart title="Verified" path="verified">
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center' }}>
              <span>Verified {fieldValue(point, 'verified', names)}.</span>
              <Button
                variant="outlined"
                startIcon={<VerifiedOutlined />}
                onClick={() => set({ verified: { on: today, by: { account: me } } })}
              >
                Mark as verified today
              </Button>
            </Box>
            <FormControlLabel
              control={<Checkbox checked={point.sample} onChange={(_, sample) => set({ sample })} />}
              label="Invented for demonstration"
            />
          </FormPart>
        </Box>
      </ScrollArea>
    </NotesProvider>
  );
}

/** A code as it is typed: what is no code yet is shown, and told at the field. */
function readId(text: string): ContactPointId {
  const id = text.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-');
  const read = contactPointId.safeParse(id);
  return read.success ? read.data : (id as ContactPointId);
}
