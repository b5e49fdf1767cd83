import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { City } from '../../../shared/domain/city.ts';
import { NO_PLACE, type Place } from '../../../shared/domain/place.ts';
import { shownFileName } from '../../../shared/domain/file-name.ts';
import type { DraftFile } from '../../workspace/workspace.ts';
import { withAreas } from './with-areas.ts';

interface PhotoPlaceNoteProps {
  files: readonly DraftFile[];
  city: City;
  onUse: (place: Place) => void;
  /** Not there: the photo may have been taken at home. */
  onDismiss: (file: DraftFile) => void;
}

/** Offers where a photo says it was taken as the place. It is not in the file any more once the hub has it. */
export function PhotoPlaceNote({ files, city, onUse, onDismiss }: PhotoPlaceNoteProps) {
  const file = files.find((one) => one.position !== null);
  if (file === undefined || file.position === null) return null;
  const { lat, lng } = file.position;
  const words = `${lat.toFixed(5)}, ${lng.toFixed(5)}`;
  const place = withAreas({ ...NO_PLACE, address: words, lat, lng }, city);
  const where =
    place.district === null ? 'outside the districts of the city' : `Council District ${place.district}`;
  return (
    <Alert
      severity="info"
      icon={<PlaceOutlined />}
      action={
        <>
          <Button color="inherit" size="small" onClick={() => onUse(place)}>
            Use as the place
          </Button>
          <Button color="inherit" size="small" onClick={() => onDismiss(file)}>
            Not there
          </Button>
        </>
      }
    >
      {shownFileName(file.name)} says it was taken at {words} ({where}). The file itself won’t keep that.
    </Alert>
  );
}
