import { buildRenderer } from './build-renderer.ts';
import { openDesktop } from './open-desktop.ts';

// `npm run desktop`: the console alone, in Electron; its hub is the one of DESK311_HUB, the policy or the first-run screen.
const opened = (await buildRenderer()) && (await openDesktop(null));
process.exitCode = opened ? 0 : 1;
