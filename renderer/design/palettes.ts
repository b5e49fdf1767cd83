/** A meaning is always shown as tint, text and icon together; `line` is its border where a border is needed. */
export interface MeaningColours {
  readonly tint: string;
  readonly text: string;
  readonly line: string;
}

/** The four things a colour may mean, and `neutral` for everything else. */
export const MEANINGS = ['neutral', 'attention', 'breach', 'done', 'information'] as const;
export type MeaningName = (typeof MEANINGS)[number];

/** Every colour of one scheme. Text colours are AA (4.5:1) on every surface they stand on; a test measures it. */
export interface Colours {
  readonly dark: boolean;
  /** Behind everything. */
  readonly page: string;
  /** What work stands on. */
  readonly panel: string;
  /** Bars, rails and wells. */
  readonly sunken: string;
  readonly hover: string;
  readonly selected: string;
  /** Hairlines between things that need no border. */
  readonly line: string;
  /** Borders of what can be operated: 3:1 against the panel. */
  readonly lineStrong: string;
  readonly ink: string;
  readonly inkSecond: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentTint: string;
  readonly onAccent: string;
  /** Behind matched letters. */
  readonly match: string;
  readonly meaning: Readonly<Record<MeaningName, MeaningColours>>;
}

const light: Colours = {
  dark: false,
  page: '#f2f4f4',
  panel: '#ffffff',
  sunken: '#eaeeee',
  hover: '#f0f4f4',
  selected: '#dcecee',
  line: '#d8dfdf',
  lineStrong: '#788685',
  ink: '#141d1c',
  inkSecond: '#4a5756',
  accent: '#0a5a62',
  accentHover: '#07454b',
  accentTint: '#dcecee',
  onAccent: '#ffffff',
  match: '#ffe9a8',
  meaning: {
    neutral: { tint: '#eaeeee', text: '#3d4948', line: '#c3cccc' },
    attention: { tint: '#fdf0d5', text: '#774800', line: '#d6a346' },
    breach: { tint: '#fce6e4', text: '#9c1f1a', line: '#de8a84' },
    done: { tint: '#e0f1e5', text: '#1b5e33', line: '#86bd98' },
    information: { tint: '#e3edf9', text: '#1d4a85', line: '#94b4dc' },
  },
};

const dark: Colours = {
  dark: true,
  page: '#11171a',
  panel: '#182023',
  sunken: '#0e1416',
  hover: '#1f292c',
  selected: '#17383c',
  line: '#2b3639',
  lineStrong: '#75858a',
  ink: '#e5ebeb',
  inkSecond: '#a9b6b7',
  accent: '#66c6cd',
  accentHover: '#8bd8dd',
  accentTint: '#17383c',
  onAccent: '#05262a',
  match: '#5a4a12',
  meaning: {
    neutral: { tint: '#242e31', text: '#c2cccd', line: '#445055' },
    attention: { tint: '#382a0d', text: '#f2c469', line: '#8a6a1f' },
    breach: { tint: '#421b1a', text: '#ffa19a', line: '#9c4843' },
    done: { tint: '#14331e', text: '#86d6a1', line: '#3d7a52' },
    information: { tint: '#172e4b', text: '#9fc5f8', line: '#456b9c' },
  },
};

const highContrastLight: Colours = {
  dark: false,
  page: '#ffffff',
  panel: '#ffffff',
  sunken: '#ffffff',
  hover: '#e8f1f2',
  selected: '#cfe6e8',
  line: '#000000',
  lineStrong: '#000000',
  ink: '#000000',
  inkSecond: '#1f1f1f',
  accent: '#00434a',
  accentHover: '#002b30',
  accentTint: '#cfe6e8',
  onAccent: '#ffffff',
  match: '#ffe066',
  meaning: {
    neutral: { tint: '#ffffff', text: '#000000', line: '#000000' },
    attention: { tint: '#fff6e0', text: '#5a3600', line: '#5a3600' },
    breach: { tint: '#fff0ef', text: '#7d0f0b', line: '#7d0f0b' },
    done: { tint: '#effaf2', text: '#0d4420', line: '#0d4420' },
    information: { tint: '#eff5ff', text: '#0c3468', line: '#0c3468' },
  },
};

const highContrastDark: Colours = {
  dark: true,
  page: '#000000',
  panel: '#000000',
  sunken: '#000000',
  hover: '#12292c',
  selected: '#0d3a40',
  line: '#e6e6e6',
  lineStrong: '#ffffff',
  ink: '#ffffff',
  inkSecond: '#eeeeee',
  accent: '#6fe9f2',
  accentHover: '#b3f5fa',
  accentTint: '#0d3a40',
  onAccent: '#000000',
  match: '#6b5600',
  meaning: {
    neutral: { tint: '#000000', text: '#ffffff', line: '#ffffff' },
    attention: { tint: '#1d1500', text: '#ffd97d', line: '#ffd97d' },
    breach: { tint: '#260706', text: '#ffb8b3', line: '#ffb8b3' },
    done: { tint: '#04190b', text: '#9ff0b8', line: '#9ff0b8' },
    information: { tint: '#061529', text: '#bcd8ff', line: '#bcd8ff' },
  },
};

export const PALETTES = { light, dark, highContrastLight, highContrastDark } as const satisfies Record<
  string,
  Colours
>;
export type SchemeName = keyof typeof PALETTES;
