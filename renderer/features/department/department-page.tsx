import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import { EmptyState } from '../../design/empty-state.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useActor } from '../../design/use-actor.ts';
import { useCity } from '../../door/use-city.ts';
import { DepartmentDesk } from './department-desk.tsx';

/** The own department's work by due time and by place; for whoever has none, a department of choice. */
export function DepartmentPage() {
  const city = useCity();
  const actor = useActor();
  if (city === null || actor === null) return <SkeletonRows rows={8} label="Loading the department’s desk" />;
  const department = actor.department ?? city.pack.departments[0]?.code;
  if (department === undefined) {
    return (
      <EmptyState
        icon={<ApartmentOutlined />}
        title="No department"
        because="The catalogue of this city names no department yet."
      />
    );
  }
  return <DepartmentDesk city={city} actor={actor} own={department} />;
}
