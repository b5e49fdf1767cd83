import type { Components, Theme } from '@mui/material/styles';
import type { Colours } from './palettes.ts';
import { tagStyles } from './tag-styles.ts';

const MEANING_OF = { error: 'breach', warning: 'attention', success: 'done', info: 'information' } as const;

function globalStyles(theme: Theme, c: Colours) {
  return {
    ':root': { colorScheme: c.dark ? 'dark' : 'light' },
    'html, body, #root': { height: '100%' },
    body: {
      fontVariantNumeric: 'tabular-nums',
      fontFeatureSettings: '"cv05", "cv08"',
      backgroundColor: c.page,
      color: c.ink,
      overflow: 'hidden',
      overflowWrap: 'break-word',
    },
    // Each piece of text finds its own direction of reading, and turns nothing beside it. A mark is a part of its word.
    'body *:not(mark)': { unicodeBidi: 'plaintext' },
    'input, textarea, select, button': {
      fontFamily: 'inherit',
      fontFeatureSettings: 'inherit',
      fontVariantNumeric: 'inherit',
    },
    '*': { scrollbarWidth: 'thin', scrollbarColor: `${c.lineStrong} transparent` },
    ':focus-visible': { outline: `2px solid ${c.accent}`, outlineOffset: 1 },
    '::selection': { backgroundColor: c.accent, color: c.onAccent },
    mark: { backgroundColor: c.match, color: c.ink, borderRadius: 2, padding: 0 },
    h1: theme.typography.h1,
    h2: theme.typography.h2,
    h3: theme.typography.h3,
    ...tagStyles(theme, c),
    '@media (prefers-reduced-motion: reduce)': {
      '*, *::before, *::after': { animationDuration: '1ms !important', transitionDuration: '1ms !important' },
    },
    // In forced colours the system draws; tints vanish, so borders must carry the shape.
    '@media (forced-colors: active)': {
      mark: { backgroundColor: 'Mark', color: 'MarkText' },
      ':focus-visible': { outlineColor: 'Highlight' },
      '[data-active="true"]': { outline: '2px solid Highlight', outlineOffset: -2 },
    },
  };
}

function buttonStyles(theme: Theme, c: Colours): Components {
  const base = { minHeight: theme.controlHeight, paddingBlock: 0 };
  return {
    MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
    MuiButton: {
      defaultProps: { size: 'small', disableElevation: true, color: 'primary' },
      styleOverrides: {
        root: {
          ...base,
          minWidth: 0,
          paddingInline: 12,
          whiteSpace: 'nowrap',
          '&[aria-disabled="true"]': {
            color: c.inkSecond,
            borderColor: c.line,
            cursor: 'not-allowed',
            opacity: 0.75,
          },
          '& .MuiButton-startIcon': { marginRight: 6, marginLeft: -2 },
          '& .MuiButton-icon > *:nth-of-type(1)': { fontSize: 18 },
        },
        outlined: {
          borderColor: c.lineStrong,
          color: c.ink,
          '&:hover': { borderColor: c.lineStrong, backgroundColor: c.hover },
        },
        contained: { '&[aria-disabled="true"]': { backgroundColor: c.sunken } },
        text: { paddingInline: 8 },
      },
    },
    MuiIconButton: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: {
          width: theme.controlHeight,
          height: theme.controlHeight,
          borderRadius: 6,
          color: c.inkSecond,
          '&[aria-disabled="true"]': { opacity: 0.6, cursor: 'not-allowed' },
        },
      },
    },
    MuiToggleButton: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: {
          ...base,
          paddingInline: 10,
          borderColor: c.lineStrong,
          color: c.inkSecond,
          textTransform: 'none',
          '&.Mui-selected': { backgroundColor: c.selected, color: c.accent, fontWeight: 600 },
          '&.Mui-selected:hover': { backgroundColor: c.selected },
        },
      },
    },
    MuiToggleButtonGroup: { defaultProps: { size: 'small' } },
    MuiChip: {
      defaultProps: { size: 'small', variant: 'outlined' },
      styleOverrides: { root: { borderRadius: 4, height: 24, borderColor: c.lineStrong } },
    },
    MuiLink: { defaultProps: { underline: 'always' }, styleOverrides: { root: { color: c.accent } } },
  };
}

function fieldStyles(theme: Theme, c: Colours): Components {
  return {
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', fullWidth: true } },
    MuiFormControl: { defaultProps: { size: 'small' } },
    MuiSelect: { defaultProps: { size: 'small' } },
    MuiAutocomplete: {
      defaultProps: { size: 'small', autoHighlight: true },
      styleOverrides: {
        root: {
          '& .MuiOutlinedInput-root.MuiInputBase-sizeSmall': {
            paddingBlock: 0,
            paddingLeft: 0,
            '& .MuiAutocomplete-input': { padding: '6px 10px' },
          },
        },
        option: { minHeight: theme.rowHeight },
        paper: { border: `1px solid ${c.line}` },
      },
    },
    MuiInputBase: {
      styleOverrides: {
        root: { backgroundColor: c.panel },
        input: { '&::placeholder': { color: c.inkSecond, opacity: 1 } },
      },
    },
    MuiOutlinedInput: {
      defaultProps: { notched: false },
      styleOverrides: {
        root: {
          '&:not(.MuiInputBase-multiline)': { minHeight: theme.controlHeight },
          '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: c.ink },
          '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 2, borderColor: c.accent },
        },
        notchedOutline: { borderColor: c.lineStrong, top: 0, '& legend': { display: 'none' } },
        input: {
          padding: '6px 10px',
          height: 20,
          '&.MuiInputBase-inputMultiline': { padding: 0, height: 'auto' },
          '&.MuiInputBase-inputAdornedStart': { paddingLeft: 0 },
          '&.MuiInputBase-inputAdornedEnd': { paddingRight: 0 },
        },
        multiline: { padding: '6px 10px' },
      },
    },
    // Labels stand above their field: they never move, and never hide what was typed.
    MuiInputLabel: {
      defaultProps: { shrink: true },
      styleOverrides: {
        root: {
          position: 'static',
          transform: 'none',
          fontSize: theme.typography.caption.fontSize,
          lineHeight: '16px',
          fontWeight: 500,
          marginBottom: 4,
          color: c.inkSecond,
          maxWidth: '100%',
          overflow: 'visible',
          whiteSpace: 'normal',
        },
      },
    },
    MuiFormHelperText: {
      styleOverrides: { root: { marginInline: 0, fontSize: theme.typography.caption.fontSize } },
    },
    MuiFormLabel: { styleOverrides: { root: { '&.Mui-focused': { color: c.accent } } } },
    MuiCheckbox: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { padding: 4, color: c.lineStrong } },
    },
    // By default it reaches out as far as a larger box's padding, and is cut off where nothing may.
    MuiFormControlLabel: { styleOverrides: { root: { marginLeft: 0 } } },
    MuiRadio: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { padding: 4, color: c.lineStrong } },
    },
    MuiSwitch: { defaultProps: { size: 'small' } },
  };
}

function floatingStyles(theme: Theme, c: Colours): Components {
  const edge = { border: `1px solid ${c.line}`, backgroundImage: 'none' };
  return {
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiPopover: { styleOverrides: { paper: edge } },
    MuiMenu: { styleOverrides: { paper: edge, list: { paddingBlock: 4 } } },
    MuiMenuItem: {
      styleOverrides: {
        root: { minHeight: theme.rowHeight, paddingInline: 12, gap: 8, whiteSpace: 'normal' },
      },
    },
    MuiListItemIcon: { styleOverrides: { root: { minWidth: 28, color: c.inkSecond } } },
    MuiDialog: {
      defaultProps: { maxWidth: 'sm', fullWidth: true },
      styleOverrides: { paper: { ...edge, margin: 16 } },
    },
    MuiDialogTitle: { styleOverrides: { root: { ...theme.typography.h2, padding: '16px 20px 8px' } } },
    MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px', gap: 4 } } },
    MuiTooltip: {
      defaultProps: { enterDelay: 400, enterNextDelay: 100, leaveDelay: 80, describeChild: true },
      styleOverrides: {
        tooltip: {
          ...theme.typography.caption,
          backgroundColor: c.ink,
          color: c.panel,
          padding: '6px 8px',
          maxWidth: 340,
          whiteSpace: 'pre-line',
        },
      },
    },
    MuiBackdrop: {
      styleOverrides: {
        root: {
          '&:not(.MuiBackdrop-invisible)': {
            backgroundColor: c.dark ? 'rgb(0 0 0 / 60%)' : 'rgb(15 25 26 / 40%)',
          },
        },
      },
    },
  };
}

function partStyles(theme: Theme, c: Colours): Components {
  const alert = (name: keyof typeof MEANING_OF) => {
    const { tint, text, line } = c.meaning[MEANING_OF[name]];
    return {
      props: { severity: name },
      style: {
        backgroundColor: tint,
        color: c.ink,
        border: `1px solid ${line}`,
        '& .MuiAlert-icon': { color: text },
      },
    };
  };
  return {
    MuiAlert: {
      defaultProps: { variant: 'standard' },
      styleOverrides: {
        root: {
          padding: '4px 12px',
          alignItems: 'flex-start',
          variants: [alert('error'), alert('warning'), alert('success'), alert('info')],
        },
        icon: { padding: '4px 0', fontSize: 18, marginRight: 8 },
        // What stands in it may reach over its edge: a box to tick has its ring there.
        message: { padding: '4px 0', overflow: 'visible', minWidth: 0, overflowWrap: 'anywhere' },
        action: { paddingTop: 0, alignItems: 'center' },
      },
    },
    MuiTabs: { styleOverrides: { root: { minHeight: theme.rowHeight }, indicator: { height: 2 } } },
    MuiTab: { styleOverrides: { root: { minHeight: theme.rowHeight, minWidth: 0, padding: '0 12px' } } },
    MuiTableCell: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: { padding: '6px 12px', borderColor: c.line },
        head: { color: c.inkSecond, fontWeight: 500 },
      },
    },
    MuiListItemButton: { styleOverrides: { root: { minHeight: theme.rowHeight, paddingBlock: 4 } } },
    MuiSkeleton: {
      defaultProps: { animation: false },
      styleOverrides: { root: { backgroundColor: c.sunken, transform: 'none', borderRadius: 4 } },
    },
    MuiLinearProgress: {
      styleOverrides: { root: { height: 4, borderRadius: 2, backgroundColor: c.sunken } },
    },
    MuiSvgIcon: { styleOverrides: { root: { fontSize: 18 }, fontSizeSmall: { fontSize: 16 } } },
    MuiDivider: { styleOverrides: { root: { borderColor: c.line } } },
    MuiAccordion: { defaultProps: { disableGutters: true, elevation: 0 } },
  };
}

/** What MUI's parts look like here; components carry no colours of their own. */
export function componentStyles(theme: Theme, colours: Colours): Components {
  return {
    MuiCssBaseline: { styleOverrides: globalStyles(theme, colours) },
    ...buttonStyles(theme, colours),
    ...fieldStyles(theme, colours),
    ...floatingStyles(theme, colours),
    ...partStyles(theme, colours),
  };
}
