import { createTheme, type Theme } from '@mui/material/styles';
import { PALETTES, type Colours, type MeaningColours, type SchemeName } from './palettes.ts';
import { componentStyles } from './component-styles.ts';

export type Density = 'dense' | 'comfortable';

interface OwnPalette {
  attention: MeaningColours;
  breach: MeaningColours;
  done: MeaningColours;
  information: MeaningColours;
  neutral: MeaningColours;
  surface: { sunken: string; hover: string; selected: string; match: string };
  line: { soft: string; strong: string };
}

declare module '@mui/material/styles' {
  interface Palette extends OwnPalette {}
  interface PaletteOptions extends OwnPalette {}
  interface Theme {
    /** Height of a row of a list, px. */
    rowHeight: number;
    /** Height of a button or field, px. */
    controlHeight: number;
    density: Density;
    mono: string;
  }
  interface ThemeOptions {
    rowHeight: number;
    controlHeight: number;
    density: Density;
    mono: string;
  }
}

/** The only four sizes there are, px: small print, text, heading, title. */
const FONT_SIZES = {
  dense: { small: 12, text: 13, heading: 15, title: 19 },
  comfortable: { small: 13, text: 14, heading: 16, title: 20 },
} as const satisfies Record<Density, Record<string, number>>;

const SANS = "'Inter Variable', 'Segoe UI', system-ui, sans-serif";
const MONO = "'JetBrains Mono', 'Cascadia Mono', ui-monospace, monospace";
const FLOATING = {
  light: '0 4px 16px rgb(10 30 32 / 16%), 0 1px 3px rgb(10 30 32 / 12%)',
  dark: '0 6px 20px rgb(0 0 0 / 55%), 0 1px 3px rgb(0 0 0 / 50%)',
};

function paletteOf(c: Colours) {
  const of = (one: MeaningColours) => ({
    main: one.text,
    light: one.line,
    dark: one.text,
    contrastText: c.panel,
  });
  return {
    mode: c.dark ? ('dark' as const) : ('light' as const),
    contrastThreshold: 4.5,
    primary: { main: c.accent, light: c.accentTint, dark: c.accentHover, contrastText: c.onAccent },
    secondary: { main: c.inkSecond, light: c.sunken, dark: c.ink, contrastText: c.panel },
    error: of(c.meaning.breach),
    warning: of(c.meaning.attention),
    success: of(c.meaning.done),
    info: of(c.meaning.information),
    background: { default: c.page, paper: c.panel },
    text: { primary: c.ink, secondary: c.inkSecond, disabled: c.inkSecond },
    divider: c.line,
    action: {
      active: c.inkSecond,
      hover: c.hover,
      selected: c.selected,
      focus: c.selected,
      disabled: c.inkSecond,
      disabledBackground: c.sunken,
    },
    ...c.meaning,
    surface: { sunken: c.sunken, hover: c.hover, selected: c.selected, match: c.match },
    line: { soft: c.line, strong: c.lineStrong },
  };
}

function typographyOf(density: Density) {
  const size = FONT_SIZES[density];
  const text = { fontSize: size.text, lineHeight: 20 / size.text, letterSpacing: 0, fontWeight: 400 };
  const small = { ...text, fontSize: size.small, lineHeight: 16 / size.small };
  const heading = { ...text, fontSize: size.heading, lineHeight: 24 / size.heading, fontWeight: 600 };
  const title = { ...heading, fontSize: size.title, lineHeight: 28 / size.title };
  return {
    fontFamily: SANS,
    htmlFontSize: 16,
    fontSize: size.text,
    fontWeightLight: 400,
    fontWeightRegular: 400,
    fontWeightMedium: 500,
    fontWeightBold: 600,
    h1: title,
    h2: heading,
    h3: { ...text, fontWeight: 600 },
    h4: { ...text, fontWeight: 600 },
    h5: { ...text, fontWeight: 600 },
    h6: { ...text, fontWeight: 600 },
    subtitle1: { ...text, fontWeight: 600 },
    subtitle2: { ...small, fontWeight: 600 },
    body1: text,
    body2: text,
    caption: small,
    overline: { ...small, fontWeight: 600, textTransform: 'none' as const },
    button: { ...text, fontWeight: 500, textTransform: 'none' as const },
  };
}

/** Height of what a thumb has to hit, px. */
const TOUCH = 44;

/**
 * Everything about how the desk looks, for one colour scheme and one density.
 * @param touch on a phone: whatever can be hit is large
 */
export function makeTheme(scheme: SchemeName, density: Density, touch = false): Theme {
  const colours = PALETTES[scheme];
  const floating = colours.dark ? FLOATING.dark : FLOATING.light;
  const theme = createTheme({
    density,
    rowHeight: touch ? TOUCH : density === 'dense' ? 32 : 40,
    controlHeight: touch ? TOUCH : density === 'dense' ? 32 : 36,
    mono: MONO,
    palette: paletteOf(colours),
    typography: typographyOf(density),
    spacing: 4,
    shape: { borderRadius: 6 },
    motion: { reducedMotion: 'system' },
    focusVisible: { outlineStyle: 'solid', outlineColor: colours.accent, outlineWidth: 2, outlineOffset: 1 },
    transitions: {
      duration: {
        shortest: 120,
        shorter: 120,
        short: 120,
        standard: 120,
        complex: 120,
        enteringScreen: 120,
        leavingScreen: 120,
      },
    },
  });
  // Only what floats has a shadow: MUI gives menus, popovers, notices and dialogs 6 and more.
  theme.shadows.forEach((_, level) => {
    theme.shadows[level] = level < 6 ? 'none' : floating;
  });
  theme.components = componentStyles(theme, colours);
  return theme;
}
