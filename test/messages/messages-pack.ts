import { readFileSync } from 'node:fs';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { messagePack, type MessagePack } from '../../shared/domain/messages/message-pack.ts';
import { SMALL_PACK } from '../small-city.ts';

const FILE = new URL('../../resources/cities/los-angeles/messages.json', import.meta.url);

/** What Los Angeles writes to residents. */
export const MESSAGES: MessagePack = messagePack.parse(JSON.parse(readFileSync(FILE, 'utf8')));

/** The small city with these words. */
export const WRITING_PACK: CityPack = { ...SMALL_PACK, messages: MESSAGES };
