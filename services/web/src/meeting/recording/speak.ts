/** Says a sentence aloud where the browser has a voice; the written notice stays in any case. */
export function speak(sentence: string, language: string): void {
  if (!('speechSynthesis' in window)) return;
  const words = new SpeechSynthesisUtterance(sentence);
  words.lang = language;
  speechSynthesis.speak(words);
}
