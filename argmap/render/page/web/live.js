// The page that is served: it follows its file, and says where the file is broken.

import { App } from "./app.js";
import { el, fill } from "./dom.js";

const data = JSON.parse(document.getElementById("data").textContent);
const app = new App(data);
const news = document.getElementById("news");
let version = data.version;

const events = new EventSource("events");
events.addEventListener("map", async (event) => {
  fill(news);
  if (event.data === version) return;
  const answer = await fetch("data");
  if (!answer.ok) return;
  const changed = await answer.json();
  version = changed.version;
  app.show(changed);
  fill(news, el("p", { class: "fresh" }, "The file has changed; this is what it says now."));
  setTimeout(() => news.querySelector(".fresh")?.remove(), 3000);
});
events.addEventListener("broken", (event) => fill(news, broken(JSON.parse(event.data))));
events.addEventListener("error", () => {
  fill(news, el("p", { class: "alarm" }, "argmap view has ended; the page shows the last map it had."));
});
events.addEventListener("open", () => news.querySelector(".alarm")?.remove());

/** What is wrong with the file, each with its place and what to write instead. */
function broken({ summary, problems }) {
  return el(
    "section",
    { class: "broken", role: "alert" },
    el("h2", {}, `The file is broken (${summary}); this is the map before.`),
    problems.map(({ message, excerpt }) =>
      el(
        "div",
        { class: "problem" },
        el("p", {}, message),
        excerpt && el("pre", { tabindex: "0", "aria-label": "The place in the file" }, excerpt),
      ),
    ),
  );
}
