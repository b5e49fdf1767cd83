import CategoryOutlined from '@mui/icons-material/CategoryOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState, type ReactNode } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import {
  findServices,
  type EmergencyFound,
  type ServiceCandidate,
} from '../../../shared/domain/find-services.ts';
import { departmentName } from '../../door/use-city.ts';
import { useLearnedWords } from '../../door/use-learned-words.ts';
import { ChosenRow } from './chosen-row.tsx';
import { candidateWords } from './reason-words.ts';

interface ServiceFieldProps {
  city: City;
  text: string;
  service: Service | null;
  onText: (text: string) => void;
  onChoose: (service: Service) => void;
  /** What to say above it: of what the words tell of danger, and of the service. */
  renderDanger: (found: EmergencyFound | null) => ReactNode;
}

/** Finds the service from the caller's own words, in English or Spanish. */
export function ServiceField(props: ServiceFieldProps) {
  const { city, text, service, onText, onChoose, renderDanger } = props;
  const [again, setAgain] = useState(false);
  const [open, setOpen] = useState(false);
  const learned = useLearnedWords();
  const { candidates, emergency } = useMemo(
    () => findServices(city.pack, text, learned),
    [city, text, learned],
  );
  const note = renderDanger(emergency);
  if (service !== null && !again) {
    return (
      <>
        {note}
        <ChosenRow
          icon={<CategoryOutlined aria-hidden />}
          title={service.name.en}
          detail={`${departmentName(city, service.owner)} · ${service.name.es}`}
          changeLabel="Another service"
          onChange={() => setAgain(true)}
        />
      </>
    );
  }
  return (
    <>
      {note}
      <Autocomplete<ServiceCandidate>
        open={open && text.trim() !== ''}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
        forcePopupIcon={false}
        clearOnBlur={false}
        noOptionsText="No service has these words. Try others, or choose from the list on the right."
        options={candidates}
        value={null}
        inputValue={text}
        filterOptions={(all) => all}
        getOptionLabel={(one) => one.service.name.en}
        getOptionKey={(one) => one.service.code}
        onInputChange={(_, next, reason) => {
          if (reason === 'input' || reason === 'clear') onText(next);
        }}
        onChange={(_, chosen) => {
          if (chosen === null) return;
          setAgain(false);
          onChoose(chosen.service);
        }}
        renderOption={({ key, ...rest }, one) => (
          <Box component="li" key={key} {...rest}>
            <Box sx={{ width: '100%' }}>
              <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 3 }}>
                <Typography sx={{ fontWeight: 500 }}>{one.service.name.en}</Typography>
                <Typography variant="caption" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
                  {departmentName(city, one.service.owner)}
                </Typography>
              </Box>
              <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
                {candidateWords(one)}
              </Typography>
            </Box>
          </Box>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            autoFocus={again}
            label="What is it about? The caller’s own words"
            placeholder="couch, pothole, bache, light is out…"
            slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, maxLength: 500 } }}
          />
        )}
      />
    </>
  );
}
