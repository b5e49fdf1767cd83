import type { Transfer } from '../../../shared/domain/article.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Directory } from '../../../shared/domain/directory/directory.ts';

/** Where a caller is passed on to. */
export interface TransferTarget {
  readonly name: string;
  /** How it is reached: "phone 211". */
  readonly reach: string;
  /** The number was invented for demonstration. */
  readonly sample: boolean;
}

const IN_DIRECTORY = 'the number in the contact directory';

/**
 * Names the desk that an article passes callers on to, and how it is reached.
 * @param directory the published one; null before it is known
 */
export function transferTarget(transfer: Transfer, city: City, directory: Directory | null): TransferTarget {
  if (transfer.to === 'outside') {
    return {
      name: transfer.name,
      reach: transfer.phone === null ? IN_DIRECTORY : `phone ${transfer.phone}`,
      sample: false,
    };
  }
  const department = city.department(transfer.department)?.name ?? transfer.department;
  const point = directory?.contactPoints.find((one) => one.id === transfer.contactPoint);
  const channel = point?.channels.find(({ kind }) => kind === 'phone') ?? point?.channels[0];
  if (point === undefined || channel === undefined)
    return { name: department, reach: IN_DIRECTORY, sample: false };
  return {
    name: `${department}, ${point.role}`,
    reach: `${channel.kind.replace('-', ' ')} ${channel.address}`,
    sample: point.sample,
  };
}
