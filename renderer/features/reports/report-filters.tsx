import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { reportBy, type ReportBy } from '../../../shared/contract/report.ts';
import type { City } from '../../../shared/domain/city.ts';
import { measure } from '../../../shared/domain/report/measure.ts';
import { PeriodChoice } from '../../design/study/period-choice.tsx';
import { byName } from './report-names.ts';
import { goInReports, type ReportsPlace } from './reports-place.ts';

const ALL = '';
/** The first of the fields, where a key leads. */
export const FILTER_ID = 'report-department';

interface FilterProps {
  city: City;
  place: ReportsPlace;
  whyNot: string | null;
  /** The only department the person may see; null: any. */
  own: string | null;
}

/** Of which department, council district and period the report is. */
export function ReportFilters({ city, place, whyNot, own }: FilterProps) {
  const departments = city.pack.departments.filter(({ code }) => own === null || code === own);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
      <TextField
        select
        id={FILTER_ID}
        label="Department"
        value={place.department ?? ALL}
        sx={{ width: 220 }}
        slotProps={{ select: { native: true } }}
        onChange={({ target }) => goInReports({ department: target.value === ALL ? null : target.value })}
      >
        <option value={ALL}>{own === null ? 'All departments' : 'All you may see'}</option>
        {departments.map(({ code, shortName }) => (
          <option key={code} value={code}>
            {shortName}
          </option>
        ))}
      </TextField>
      <TextField
        select
        label="Council district"
        value={place.district ?? ALL}
        sx={{ width: 180 }}
        slotProps={{ select: { native: true } }}
        onChange={({ target }) => goInReports({ district: target.value === ALL ? null : target.value })}
      >
        <option value={ALL}>All districts</option>
        {city.pack.districts.areas.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </TextField>
      <PeriodChoice
        value={place.period}
        timeZone={city.timeZone}
        whyNot={whyNot}
        onChange={(period) => goInReports({ period })}
      />
      {place.part === 'tickets' && (
        <TextField
          select
          label="Cases"
          value={place.by}
          sx={{ width: 220 }}
          slotProps={{ select: { native: true } }}
          onChange={({ target }) => goInReports({ by: reportBy.parse(target.value) })}
        >
          {(['every-opened', 'every-closed', ...measure.options] as const satisfies readonly ReportBy[]).map(
            (by) => (
              <option key={by} value={by}>
                {byName(by)}
              </option>
            ),
          )}
        </TextField>
      )}
    </Box>
  );
}
