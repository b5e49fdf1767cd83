import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Article } from '../../../shared/domain/article.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import { departmentName } from '../../door/use-city.ts';
import { useWhyNot } from '../../door/use-session.ts';
import { useWorkspace } from '../../workspace/use-workspace.ts';
import { openNewCase } from '../../workspace/workspace.ts';

/** What the catalogue says of the service that an article explains. */
function ServiceFacts({ service, city }: { service: Service; city: City }) {
  const { amount, unit } = service.clock;
  const facts = [
    `${departmentName(city, service.owner)} does it`,
    `due within ${amount} ${unit.replace('-', ' ')}${amount === 1 ? '' : 's'}`,
    service.anonymous === 'allowed' ? 'may be anonymous' : 'needs a name',
  ];
  return (
    <Typography sx={{ color: 'text.secondary' }}>
      {service.summary.en} {facts.join(', ')}.
    </Typography>
  );
}

/** The services an article is about, each a new case away for those who may open one. */
export function ArticleServices({ article, city }: { article: Article; city: City }) {
  const mayNot = useWhyNot('open-case');
  // What is being filed already needs no second case.
  const filing = useWorkspace(({ tabs, active }) => {
    const tab = tabs.find((one) => one.key === active);
    return tab?.kind === 'new-case' ? tab.draft.service : null;
  });
  const services = article.services.flatMap((code) => city.service(code) ?? []);
  const [only] = services;
  if (only === undefined) return null;
  return (
    <Box component="section" aria-label="Services" sx={{ display: 'grid', gap: 2 }}>
      {article.kind === 'topic' ? (
        <Typography variant="h3">A case may be filed for</Typography>
      ) : (
        <ServiceFacts service={only} city={city} />
      )}
      {mayNot === null && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          {services
            .filter(({ code }) => code !== filing)
            .map((service) => (
              <Button
                key={service.code}
                variant="outlined"
                startIcon={<AddOutlined />}
                onClick={() => openNewCase({ service: service.code, serviceText: service.name.en })}
              >
                New case: {service.name.en}
              </Button>
            ))}
        </Box>
      )}
      {mayNot !== null && article.kind === 'topic' && (
        <Typography>{services.map((one) => one.name.en).join(', ')}</Typography>
      )}
    </Box>
  );
}
