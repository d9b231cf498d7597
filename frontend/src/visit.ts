// A whole visit on the phone: one page for every draft of a form, filled from what lies here (visit/router.ts).

import "./shell/core.ts";
import { word } from "./page/words.ts";
import { onClosed, open } from "./phone/store.ts";
import { home, session, setWho, who, type Who } from "./phone/who.ts";
import { Watch } from "./picture/watch.ts";
import { askHome } from "./visit/asking.ts";
import { formPage } from "./visit/plans.ts";
import { Router } from "./visit/router.ts";
import { Stage } from "./visit/stage.ts";

async function begin(host: HTMLElement, stage: Stage): Promise<void> {
  const [form, account] = [formPage(document), await known()];
  if (!form || !account) return stage.tell(word("signInFirst"), { href: `${word("signInUrl")}?next=${encodeURIComponent(location.pathname)}`, label: word("signIn") });
  const phone = await open(account.id);
  if (!(await home(phone))) await askHome(phone); // the very first time
  const router = new Router({
    phone,
    account,
    form,
    plan: form.plan,
    version: host.dataset["version"] ?? "",
    title: host.dataset["title"] ?? "",
    stage,
    watch: new Watch(),
    language: document.documentElement.lang,
  });
  onClosed((why) => router.end(word(why === "wiped" ? "closedWiped" : "closedNewer")));
  await router.start();
}

/** Who uses this phone; the first time the server says so. */
async function known(): Promise<Who | null> {
  const held = who();
  if (held) return held;
  const account = (await session())?.account ?? null;
  if (account) setWho(account);
  return account;
}

const host = document.querySelector<HTMLElement>("[data-visit]");
if (host) {
  const stage = new Stage(host);
  begin(host, stage).catch((problem: unknown) => {
    console.error(problem);
    stage.tell(word("cannotKeep"), { href: "/", label: word("toAssignments") });
  });
}
