// Joins the NHS.UK behaviour and ours into one module, so that hashed file names need no
// rewriting of imports. Order matters only in that app.js starts everything.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

const upstream = "node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.js";
const withoutMap = readFileSync(upstream, "utf8").replace(/\/\/# sourceMappingURL=.*/, "");
const ours = ["autosave", "idle", "narrow", "app"].map((name) => readFileSync(`static/js/${name}.js`, "utf8"));

writeFileSync("static/build/app.js", [withoutMap, ...ours].join("\n"));
copyFileSync("static/js/supported.js", "static/build/supported.js");
