/** What scripts add to a resident page: my position, reading aloud, the map. Without scripts all else works. */
import { readAloud } from "./aloud.ts";
import { askPosition } from "./position.ts";

readAloud();
askPosition();

for (const section of document.querySelectorAll<HTMLElement>("[data-map]")) {
  const button = section.querySelector<HTMLButtonElement>("[data-open]");
  if (!button) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const { openMap } = await import("./map.ts");
      openMap(section);
      button.remove();
    } catch {
      const said = document.createElement("p");
      said.className = "problem";
      said.setAttribute("role", "alert");
      said.textContent = section.dataset["failed"] ?? "";
      button.replaceWith(said);
    }
  });
}
