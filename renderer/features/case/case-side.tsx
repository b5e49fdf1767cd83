import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import { PERMISSIONS } from '../../../shared/domain/permission.ts';
import type { Action } from '../../actions/action.ts';
import { useAsk } from '../../door/use-door.ts';
import { serviceName } from '../../door/use-city.ts';
import { caseTitle } from '../../design/case-title.ts';
import { DistrictMap } from '../../design/district-map.tsx';
import { NearCaseList } from '../../design/near-case-list.tsx';
import { ServiceArticleButton } from '../../design/service-article-button.tsx';
import { openCase } from '../../workspace/workspace.ts';
import { CallerPanel } from './caller-panel.tsx';
import { familyLinks } from './family/family-links.ts';
import { FamilyList } from './family/family-list.tsx';
import { isFamilyAction } from './family/is-family-action.ts';
import { isCallerAction } from './is-caller-action.ts';
import { SourceRecord } from './source-record.tsx';
import { SurveyList } from './survey-list.tsx';
import { whyNotGiveLink, whyNotReveal } from './why-not.ts';

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}
    >
      <Typography variant="h2" id={id} sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** What helps beside a case: who calls, where it is, what else is there, what the source said. */
export function CaseSide({
  view,
  city,
  actor,
  actions,
}: {
  view: CaseView;
  city: City;
  actor: AccountActor | null;
  /** Those of the case page; the ones about callers stand beside them. */
  actions: readonly Action[];
}) {
  const { facts, nearby } = view;
  const { place } = facts;
  const away = useAsk('connection.get', {}).data?.state.name === 'offline';
  const forbidden = actor === null ? 'Sign in first.' : whyNotReveal(facts, actor, city);
  const reveal =
    forbidden ??
    (away ? 'The hub is away. Contact details are kept there, so they can’t be shown now.' : null);
  const link =
    (actor === null ? 'Sign in first.' : whyNotGiveLink(facts, actor, city)) ??
    (away ? 'The hub is away. It makes the links, so there is none now.' : null);
  const seesCallers = actor !== null && PERMISSIONS['see-callers'][actor.role] !== 'no';
  return (
    <Box sx={{ height: '100%', overflow: 'auto', bgcolor: 'background.paper' }}>
      <Section title={facts.callerIds.length + facts.anonymousCallers > 1 ? 'Callers' : 'Caller'}>
        <CallerPanel
          facts={facts}
          callers={view.callers}
          whyNotReveal={reveal}
          whyNotLink={link}
          actions={actions.filter(isCallerAction)}
        />
      </Section>
      {seesCallers && facts.surveys.length > 0 && (
        <Section title="What callers say of it">
          <SurveyList facts={facts} callers={view.callers} />
        </Section>
      )}
      {familyLinks(facts).length > 0 && (
        <Section title="Belongs together">
          <FamilyList view={view} city={city} actions={actions.filter(isFamilyAction)} />
        </Section>
      )}
      <Section title="Place">
        <Typography sx={{ overflowWrap: 'anywhere' }}>
          {place.address || (place.lat === null ? 'Known only by words' : 'A point on the map')}
          {place.address === '' && '; see the request.'}
        </Typography>
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mb: 2 }}>
          {[
            place.district === null ? 'District not known' : `Council District ${place.district}`,
            place.neighborhoodCouncil,
            place.lat === null ? 'No coordinates' : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Typography>
        {(place.lat !== null || place.district !== null) && (
          <DistrictMap
            districts={city.pack.districts}
            lat={place.lat}
            lng={place.lng}
            district={place.district}
          />
        )}
      </Section>
      {facts.history !== null && (
        <Section title="Source record">
          <SourceRecord history={facts.history} />
        </Section>
      )}
      <Section title="Knowledge">
        <ServiceArticleButton />
      </Section>
      <Section title={nearby.length === 0 ? 'Near by' : `Near by (${nearby.length})`}>
        {nearby.length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>
            No other case of this place is on this desk.
          </Typography>
        ) : (
          <NearCaseList
            rows={nearby}
            city={city}
            address={place.address}
            onOpen={(row) => openCase(row.id, caseTitle(row, serviceName(city, row.service)))}
          />
        )}
      </Section>
    </Box>
  );
}
