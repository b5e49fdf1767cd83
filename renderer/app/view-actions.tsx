import ContrastOutlined from '@mui/icons-material/ContrastOutlined';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import DensityMediumOutlined from '@mui/icons-material/DensityMediumOutlined';
import DensitySmallOutlined from '@mui/icons-material/DensitySmallOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import SettingsBrightnessOutlined from '@mui/icons-material/SettingsBrightnessOutlined';
import VerticalSplitOutlined from '@mui/icons-material/VerticalSplitOutlined';
import type { ReactElement } from 'react';
import type { Action } from '../actions/action.ts';
import { setDensity, setListBeside, setTheme, type WorkspaceState } from '../workspace/workspace.ts';

type Theme = WorkspaceState['theme'];
type Density = WorkspaceState['density'];

export const THEMES: readonly { theme: Theme; label: string; icon: ReactElement }[] = [
  { theme: 'system', label: 'As the system', icon: <SettingsBrightnessOutlined /> },
  { theme: 'light', label: 'Light', icon: <LightModeOutlined /> },
  { theme: 'dark', label: 'Dark', icon: <DarkModeOutlined /> },
  { theme: 'high-contrast', label: 'High contrast', icon: <ContrastOutlined /> },
];
export const DENSITIES: readonly { density: Density; label: string; icon: ReactElement }[] = [
  { density: 'dense', label: 'Dense', icon: <DensitySmallOutlined /> },
  { density: 'comfortable', label: 'Comfortable', icon: <DensityMediumOutlined /> },
];

/** How things look, for the palette. */
export function viewActions(now: Pick<WorkspaceState, 'theme' | 'density' | 'listBeside'>): Action[] {
  const used = 'This is how it looks now.';
  return [
    ...THEMES.map(({ theme, label, icon }): Action => ({
      id: `theme-${theme}`,
      label: `Colours: ${label.toLowerCase()}`,
      group: 'View',
      keys: [],
      icon,
      words: ['theme', 'dark', 'light'],
      whyNot: theme === now.theme ? used : null,
      perform: () => setTheme(theme),
    })),
    ...DENSITIES.map(({ density, label, icon }): Action => ({
      id: `density-${density}`,
      label: `Rows: ${label.toLowerCase()}`,
      group: 'View',
      keys: [],
      icon,
      words: ['density', 'size'],
      whyNot: density === now.density ? used : null,
      perform: () => setDensity(density),
    })),
    {
      id: 'list-beside',
      label: now.listBeside ? 'Hide the list beside the case' : 'Show the list beside the case',
      group: 'View',
      keys: ['alt+l'],
      icon: <VerticalSplitOutlined />,
      words: ['pane', 'queue', 'split'],
      whyNot: null,
      perform: () => setListBeside(!now.listBeside),
    },
  ];
}
