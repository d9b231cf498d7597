// Builds unsera_watch/static/dist: scripts, styles, the sprite of icons, images and the screen font,
// each under a name that carries its hash, and manifest.json, which maps plain names to those.
// The service worker is a bundle of its own; phone.json lists what it keeps for use without network.
// Run by `python3 dev.py assets`. The paper fonts are made by paper.py.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import esbuild from "esbuild";
import { fullIcon, plainIcon } from "./icon.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const DIST = path.resolve(HERE, "../unsera_watch/static/dist");
const ICONS = path.join(HERE, "node_modules/bootstrap-icons/icons");
const FONT = "plus-jakarta-sans-latin-wght-normal.woff2";
const WORKER = "src/worker/main.ts";
// Five-year-old phones; the next older ones would make esbuild refuse destructuring.
const TARGETS = ["es2020", "chrome87", "firefox78", "safari14.1"];
// The scripts of the pages that a phone keeps, and what else those pages show.
const PHONE = ["app", "darkroom", "phone", "queue", "visit"];
const SHOWN = ["app.css", "icons.svg", "mark.svg", FONT];
const PICTURES = {
  "icon-192.png": () => plainIcon(192),
  "icon-512.png": () => plainIcon(512),
  "icon-maskable-512.png": () => fullIcon(512),
  "icon-apple-180.png": () => fullIcon(180),
};
const COMPRESSED = /\.(css|js|json|svg)$/;

const ALWAYS = {
  absWorkingDir: HERE,
  assetNames: "[name]-[hash]",
  bundle: true,
  chunkNames: "shared-[hash]",
  entryNames: "[name]-[hash]",
  legalComments: "none",
  loader: { ".woff2": "file", ".svg": "file" },
  logLevel: "warning",
  metafile: true,
  minify: true,
  outdir: DIST,
  target: TARGETS,
};

/** Bundles every script in src/ (not in its folders) and styles/app.css; the worker stands alone. */
async function bundle() {
  const scripts = await namesIn("src", ".ts");
  const entryPoints = [...scripts.map((name) => `src/${name}`), "styles/app.css"];
  const [pages, worker] = await Promise.all([
    esbuild.build({ ...ALWAYS, entryPoints, format: "esm", splitting: true }),
    esbuild.build({ ...ALWAYS, entryPoints: [{ in: WORKER, out: "worker" }], format: "iife" }),
  ]);
  return { ...pages.metafile.outputs, ...worker.metafile.outputs };
}

/** Maps app.css to app-3F2A….css, and each file the styles mention by its own name. */
function named(outputs) {
  const manifest = {};
  for (const [file, output] of Object.entries(outputs)) {
    const plain = plainName(file, output);
    if (plain) manifest[plain] = path.basename(file);
  }
  return manifest;
}

/** What each script of a page imports at once, however far down: a page names it all, so that nothing waits for the rest. */
function preloads(outputs) {
  const found = {};
  for (const [file, output] of Object.entries(outputs)) {
    const plain = plainName(file, output);
    if (plain?.endsWith(".js")) found[plain] = [...imported(outputs, file)].map((each) => path.basename(each));
  }
  return found;
}

function imported(outputs, file, seen = new Set()) {
  for (const { path: other, kind } of outputs[file].imports) {
    if (kind !== "import-statement" || seen.has(other) || !outputs[other]) continue;
    imported(outputs, other, seen.add(other));
  }
  return seen;
}

/** A part that is only imported when it is needed has no name of its own. */
function plainName(file, { entryPoint = "", inputs }) {
  if (entryPoint === WORKER) return "worker.js";
  if (/^(src|styles)\/[^/]+$/.test(entryPoint)) return path.basename(entryPoint).replace(/\.ts$/, ".js");
  return /\.(woff2|svg)$/.test(file) ? path.basename(Object.keys(inputs)[0]) : "";
}

/** Every file that the pages a phone keeps may ask for, now or when a part is needed. */
function phoneFiles(outputs, manifest) {
  const found = new Set(SHOWN.map((name) => manifest[name]));
  const follow = (file) => {
    const name = path.basename(file);
    if (found.has(name)) return;
    found.add(name);
    for (const { path: next, external } of outputs[file].imports) if (!external) follow(next);
  };
  const isWanted = ({ entryPoint }) => PHONE.some((name) => entryPoint === `src/${name}.ts`);
  for (const [file, output] of Object.entries(outputs)) if (isWanted(output)) follow(file);
  return [...found].sort();
}

/** Joins the pictures that icons.txt lists into one sprite; a page uses icons.svg#name. */
async function sprite() {
  const list = await readFile(path.join(HERE, "icons.txt"), "utf8");
  const names = list.split("\n").map((line) => line.replace(/#.*/, "").trim()).filter(Boolean);
  const symbols = await Promise.all([...new Set(names)].sort().map(symbol));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

async function symbol(name) {
  const svg = await readFile(path.join(ICONS, `${name}.svg`), "utf8");
  const [, viewBox] = svg.match(/viewBox="([^"]+)"/);
  const shapes = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  return `<symbol id="${name}" viewBox="${viewBox}">${shapes.replace(/\n\s*/g, "")}</symbol>`;
}

/** Writes *content* under a hashed name and returns that name. */
async function keep(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  const { name: stem, ext } = path.parse(name);
  const hashed = `${stem}-${hash}${ext}`;
  await writeFile(path.join(DIST, hashed), content);
  return hashed;
}

/** The sprite, images/, the app's icons, and the screen font where the styles did not bring it in. */
async function others(manifest) {
  manifest["icons.svg"] = await keep("icons.svg", await sprite());
  for (const name of await namesIn("images", "")) {
    manifest[name] = await keep(name, await readFile(path.join(HERE, "images", name)));
  }
  for (const [name, drawn] of Object.entries(PICTURES)) manifest[name] = await keep(name, drawn());
  if (!manifest[FONT]) manifest[FONT] = await keep(FONT, await readFile(fontFile()));
}

function fontFile() {
  return path.join(HERE, "node_modules/@fontsource-variable/plus-jakarta-sans/files", FONT);
}

async function namesIn(folder, ending) {
  const place = path.join(HERE, folder);
  if (!existsSync(place)) return [];
  const found = await readdir(place, { withFileTypes: true });
  return found.filter((f) => f.isFile() && f.name.endsWith(ending)).map((f) => f.name);
}

/** Lays a .br and a .gz beside each text, so the server never compresses at run time. */
async function compress() {
  for (const name of (await readdir(DIST)).filter((file) => COMPRESSED.test(file))) {
    const file = path.join(DIST, name);
    const content = await readFile(file);
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

/** Removes what an earlier build left; paper/ belongs to paper.py. */
async function sweep(outputs) {
  const kept = new Set(["paper", ...Object.keys(outputs).map((file) => path.basename(file))]);
  const left = (await readdir(DIST)).filter((name) => !kept.has(name));
  await Promise.all(left.map((name) => rm(path.join(DIST, name), { recursive: true })));
}

await mkdir(DIST, { recursive: true });
// esbuild has printed what is wrong; its stack would only hide that.
const outputs = await bundle().catch(() => process.exit(1));
await sweep(outputs);
const manifest = named(outputs);
await others(manifest);
manifest["phone.json"] = await keep("phone.json", JSON.stringify(phoneFiles(outputs, manifest)));
manifest["preloads.json"] = await keep("preloads.json", JSON.stringify(preloads(outputs)));
const sorted = Object.fromEntries(Object.entries(manifest).sort());
await writeFile(path.join(DIST, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);
await compress();
