import { createContext, useContext } from 'react';

/** The zone of the city; everything on screen is shown in it. Set once by the frame. */
export const TimeZone = createContext('UTC');

export function useTimeZone(): string {
  return useContext(TimeZone);
}
