import { io } from 'socket.io-client';
import { failure, type Failure } from '../../../shared/contract/failure.ts';
import {
  doorbell,
  DOORBELL,
  OWN_BELL,
  PROTOCOL,
  SESSION_ENDED,
  type Doorbell,
} from '../../../shared/contract/hub-protocol.ts';
import { SECOND } from '../../../shared/domain/instant.ts';

export interface DoorbellListener {
  /** Connected, or not any more. */
  up(up: boolean): void;
  rang(news: Doorbell): void;
  /** Something of the person's own changed at a desk of theirs. */
  rangOwn(): void;
  /** The hub ended the session. */
  ended(failure: Failure): void;
}

const REFUSED_WAIT = 5 * SECOND;
const SIGNED_OUT: Failure = {
  code: 'signed-out',
  message: 'You are signed out. Sign in again; unsent work is kept.',
};

/** Listens at the hub's doorbell and comes back by itself when it falls silent. Returns the way to stop. */
export function listenToDoorbell(url: string, token: string, listener: DoorbellListener): () => void {
  const socket = io(url, {
    auth: { token, protocol: PROTOCOL },
    transports: ['websocket'],
    reconnectionDelay: SECOND / 2,
    reconnectionDelayMax: 5 * SECOND,
    randomizationFactor: 0.5,
    forceNew: true,
  });
  let stopped = false;
  let over = false;
  let again: NodeJS.Timeout | undefined;
  const end = (reason: Failure) => {
    if (stopped || over) return;
    over = true;
    clearTimeout(again);
    socket.disconnect();
    listener.ended(reason);
  };
  socket.on('connect', () => listener.up(true));
  // When the hub itself refuses a desk, or lets it go because it stops, the library does not come back on its own.
  const comeBack = (after: number) => {
    if (!socket.active && !stopped && !over) again = setTimeout(() => socket.connect(), after);
  };
  socket.on('disconnect', () => {
    if (!stopped && !over) listener.up(false);
    comeBack(SECOND / 2);
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const told = failure.safeParse(error.data);
    if (told.success && told.data.code === 'signed-out') return end(told.data);
    comeBack(REFUSED_WAIT);
  });
  socket.on(DOORBELL, (message: unknown) => {
    const news = doorbell.safeParse(message);
    if (news.success) listener.rang(news.data);
  });
  socket.on(OWN_BELL, () => listener.rangOwn());
  socket.on(SESSION_ENDED, (message: unknown) => {
    const told = failure.safeParse(message);
    end(told.success ? told.data : SIGNED_OUT);
  });
  return () => {
    stopped = true;
    clearTimeout(again);
    socket.disconnect();
  };
}
