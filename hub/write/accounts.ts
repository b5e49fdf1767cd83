import type { Account } from '../../shared/contract/account.ts';
import type { DepartmentCode } from '../../shared/domain/ids.ts';
import type { Db } from '../storage/database.ts';
import type { HubCore } from './hub-core.ts';
import type { KeptPassword } from './password.ts';

/** A login however it was typed: case, spaces around it and forms of the same letter don't count. */
export function sameLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/**
 * Makes an account that may sign in with a password. Returns false, and changes nothing, when the id or the login
 * is taken. Throws when the department or unit is not the city's.
 */
export async function createAccount(
  { db, city }: Pick<HubCore, 'db' | 'city'>,
  account: Account,
  password: KeptPassword,
): Promise<boolean> {
  const { id, login, name, role, department, unit } = account;
  const found = department === null ? null : city.department(department);
  if (found === undefined) throw new Error(`the city has no department "${department}"`);
  if (unit !== null && found?.units.some(({ code }) => code === unit) !== true) {
    throw new Error(`the department "${department}" has no unit "${unit}"`);
  }
  const made = await db
    .insertInto('accounts')
    .values({
      id,
      login: sameLogin(login),
      name,
      role,
      department,
      unit,
      password_hash: password.hash,
      password_salt: password.salt,
      password_cost: JSON.stringify(password.cost),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** The columns of the table that make an Account. */
export const ACCOUNT_COLUMNS = ['id', 'login', 'name', 'role', 'department', 'unit'] as const;

/** The people who work in a department, or anywhere, by name. */
export async function colleaguesOf(db: Db, department: DepartmentCode | null): Promise<Account[]> {
  const everybody = db.selectFrom('accounts').select(ACCOUNT_COLUMNS).where('active', '=', true);
  const some = department === null ? everybody : everybody.where('department', '=', department);
  return some.orderBy('name').execute();
}
