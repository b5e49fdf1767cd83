import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import { findServices } from '../../../shared/domain/find-services.ts';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import { departmentName } from '../../door/use-city.ts';
import { useLearnedWords } from '../../door/use-learned-words.ts';
import { candidateWords } from './reason-words.ts';

interface WhatSideProps {
  city: City;
  text: string;
  service: Service | null;
  onChoose: (service: Service) => void;
}

/** What is to be known of the chosen service; else the services the words find, or all of them. */
export function WhatSide({ city, text, service, onChoose }: WhatSideProps) {
  if (service !== null) return <ServiceCard service={service} city={city} />;
  return text.trim() === '' ? (
    <AllServices city={city} onChoose={onChoose} />
  ) : (
    <Found city={city} text={text} onChoose={onChoose} />
  );
}

function ServiceCard({ service, city }: { service: Service; city: City }) {
  const { amount, unit } = service.clock;
  const lines: [string, string][] = [
    ['Who does it', `${departmentName(city, service.owner)}${service.handOff ? ' (handed on)' : ''}`],
    ['Time for it', `${amount} ${unit.replace('-', ' ')}${amount === 1 ? '' : 's'}`],
    ['Anonymous', service.anonymous === 'allowed' ? 'Allowed' : 'Not possible: ask for a name'],
    ['Can end as', service.outcomes.map((one) => OUTCOMES[one].label.toLowerCase()).join(', ')],
  ];
  return (
    <>
      <Typography variant="h3">{service.name.en}</Typography>
      <Typography sx={{ mb: 2 }}>{service.summary.en}</Typography>
      <Typography sx={{ mb: 2, color: 'text.secondary' }} lang="es">
        {service.summary.es}
      </Typography>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: '96px minmax(0, 1fr)', rowGap: 1, columnGap: 3 }}
      >
        {lines.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}

function Found({ city, text, onChoose }: { city: City; text: string; onChoose: (service: Service) => void }) {
  const learned = useLearnedWords();
  const { candidates } = useMemo(() => findServices(city.pack, text, learned), [city, text, learned]);
  if (candidates.length === 0) return <AllServices city={city} onChoose={onChoose} />;
  return (
    <>
      <Typography variant="h3" sx={{ mb: 1 }}>
        Services these words find
      </Typography>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
        {candidates.map((one) => (
          <li key={one.service.code}>
            <Link
              component="button"
              type="button"
              onClick={() => onChoose(one.service)}
              sx={{ textAlign: 'left' }}
            >
              {one.service.name.en}
            </Link>
            <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
              {departmentName(city, one.service.owner)}, {candidateWords(one)}
            </Typography>
          </li>
        ))}
      </Box>
    </>
  );
}

function AllServices({ city, onChoose }: { city: City; onChoose: (service: Service) => void }) {
  const groups = useMemo(() => Map.groupBy(city.pack.services, (one) => one.group), [city]);
  return (
    <>
      <Typography variant="h3">All services</Typography>
      {[...groups].map(([group, services]) => (
        <Box key={group} component="section" sx={{ mt: 2 }}>
          <Typography variant="caption" component="p" sx={{ color: 'text.secondary', fontWeight: 600 }}>
            {group}
          </Typography>
          {services.map((service) => (
            <Box key={service.code} sx={{ py: 0.5 }}>
              <Link
                component="button"
                type="button"
                underline="hover"
                onClick={() => onChoose(service)}
                sx={{ textAlign: 'left' }}
              >
                {service.name.en}
              </Link>
            </Box>
          ))}
        </Box>
      ))}
    </>
  );
}
