import { actorOf, type Account } from '../../shared/contract/account.ts';
import type { AccountActor, Role } from '../../shared/domain/actor.ts';
import type { City } from '../../shared/domain/city.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { namedUuid } from '../named-uuid.ts';
import type { Random } from './random.ts';

/** The password of every account of the demo city, which is for trying things out on one machine. */
export const DEMO_PASSWORD = 'desk311-demo';

type StaffMember = readonly [name: string, role: Role, department: string | null];

/** The first of each role are the ones the terminal names. */
const PEOPLE: readonly StaffMember[] = [
  ['Maria Ruiz', 'agent', 'ITA'],
  ['Kevin Park', 'agent', 'ITA'],
  ['Denise Coleman', 'agent', 'ITA'],
  ['Ani Petrosyan', 'agent', 'ITA'],
  ['Luis Ortega', 'agent', 'ITA'],
  ['Grace Santos', 'agent', 'ITA'],
  ['Hector Salazar', 'worker', 'LASAN'],
  ['Tanya Brooks', 'worker', 'LASAN'],
  ['Raul Contreras', 'worker', 'LASAN'],
  ['Omar Haddad', 'worker', 'BSL'],
  ['Linda Chen', 'worker', 'BSL'],
  ['Yesenia Flores', 'worker', 'OCB'],
  ['Marcus Gaines', 'worker', 'OCB'],
  ['Steve Novak', 'worker', 'BSS'],
  ['Rosa Mejia', 'worker', 'BSS'],
  ['Vahe Manukyan', 'worker', 'BOE'],
  ['Priya Nair', 'worker', 'LADOT'],
  ['Daniel Cho', 'worker', 'LADOT'],
  ['Keisha Freeman', 'worker', 'LAAS'],
  ['Thomas Reed', 'worker', 'LADBS'],
  ['Carla Aguilar', 'worker', 'LADWP'],
  ['Ben Nakamura', 'worker', 'RAP'],
  ['Ruth Fisher', 'worker', 'DOD'],
  ['Ivan Orellana', 'worker', 'ITA'],
  ['Patricia Vasquez', 'lead', 'LASAN'],
  ['James Lindqvist', 'lead', 'BSL'],
  ['Monique Ellison', 'lead', 'OCB'],
  ['Carlos Zepeda', 'lead', 'BSS'],
  ['Farhad Ahmadi', 'lead', 'LADOT'],
  ['Helen Washington', 'supervisor', null],
  ['George Tanaka', 'supervisor', null],
  ['Rachel Becker', 'auditor', null],
  ['Samuel Bautista', 'steward', null],
];

export interface Staff {
  readonly accounts: readonly Account[];
  agent(random: Random): AccountActor;
  supervisor(random: Random): AccountActor;
  /** Somebody who works in a department; null when nobody of the demo city does. */
  worker(department: string, random: Random): AccountActor | null;
  /** The escalation lead of a department; null when the demo city has none. */
  lead(department: string): AccountActor | null;
  /** Somebody by their account; null for nobody, and for somebody the demo city does not know. */
  person(id: AccountId | null): AccountActor | null;
}

/** The people of the demo city; those of departments that the pack lacks are left out. */
export function demoStaff(city: City): Staff {
  const accounts = PEOPLE.filter(
    ([, , department]) => department === null || city.department(department) !== undefined,
  ).map(([name, role, department]): Account => {
    const login = name.toLowerCase().replaceAll(' ', '.');
    return {
      id: namedUuid('demo-account', city.pack.city.id, login) as AccountId,
      login,
      name,
      role,
      department,
      unit: null,
    };
  });
  const of = (role: Role) => accounts.filter((one) => one.role === role).map(actorOf);
  const [agents, supervisors] = [of('agent'), of('supervisor')];
  const workers = Map.groupBy(of('worker'), (one) => one.department ?? '');
  return {
    accounts,
    agent: (random) => random.pick(agents),
    supervisor: (random) => random.pick(supervisors),
    worker: (department, random) => {
      const there = workers.get(department);
      return there === undefined ? null : random.pick(there);
    },
    lead: (department) => of('lead').find((one) => one.department === department) ?? null,
    person: (id) => {
      const found = accounts.find((one) => one.id === id);
      return found === undefined ? null : actorOf(found);
    },
  };
}
