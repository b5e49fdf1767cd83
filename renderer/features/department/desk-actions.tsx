import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import CheckBoxOutlined from '@mui/icons-material/CheckBoxOutlined';
import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import LibraryAddCheckOutlined from '@mui/icons-material/LibraryAddCheckOutlined';
import MapOutlined from '@mui/icons-material/MapOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import PlaylistPlayOutlined from '@mui/icons-material/PlaylistPlayOutlined';
import RouteOutlined from '@mui/icons-material/RouteOutlined';
import type { Action } from '../../actions/action.ts';
import { deskRemote } from './desk-remote.ts';

interface DeskState {
  readonly isEmpty: boolean;
  readonly byPlace: boolean;
  readonly mapShown: boolean;
}

/** Ways through a department's desk, and what is chosen on it. */
export function deskActions({ isEmpty, byPlace, mapShown }: DeskState): Action[] {
  const list = {
    group: 'List',
    words: ['department', 'desk', 'list'],
    whyNot: isEmpty ? 'No case stands here.' : null,
  } as const;
  return [
    {
      ...list,
      id: 'desk.next',
      label: 'Next case in the list',
      keys: ['j'],
      icon: <ArrowDownwardOutlined />,
      perform: () => deskRemote.get()?.step(1, false),
    },
    {
      ...list,
      id: 'desk.previous',
      label: 'Previous case in the list',
      keys: ['k'],
      icon: <ArrowUpwardOutlined />,
      perform: () => deskRemote.get()?.step(-1, false),
    },
    {
      ...list,
      id: 'desk.open',
      label: 'Open the case',
      keys: ['enter'],
      icon: <OpenInNewOutlined />,
      perform: () => deskRemote.get()?.open(),
    },
    {
      ...list,
      id: 'desk.order',
      label: byPlace ? 'By due time' : 'Nearest next',
      keys: ['o'],
      icon: <RouteOutlined />,
      words: ['route', 'place', 'near', 'order', 'due'],
      perform: () => deskRemote.get()?.order(),
    },
    {
      ...list,
      id: 'desk.map',
      label: mapShown ? 'Hide the map' : 'Show the map',
      keys: ['m'],
      icon: <MapOutlined />,
      whyNot: null,
      perform: () => deskRemote.get()?.map(),
    },
    {
      ...list,
      id: 'desk.filter',
      label: 'Filter the list',
      keys: ['f'],
      icon: <FilterListOutlined />,
      whyNot: null,
      perform: () => deskRemote.get()?.filter(),
    },
    {
      ...list,
      id: 'desk.select',
      label: 'Select the case',
      keys: ['x'],
      icon: <CheckBoxOutlined />,
      words: ['bulk', 'several', 'mark'],
      perform: () => deskRemote.get()?.select(),
    },
    {
      ...list,
      id: 'desk.macro',
      label: 'Run a macro',
      keys: ['shift+m'],
      icon: <PlaylistPlayOutlined />,
      words: ['macro', 'steps'],
      perform: () => deskRemote.get()?.macro(),
    },
    {
      ...list,
      id: 'desk.select-down',
      label: 'Select down to the next case',
      keys: ['shift+j'],
      icon: <ArrowDownwardOutlined />,
      words: ['bulk', 'several'],
      perform: () => deskRemote.get()?.step(1, true),
    },
    {
      ...list,
      id: 'desk.select-up',
      label: 'Select up to the case before',
      keys: ['shift+k'],
      icon: <ArrowUpwardOutlined />,
      words: ['bulk', 'several'],
      perform: () => deskRemote.get()?.step(-1, true),
    },
    {
      ...list,
      id: 'desk.select-group',
      label: 'Select all of this group',
      keys: ['shift+x'],
      icon: <LibraryAddCheckOutlined />,
      words: ['bulk', 'several', 'all'],
      perform: () => deskRemote.get()?.selectGroup(),
    },
  ];
}
