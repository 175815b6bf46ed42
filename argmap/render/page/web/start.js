// The page from a file: its map is in it.

import { App } from "./app.js";

new App(JSON.parse(document.getElementById("data").textContent));
