import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { questionValidators } from './questions/question-validators-plugin.ts';

/** The renderer is served from the console's own origin, under a strict policy: no inline script, no eval. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), questionValidators(join(import.meta.dirname, '../resources/cities'))],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2024',
    sourcemap: false,
    // The policy takes fonts and pictures from the console itself, not from data: addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    modulePreload: { polyfill: false },
  },
});
