import TextField from '@mui/material/TextField';
import {
  ariaDescribedByIds,
  enumOptionSelectedValue,
  enumOptionValueDecoder,
  enumOptionValueEncoder,
  getOptionValueFormat,
  type WidgetProps,
} from '@rjsf/utils';
import type { FormAnswers } from './answers.ts';

/** One of many answers, in the browser's own list: a letter or an arrow chooses without opening it. */
export function SelectAnswer(props: WidgetProps<FormAnswers>) {
  const { id, htmlName, label, required, disabled, readonly, rawErrors, options } = props;
  const { enumOptions } = options;
  const format = getOptionValueFormat(options);
  const shown: unknown = enumOptionSelectedValue(props.value, enumOptions, false, format, '');
  return (
    <TextField
      select
      id={id}
      name={htmlName ?? id}
      label={label}
      value={shown}
      required={required ?? false}
      disabled={disabled === true || readonly === true}
      error={rawErrors !== undefined && rawErrors.length > 0}
      slotProps={{
        inputLabel: { shrink: true },
        select: { native: true },
        htmlInput: { 'aria-describedby': ariaDescribedByIds(id) },
      }}
      onChange={(event) =>
        props.onChange(enumOptionValueDecoder(event.target.value, enumOptions, format, options.emptyValue))
      }
    >
      <option value="" aria-label="No answer yet" />
      {enumOptions?.map((one, at) => (
        <option key={String(one.value)} value={enumOptionValueEncoder(one.value, at, format)}>
          {one.label}
        </option>
      ))}
    </TextField>
  );
}
