// The ways into a visit, on every page: with script they lead to the phone's own draft, which is then the only one.
// Without a database, a service worker or a safe connection nothing here happens, and the server's drafts work as before.

import { all, tell } from "../page/everyday.ts";
import { clock, word } from "../page/words.ts";
import { drafts } from "../phone/drafts.ts";
import type { Assignment, Draft, Home } from "../phone/shape.ts";
import { onChange, type Phone } from "../phone/store.ts";
import { home } from "../phone/who.ts";
import { assignmentOf } from "./context.ts";
import { together } from "./draft/begin.ts";
import { captureUrl } from "./names.ts";
import { write, type Where } from "./route.ts";
import { knowReturned, takeDraft, takeReturned, type Taken } from "./taking.ts";

/** Call once on every page, with the phone of whoever is signed in. */
export async function entrances(phone: Phone): Promise<void> {
  if (!isAble()) return;
  document.addEventListener("click", (event) => take(phone, event));
  document.addEventListener("submit", (event) => correct(phone, event));
  const show = async () => lead(await drafts(phone), await home(phone));
  onChange(({ kind, account }) => account === phone.account && kind !== "outbox" && void show());
  await show();
  // So that it can be opened later, where there is no signal.
  for (const { dataset } of all("[data-phone-correct]")) void knowReturned(phone, dataset["phoneCorrect"] ?? "");
}

export function isAble(): boolean {
  return isSecureContext && "indexedDB" in globalThis && "serviceWorker" in navigator;
}

/** "Start the visit" leads to the phone's path, or to the draft that lies here already. */
function lead(mine: readonly Draft[], known: Home | null): void {
  for (const way of all<HTMLAnchorElement>("a[data-phone-start]")) {
    const id = way.dataset["phoneStart"] ?? "";
    const first = firstOf(mine, id, assignmentOf(known, id));
    const outcome = way.dataset["outcome"] === "unsafe" ? "unsafe" : null;
    if (!first && way.dataset["phoneTakeFirst"]) continue; // it moves to the phone when it is pressed
    delete way.dataset["phoneTakeFirst"];
    way.href = first ? captureUrl(first) + write(ending(first, outcome)) : (way.dataset["capture"] ?? "") + write({ kind: "new", assignment: id, outcome });
  }
  for (const box of all("[data-phone-drafts]")) {
    const id = box.dataset["phoneDrafts"] ?? "";
    showDraft(box, firstOf(mine, id, assignmentOf(known, id)));
  }
}

function ending({ id }: Draft, outcome: "unsafe" | null): Where {
  return outcome ? { kind: "finish", draft: id, outcome } : { kind: "overview", draft: id };
}

/** The draft of an assignment on this phone, of a visit the one that leads it. */
function firstOf(mine: readonly Draft[], assignment: string, known: Assignment | null): Draft | null {
  const [found] = mine.filter((each) => each.assignment === assignment && each.revision === 1);
  return (found && together(found, mine, known)[0]) ?? null;
}

/** Where this phone has a draft the page shows that one; the server's card and "start" would only lead astray. */
function showDraft(box: HTMLElement, draft: Draft | null): void {
  const card = box.querySelector<HTMLElement>("[data-phone-draft]");
  const other = box.querySelector<HTMLElement>("[data-server-draft]");
  if (!card || !other) return;
  card.hidden = !draft;
  other.hidden = draft !== null;
  const [link, line] = [card.querySelector("a"), card.querySelector(".card-line")];
  if (!draft || !link || !line) return;
  link.href = captureUrl(draft) + write({ kind: "overview", draft: draft.id });
  line.textContent = word("savedHere", { time: clock(new Date(draft.saved_at), document.documentElement.lang) });
}

/** A draft that lies on the server moves to the phone when it is opened here. */
function take(phone: Phone, event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("[data-phone-take] a, a[data-phone-take-first]");
  const id = link?.dataset["phoneTakeFirst"] ?? link?.closest<HTMLElement>("[data-phone-take]")?.dataset["phoneTake"];
  if (!link || !id || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  void follow(takeDraft(phone, id), link.dataset["outcome"] === "unsafe");
}

/** "Correct it now" opens the record on the phone; what the phone does not know of goes the old way. */
function correct(phone: Phone, event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const id = form.closest<HTMLElement>("[data-phone-correct]")?.dataset["phoneCorrect"];
  if (!id) return;
  event.preventDefault();
  void takeReturned(phone, id).then((taken) => ("why" in taken && taken.why === "takeGone" ? form.submit() : follow(Promise.resolve(taken))));
}

async function follow(taking: Promise<Taken>, isUnsafe = false): Promise<void> {
  const taken = await taking.catch((): Taken => ({ why: "takeFailed" }));
  if ("href" in taken) location.assign(isUnsafe ? taken.href.replace(/overview$/, "finish/unsafe") : taken.href);
  else tell(word(taken.why), "warning");
}
