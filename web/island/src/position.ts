/** Sorting by walking minutes from where I am: the position goes in the body of one request, never in an address. */
export function askPosition(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-position]");
  const button = form?.querySelector("button");
  const at = form?.querySelector<HTMLInputElement>("[name=at]");
  const state = form?.querySelector<HTMLElement>("[data-state]");
  if (!form || !button || !at || !state || !("geolocation" in navigator) || !window.isSecureContext) return;
  form.hidden = false;
  const say = (key: "wait" | "failed") => (state.textContent = button.dataset[key] ?? "");
  form.addEventListener("submit", (event) => {
    if (at.value) return;
    event.preventDefault();
    say("wait");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // Eleven metres are enough for walking minutes.
        at.value = `${coords.longitude.toFixed(4)},${coords.latitude.toFixed(4)}`;
        form.submit();
      },
      () => say("failed"),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  });
}
