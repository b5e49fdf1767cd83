import type { MergePreview } from '../../shared/contract/merge-preview.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { joined, sameEmail, samePhone } from '../../shared/domain/caller-contacts.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import type { CallerId, CaseId } from '../../shared/domain/ids.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import { cardOf, wholeCallerRow, type WholeCaller } from './caller-card.ts';
import type { HubCore } from './hub-core.ts';
import { lockCallers, lockCasesOf } from './read-callers.ts';

function counted(who: WholeCaller, cases: readonly CaseFacts[], phoneKey: string): MergePreview['caller'] {
  const { id, name, language } = who;
  const {
    phone_last4: phoneLast4,
    phone_keys: phoneKeys,
    email_masked: emailMasked,
    contacts,
  } = wholeCallerRow(who, phoneKey);
  return {
    card: cardOf({ id, name, language, phoneLast4, phoneKeys, emailMasked, contacts }),
    cases: cases.length,
    openCases: cases.filter(({ state }) => isLive(state)).length,
  };
}

/**
 * Two callers beside what they would be as one, contact data masked. Nobody learns of a caller by it: one of the two
 * must follow the case and the other some case, and whoever may merge sees the callers of all cases. A caller who follows
 * none may be known from a confidential complaint alone.
 */
export async function previewMerge(
  { db, city, phoneKey }: HubCore,
  actor: AccountActor,
  ask: { caseId: CaseId; callerId: CallerId; otherId: CallerId },
): Promise<Result<MergePreview>> {
  const { caseId, callerId, otherId } = ask;
  const nobody = () => fail('not-found', 'There is no such caller on this case, or it is not yours to see.');
  return db.transaction().execute(async (tx) => {
    const facts = (await tx.selectFrom('cases').select('facts').where('id', '=', caseId).executeTakeFirst())
      ?.facts;
    if (facts === undefined) return nobody();
    const refusal = mayNot(actor, 'change-caller', facts, city.service(facts.service)?.handOff === true);
    if (refusal?.code === 'not-found') return nobody();
    if (refusal !== null) return fail('not-permitted', refusal.message);
    if (!facts.callerIds.includes(callerId) && !facts.callerIds.includes(otherId)) return nobody();
    const both = await lockCallers(tx, [callerId, otherId]);
    const [caller, other] = [both.get(callerId), both.get(otherId)];
    if (caller === undefined || other === undefined || caller.aliasOf !== null || other.aliasOf !== null) {
      return nobody();
    }
    const cases = await lockCasesOf(tx, [callerId, otherId]);
    const of = (id: CallerId) => cases.filter(({ callerIds }) => callerIds.includes(id));
    if (of(callerId).length === 0 || of(otherId).length === 0) return nobody();
    const after = {
      ...caller,
      phones: joined(caller.phones, other.phones, samePhone).all,
      emails: joined(caller.emails, other.emails, sameEmail).all,
    };
    return succeed({
      caller: counted(caller, of(callerId), phoneKey),
      other: counted(other, of(otherId), phoneKey),
      after: counted(after, cases, phoneKey),
    });
  });
}
