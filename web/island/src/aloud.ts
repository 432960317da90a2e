/** Reads the page aloud with a voice of the device; shown only where the device has one for the page's language. */
export function readAloud(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-aloud]");
  if (!button || !("speechSynthesis" in window)) return;
  const synth = window.speechSynthesis;
  const words = button.textContent ?? "";
  const language = document.documentElement.lang;
  const voice = () => synth.getVoices().find((v) => v.localService && v.lang.slice(0, 2) === language.slice(0, 2));
  const show = () => (button.hidden = !voice());
  show();
  synth.addEventListener?.("voiceschanged", show);
  const rest = () => (button.textContent = words);
  button.addEventListener("click", () => {
    if (synth.speaking) {
      synth.cancel();
      rest();
      return;
    }
    button.textContent = button.dataset["stop"] ?? "";
    const pieces = (document.querySelector("main")?.innerText ?? "").split(/\n+/).filter((line) => line.trim());
    pieces.forEach((piece, i) => {
      const said = new SpeechSynthesisUtterance(piece);
      said.lang = language;
      said.voice = voice() ?? null;
      if (i === pieces.length - 1) said.onend = rest;
      synth.speak(said);
    });
  });
}
