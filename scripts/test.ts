import { parseCLI, startVitest } from 'vitest/node';
import { buildRenderer } from './build-renderer.ts';

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
// Only what crosses processes opens the built screen.
const needsScreen = filter.length === 0 || filter.some((path) => path.startsWith('test'));
if (needsScreen && !(await buildRenderer())) process.exitCode = 1;
const vitest = await startVitest(filter, { ...options, watch: false });
await vitest.close();
