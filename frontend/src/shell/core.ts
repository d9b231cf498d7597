// What every page of the phone shares, named once: whoever imports this list gets all of it in one file. Without it the
// bundler cuts a file for each combination of pages that share something, and on a slow network every file is a wait.

import "../outbox/browser.ts";
import "../outbox/triggers.ts";
import "../phone/clock.ts";
import "../phone/copy.ts";
import "../phone/drafts.ts";
import "../phone/lock.ts";
import "../phone/queue.ts";
import "../phone/room.ts";
import "../phone/screens/leave.ts";
import "../phone/store.ts";
import "../phone/who.ts";
import "../picture/size.ts";
import "../visit/entrances.ts";
import "../visit/reminder.ts";
import "./contact.ts";
import "./install.ts";
import "./kept.ts";
import "./register.ts";
import "./rules.ts";
import "./status.ts";
