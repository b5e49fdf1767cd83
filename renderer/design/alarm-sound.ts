/** Two short tones, high then low, loud enough for a room with others on the phone. */
const TONES = [
  { hertz: 880, from: 0, seconds: 0.18 },
  { hertz: 660, from: 0.22, seconds: 0.26 },
] as const;
const LOUDNESS = 0.2;

let context: AudioContext | null = null;

/** Sounds the alarm once. A machine without sound, or a browser that allows none yet, stays silent: the notice is there. */
export async function soundAlarm(): Promise<void> {
  try {
    context ??= new AudioContext();
    await context.resume();
  } catch (error) {
    if (error instanceof DOMException) return;
    throw error;
  }
  const start = context.currentTime;
  for (const { hertz, from, seconds } of TONES) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(LOUDNESS, start + from);
    gain.gain.exponentialRampToValueAtTime(0.001, start + from + seconds);
    tone.connect(gain).connect(context.destination);
    tone.start(start + from);
    tone.stop(start + from + seconds);
  }
}
