import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import ImageOutlined from '@mui/icons-material/ImageOutlined';
import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { MEDIA, type Media } from '../../shared/domain/attachment.ts';

const ICONS = {
  'application/pdf': <PictureAsPdfOutlined />,
  'text/plain': <DescriptionOutlined />,
} as const;

interface FilePictureProps {
  /** Null when there is nothing to be seen. */
  src: string | null;
  media: Media;
  alt: string;
}

/** The small picture of a file, or the sign of its kind. */
export function FilePicture({ src, media, alt }: FilePictureProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const frame = {
    width: '100%',
    height: '100%',
    borderRadius: 1,
    bgcolor: 'surface.sunken',
    color: 'text.secondary',
  } as const;
  if (src === null || failed === src) {
    return (
      <Box
        role="img"
        aria-label={alt}
        sx={{
          ...frame,
          display: 'grid',
          placeItems: 'center',
          alignContent: 'center',
          gap: 1,
          typography: 'caption',
        }}
      >
        {media in ICONS ? ICONS[media as keyof typeof ICONS] : <ImageOutlined />}
        <span aria-hidden>{MEDIA[media].extension.toUpperCase()}</span>
      </Box>
    );
  }
  return (
    <Box
      component="img"
      src={src}
      alt={alt}
      loading="lazy"
      decoding="async"
      onError={() => setFailed(src)}
      sx={{ ...frame, display: 'block', objectFit: 'cover' }}
    />
  );
}
