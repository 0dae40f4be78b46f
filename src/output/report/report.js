"use strict";
(() => {
  const story = document.getElementById("story");
  if (story) lights(story);
  const filter = document.getElementById("filter");
  if (filter) stories(filter);

  // A press on a voice lights up its mentions and quotes; the bar leads from one to the next.
  function lights(story) {
    const buttons = [...document.querySelectorAll("[data-voice]")];
    const marks = [...story.querySelectorAll("[data-of]")];
    const bar = document.createElement("div");
    bar.id = "bar";
    bar.hidden = true;
    bar.innerHTML = '<b dir="auto"></b><output></output><button type="button" aria-label="Previous">↑</button>' +
      '<button type="button" aria-label="Next">↓</button><button type="button" aria-label="Clear">×</button>';
    document.body.append(bar);
    const [back, on, clear] = bar.querySelectorAll("button");
    let lit = [];
    let at = -1;

    const press = voice => {
      const button = buttons.find(button => button.dataset.voice === voice);
      lit = [];
      at = -1;
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      for (const mark of marks) {
        const isTheirs = Boolean(button) && mark.dataset.of.split(" ").includes(voice);
        mark.classList.toggle("lit", isTheirs);
        mark.classList.remove("here");
        if (isTheirs) lit.push(mark);
      }
      document.body.classList.toggle("lighting", Boolean(button));
      bar.hidden = !button;
      if (!button) return;
      story.style.setProperty("--lit-hue", button.style.getPropertyValue("--h"));
      bar.querySelector("b").textContent = button.querySelector(".who").textContent;
      count();
    };
    const count = () => {
      bar.querySelector("output").textContent = (at < 0 ? "" : at + 1 + " of ") + lit.length;
    };
    const step = by => {
      if (lit.length === 0) return;
      lit[at]?.classList.remove("here");
      at = at < 0 ? (by > 0 ? 0 : lit.length - 1) : (at + by + lit.length) % lit.length;
      lit[at].classList.add("here");
      lit[at].scrollIntoView({ block: "center" });
      count();
    };

    for (const button of buttons) {
      button.addEventListener("click", () =>
        press(button.getAttribute("aria-pressed") === "true" ? undefined : button.dataset.voice));
    }
    for (const mark of marks) {
      mark.style.cursor = "pointer";
      mark.addEventListener("click", () => {
        if (getSelection().isCollapsed) press(mark.dataset.of.split(" ").at(-1));
      });
    }
    back.addEventListener("click", () => step(-1));
    on.addEventListener("click", () => step(1));
    clear.addEventListener("click", () => press(undefined));
    document.addEventListener("keydown", event => { if (event.key === "Escape") press(undefined); });
  }

  // What is typed, or the speaker whose bar is pressed, says which stories are shown.
  function stories(filter) {
    const items = [...document.querySelectorAll(".stories li")];
    const bars = [...document.querySelectorAll("[data-speaker]")];
    const keep = (belongs, pressed) => {
      for (const item of items) item.hidden = !belongs(item);
      for (const bar of bars) bar.setAttribute("aria-pressed", String(bar === pressed));
    };
    filter.addEventListener("input", () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      keep(item => {
        const text = (item.textContent + " " + item.dataset.speakers).toLowerCase();
        return words.every(word => text.includes(word));
      });
    });
    const press = bar => {
      const again = bar.getAttribute("aria-pressed") === "true";
      filter.value = again ? "" : bar.dataset.speaker;
      keep(item => again || item.dataset.speakers.split("\n").includes(bar.dataset.speaker), again ? undefined : bar);
      if (!again) filter.scrollIntoView({ block: "nearest" });
    };
    for (const bar of bars) {
      bar.addEventListener("click", () => press(bar));
      bar.addEventListener("keydown", event => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        press(bar);
      });
    }
  }
})();
