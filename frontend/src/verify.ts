// Checking a paper by its file: hashed here, only the fingerprint is asked about.

import { fingerprint } from "./device/fingerprint.ts";
import { all } from "./page/everyday.ts";
import { word } from "./page/words.ts";

function install(box: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>("input[type=file]");
  const state = box.querySelector<HTMLElement>("[data-verify-state]");
  if (!input || !state || !crypto.subtle) return;
  box.hidden = false;
  const check = (file: File | undefined) => file && void ask(box.dataset["drop"] ?? "", file, state);
  input.addEventListener("change", () => check(input.files?.[0]));
  for (const name of ["dragenter", "dragover", "dragleave", "drop"] as const) {
    box.addEventListener(name, (event) => {
      event.preventDefault();
      box.classList.toggle("drop-over", name === "dragenter" || name === "dragover");
    });
  }
  box.addEventListener("drop", (event) => check(event.dataTransfer?.files[0]));
}

async function ask(url: string, file: File, state: HTMLElement): Promise<void> {
  state.textContent = word("hashing");
  try {
    const address = new URL(url, location.href);
    address.searchParams.set("sha256", await fingerprint(file));
    await answer(address);
    state.textContent = file.name;
  } catch {
    state.textContent = word("hashFailed");
  }
}

/** Shows the answer's region in this page; where that is not possible, goes to the answer's page. */
async function answer(address: URL): Promise<void> {
  const here = document.querySelector<HTMLElement>("[data-verify-answer]");
  const page = await fetch(address, { headers: { Accept: "text/html" } });
  const parsed = new DOMParser().parseFromString(await page.text(), "text/html");
  const there = parsed.querySelector("[data-verify-answer]");
  if (!here || !there) return location.assign(address);
  here.replaceChildren(...there.childNodes);
  here.tabIndex = -1;
  here.focus();
}

for (const box of all("[data-drop]")) install(box);
