// Signing in: what was kept for whoever used this phone before is not shown to whoever comes next.

import { word } from "./words.ts";

export function entering(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form")) {
    if (form.querySelector("[type=password]") && isSignIn(form) && typeof caches !== "undefined") watch(form);
  }
}

function isSignIn(form: HTMLFormElement): boolean {
  return new URL(form.action, location.href).pathname === word("signInUrl");
}

function watch(form: HTMLFormElement): void {
  const kept = import("../shell/kept.ts");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void kept.then(({ forgetPersonal }) => forgetPersonal()).finally(() => form.submit());
  });
}
