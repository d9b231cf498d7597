// What a page of the phone needs only after it can be used, in one file (see core.ts).

import "../core.ts";

export { listKept } from "./away.ts";
export { showHome, showProgress, showReady } from "./home.ts";
export { tellSignedOut, warnInside } from "./notice.ts";
export { readiness, refresh } from "./refresh.ts";
export { watchUpdates } from "../update.ts";
