const SECONDS = 0.6;

/** Two friendly notes out of the chosen speaker (empty: the system's choice). */
export async function playTone(speakerId: string): Promise<void> {
  const context = new AudioContext();
  if ('setSinkId' in context && speakerId !== '') {
    await (context as AudioContext & { setSinkId(id: string): Promise<void> }).setSinkId(speakerId);
  }
  note(context, 523.25, 0);
  note(context, 659.25, SECONDS / 2);
  setTimeout(() => void context.close(), (SECONDS + 0.5) * 1_000);
}

function note(context: AudioContext, hertz: number, after: number): void {
  const start = context.currentTime + after;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.2, start + 0.03);
  gain.gain.linearRampToValueAtTime(0, start + SECONDS / 2);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + SECONDS / 2);
}
