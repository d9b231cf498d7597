// The queue of this phone. Where a browser stores nothing there is none, and the page says so.

import "./shell/core.ts";
import { open } from "./phone/store.ts";
import { who } from "./phone/who.ts";
import { QueuePage } from "./queue/page.ts";

async function start(host: HTMLElement): Promise<void> {
  const owner = who();
  if (!owner || typeof indexedDB === "undefined") return unavailable();
  try {
    await new QueuePage(await open(owner.id), host, owner).start();
  } catch (trouble) {
    console.error(trouble);
    unavailable();
  }
}

function unavailable(): void {
  (document.querySelector("[data-unavailable]") as HTMLElement).hidden = false;
}

const host = document.getElementById("queue");
if (host) void start(host);
