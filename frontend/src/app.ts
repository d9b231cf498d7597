// What every page does. All of it is a convenience: without script the pages work the same.

import { guardForms } from "./typed/guard.ts";
import { entering } from "./page/entering.ts";
import { lightbox } from "./page/lightbox.ts";
import { connection, copying, counters, menus, messages } from "./page/everyday.ts";

document.querySelector<HTMLElement>("[data-error-summary]")?.focus();
menus();
messages();
counters();
copying();
connection();
lightbox();
guardForms();
entering();
