// Unpacks the browser and the libraries it brings into the folder for temporary files, as its package does.

import { readdir } from "node:fs/promises";
import path from "node:path";
import { inflate } from "@sparticuz/chromium";

const packed = path.resolve("node_modules/@sparticuz/chromium/bin");
await Promise.all((await readdir(packed)).map((name) => inflate(path.join(packed, name))));
