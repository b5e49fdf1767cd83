import { createHash } from 'node:crypto';

/**
 * The look of the public pages: one column, nothing fetched from elsewhere. Colours are those of the console
 * (renderer/design/palettes.ts; a test compares them), where their contrast is measured.
 */
export const PAGE_STYLES = `
:root {
  color-scheme: light dark;
  --page: #f2f4f4; --panel: #ffffff; --ink: #141d1c; --second: #4a5756; --line: #d8dfdf; --strong: #788685;
  --accent: #0a5a62; --hover: #07454b; --on: #ffffff;
  --done-tint: #e0f1e5; --done: #1b5e33; --done-line: #86bd98;
  --wait-tint: #fdf0d5; --wait: #774800; --wait-line: #d6a346;
  --bad-tint: #fce6e4; --bad: #9c1f1a; --bad-line: #de8a84;
  --info-tint: #e3edf9; --info: #1d4a85; --info-line: #94b4dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11171a; --panel: #182023; --ink: #e5ebeb; --second: #a9b6b7; --line: #2b3639; --strong: #75858a;
    --accent: #66c6cd; --hover: #8bd8dd; --on: #05262a;
    --done-tint: #14331e; --done: #86d6a1; --done-line: #3d7a52;
    --wait-tint: #382a0d; --wait: #f2c469; --wait-line: #8a6a1f;
    --bad-tint: #421b1a; --bad: #ffa19a; --bad-line: #9c4843;
    --info-tint: #172e4b; --info: #9fc5f8; --info-line: #456b9c;
  }
}
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.5 'Segoe UI', system-ui, -apple-system, Roboto, sans-serif; overflow-wrap: anywhere; hyphens: auto;
}
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: block; padding: 0.5rem 1rem; }
.bar, main { max-width: 40rem; margin: 0 auto; padding: 0 1rem; }
.bar { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: space-between; align-items: center; padding-block: 0.75rem; }
.bar p { margin: 0; font-weight: 600; }
.bar a { padding: 0.5rem 0; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0 0.25rem; }
h2 { font-size: 1.125rem; line-height: 1.35; margin: 0 0 0.5rem; }
p { margin: 0 0 0.75rem; }
p:last-child, ul:last-child, ol:last-child, dl:last-child { margin-bottom: 0; }
a { color: var(--accent); }
a:hover { color: var(--hover); }
.under { color: var(--second); margin-bottom: 1rem; }
section, .notice { background: var(--panel); border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem; margin: 0 0 1rem; }
.stand { border-left-width: 0.375rem; border-left-color: var(--info-line); }
.stand.done { border-left-color: var(--done-line); }
.stand.hold { border-left-color: var(--wait-line); }
.stand h2 { font-size: 1.25rem; }
.notice { font-weight: 600; }
.notice.good { background: var(--done-tint); color: var(--done); border-color: var(--done-line); }
.notice.bad, .late { background: var(--bad-tint); color: var(--bad); border-color: var(--bad-line); }
.late { border: 1px solid var(--bad-line); border-radius: 0.375rem; padding: 0.5rem 0.75rem; }
blockquote { margin: 0 0 0.75rem; padding: 0 0 0 0.75rem; border-left: 0.1875rem solid var(--strong); white-space: pre-line; }
blockquote:last-child { margin-bottom: 0; }
dl { margin: 0; }
dt { color: var(--second); font-size: 0.9375rem; }
dd { margin: 0 0 0.75rem; }
dd:last-child { margin-bottom: 0; }
ol { list-style: none; margin: 0; padding: 0; }
ol li { padding: 0 0 0.75rem 1rem; border-left: 2px solid var(--line); }
ol li:last-child { padding-bottom: 0; }
ol time { display: block; color: var(--second); font-size: 0.9375rem; }
ol p { margin: 0; }
ol blockquote { margin-top: 0.25rem; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; min-width: 0; }
legend, .label { display: block; font-weight: 600; padding: 0; margin-bottom: 0.25rem; }
.choice { display: flex; gap: 0.625rem; align-items: center; min-height: 2.75rem; }
.choice input { width: 1.375rem; height: 1.375rem; flex: none; margin: 0; accent-color: var(--accent); }
.choice label { padding: 0.5rem 0; flex: 1; }
textarea, input[type='file'] {
  display: block; width: 100%; font: inherit; color: inherit; background: var(--panel);
  border: 1px solid var(--strong); border-radius: 0.375rem; padding: 0.5rem 0.625rem;
}
textarea { min-height: 6rem; resize: vertical; }
.hint { color: var(--second); font-size: 0.9375rem; margin: 0.25rem 0 1rem; }
button {
  font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0.5rem 0.75rem; width: 100%;
  color: var(--on); background: var(--accent); border: 2px solid var(--accent); border-radius: 0.375rem; cursor: pointer;
}
input + button { margin-top: 0.75rem; }
button:hover { background: var(--hover); border-color: var(--hover); }
button.second { color: var(--accent); background: var(--panel); }
button.second:hover { color: var(--hover); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.call a { font-weight: 600; }
section > h1:first-child { margin-top: 0; }
.whole { white-space: nowrap; hyphens: none; }
@media (min-width: 30rem) { button { width: auto; padding-inline: 1.25rem; } }
@media (forced-colors: active) { button { border-color: ButtonText; } }
@media print { form, .bar a { display: none; } }
`.trim();

/** Part of the style sheet's address, so that a browser may keep it for good. */
export const STYLES_MARK = createHash('sha256').update(PAGE_STYLES).digest('hex').slice(0, 12);
